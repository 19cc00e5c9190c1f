"""Bringing a database up to this release: tables, rights of the application, the system's own actors."""

from django.core.management import call_command
from django.db import connections

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.actions.ensure_system_actors import ensure_system_actors
from rasoat.people.lock_check import faults_of_locks
from rasoat.people.privileges import allow_entry, grant


def prepare(verbosity: int = 0) -> None:
    """Migrate as the owner, then grant what this release needs. Running it again changes nothing.

    Raises ``Refused`` when the settings name no owner, row security would not bind the application, or a
    table of people's data stands open.
    """
    _require_two_roles()
    call_command("migrate", database="owner", interactive=False, verbosity=verbosity)
    call_command("createcachetable", database="owner", verbosity=0)
    owner, application = connections["owner"], connections["default"].settings_dict
    grant(owner, application["USER"])
    allow_entry(owner, application["NAME"], [application["USER"]])
    ensure_system_actors()
    if faults := faults_of_locks():
        raise Refused(faults)


def refresh_statistics() -> None:
    """Let PostgreSQL look at every table again, after very many rows came in. Only the owner may."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")


def _require_two_roles() -> None:
    """Row security does not bind the owner of a table, so the application must be somebody else."""
    if "owner" not in connections:
        raise Refused([Problem("database.no_owner", "OWNER_DATABASE_URL", NO_OWNER, NAME_OWNER)])
    roles = [connections[alias].settings_dict["USER"] for alias in ("default", "owner")]
    if roles[0] == roles[1]:
        raise Refused([Problem("database.one_role", roles[0], ONE_ROLE, TWO_ROLES)])
    if _passes_policies():
        raise Refused([Problem("database.role_too_strong", roles[0], TOO_STRONG, TWO_ROLES)])


def _passes_policies() -> bool:
    """Whether the application's role is above row security."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        return bool(cursor.fetchone()[0])


NO_OWNER = Words("Chưa khai báo vai trò chủ sở hữu.", "No owner role is given.")
NAME_OWNER = Words(
    "Đặt OWNER_DATABASE_URL tới vai trò sở hữu các bảng, bên cạnh DATABASE_URL của ứng dụng.",
    "Set OWNER_DATABASE_URL to the role that owns the tables, beside the application's DATABASE_URL.",
)
ONE_ROLE = Words(
    "Ứng dụng và chủ sở hữu dùng chung một vai trò nên khóa theo địa bàn không có tác dụng.",
    "Application and owner are one role, which row security would not bind.",
)
TOO_STRONG = Words(
    "Vai trò của ứng dụng vượt qua được khóa theo địa bàn (superuser hoặc BYPASSRLS).",
    "The application's role passes row security (superuser or BYPASSRLS).",
)
TWO_ROLES = Words(
    "Tạo hai vai trò riêng như docs/rooms/config.md.", "Make two roles as docs/rooms/config.md says."
)
