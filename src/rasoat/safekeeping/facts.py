"""What a manifest says of a database, read in one transaction."""

from typing import Any

import psycopg
from django.conf import settings

from rasoat.safekeeping.manifest import InstallationMark, SealMark

MIGRATIONS = "SELECT app, max(name) FROM django_migrations GROUP BY app ORDER BY app"
SERIALS = "SELECT issuer || ' ' || kind, next FROM register_codeserial ORDER BY 1"
SEAL = "SELECT number, root FROM people_trailseal ORDER BY number DESC LIMIT 1"
INSTALLATION = """
SELECT i.kind, i.issuer, coalesce(p.type || ' ' || p.name, '')
FROM places_installation i
LEFT JOIN places_unitperiod p ON p.unit_id = i.province_id
ORDER BY p.valid_from DESC LIMIT 1
"""


def has_tables(connection: psycopg.Connection) -> bool:
    """Whether anybody made a table in it."""
    return _has(connection, "django_migrations")


def migrations(connection: psycopg.Connection) -> dict[str, str]:
    """The last migration of each application."""
    return dict(connection.execute(MIGRATIONS).fetchall()) if has_tables(connection) else {}


def serials(connection: psycopg.Connection) -> dict[str, int]:
    """The next serial of each kind of code."""
    return dict(_rows(connection, "register_codeserial", SERIALS))


def installation(connection: psycopg.Connection) -> InstallationMark | None:
    """Which installation it is; None before anybody decided."""
    rows = _rows(connection, "places_installation", INSTALLATION)
    return InstallationMark(kind=rows[0][0], issuer=rows[0][1], province=rows[0][2]) if rows else None


def newest_seal(connection: psycopg.Connection) -> SealMark | None:
    """The newest seal of the trail, None before the first."""
    rows = _rows(connection, "people_trailseal", SEAL)
    return SealMark(number=rows[0][0], root=_text(rows[0][1])) if rows else None


def key_fingerprints() -> dict[str, str]:
    """The keys of this machine by name; only those that exist: a missing one must not be made here."""
    names = sorted(path.name for path in settings.KEYS.folder.glob("*") if path.is_file())
    return {name: settings.KEYS.fingerprint(name) for name in names}


def size(connection: psycopg.Connection) -> int:
    """Bytes of the database."""
    row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    return int(row[0]) if row else 0


def major(connection: psycopg.Connection) -> int:
    """Major version of the server."""
    return connection.info.server_version // 10_000


def _rows(connection: psycopg.Connection, table: str, question: str) -> list[tuple[Any, ...]]:
    return connection.execute(question.encode()).fetchall() if _has(connection, table) else []


def _has(connection: psycopg.Connection, table: str) -> bool:
    row = connection.execute("SELECT to_regclass(%s)", [f"public.{table}"]).fetchone()
    return row is not None and row[0] is not None


def _text(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
