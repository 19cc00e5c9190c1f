"""Bringing a database up to this release: tables, rights of the application, the system's own actors."""

from django.core.management import call_command
from django.db import connections

from rasoat.people.actions.ensure_system_actors import ensure_system_actors
from rasoat.people.privileges import allow_entry, grant


def prepare(verbosity: int = 0) -> None:
    """Migrate as the owner, then grant what this release needs. Running it again changes nothing."""
    call_command("migrate", database="owner", interactive=False, verbosity=verbosity)
    owner, application = connections["owner"], connections["default"].settings_dict
    grant(owner, application["USER"])
    allow_entry(owner, application["NAME"], [application["USER"]])
    ensure_system_actors()
