"""How each role reaches the database, and how databases are made and renamed."""

from django.conf import settings
from django.db import connections
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words

DJANGOS_OWN = {"options", "pool", "isolation_level", "server_side_binding", "assume_role", "context"}


def database() -> str:
    """The name of the database in use."""
    return str(connections["default"].settings_dict["NAME"])


def application_role() -> str:
    """The role that row security binds."""
    return str(connections["default"].settings_dict["USER"])


def owner(name: str | None = None) -> str:
    """How the owner of the tables connects to the database ``name``."""
    if "owner" not in connections:
        raise Refused([Problem("safekeeping.no_owner", "OWNER_DATABASE_URL", NO_OWNER, NAME_IT)])
    return _address("owner", name or database())


def application(name: str | None = None) -> str:
    """How the application connects to the database ``name``."""
    return _address("default", name or database())


def backup(name: str | None = None) -> str:
    """How the backup's role connects, which reads everything and changes nothing."""
    if not settings.BACKUP_ADDRESS:
        raise Refused([Problem("safekeeping.no_backup_role", "BACKUP_DATABASE_URL", NO_ROLE, NAME_IT)])
    return make_conninfo(settings.BACKUP_ADDRESS, dbname=name or database())


def backup_role() -> str:
    """The name of the backup's role; empty when none is given."""
    return str(conninfo_to_dict(settings.BACKUP_ADDRESS or "").get("user", ""))


def builder() -> str:
    """How databases are made, renamed and dropped: from ``postgres``, since none can rename itself."""
    server = settings.DATABASE_SERVER
    return server.builder_conninfo() if server else owner("postgres")


def split(address: str) -> tuple[str, dict[str, str]]:
    """The address without its password, and the environment with it: command lines are seen by all."""
    given = conninfo_to_dict(address)
    password = given.pop("password", None)
    return make_conninfo("", **given), {"PGPASSWORD": str(password)} if password else {}


def _address(alias: str, name: str) -> str:
    given = connections[alias].settings_dict
    more = {key: value for key, value in given["OPTIONS"].items() if key not in DJANGOS_OWN}
    return make_conninfo(
        host=given["HOST"] or None,
        port=given["PORT"] or None,
        user=given["USER"] or None,
        password=given["PASSWORD"] or None,
        dbname=name,
        **more,
    )


NO_OWNER = Words("Chưa khai báo vai trò chủ sở hữu.", "No owner role is given.")
NO_ROLE = Words("Chưa khai báo vai trò sao lưu.", "No backup role is given.")
NAME_IT = Words("Đặt biến này như docs/rooms/config.md.", "Set it as docs/rooms/config.md says.")
