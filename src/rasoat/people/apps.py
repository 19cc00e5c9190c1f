"""The room of people."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.module_loading import autodiscover_modules


class PeopleConfig(AppConfig):
    """Learns every room's kinds of trail entries, and puts the guard on each database connection."""

    name = "rasoat.people"

    def ready(self) -> None:
        """Called by Django once all models are known."""
        from rasoat.people import session_limits
        from rasoat.people.guard import put_guard
        from rasoat.people.sign_in_trail import listen

        autodiscover_modules("trail_kinds", "account_kinds", "audit_kinds")
        listen()
        session_limits.listen()
        connection_created.connect(put_guard, dispatch_uid="people.guard")
