"""One hash over everything derived: two registers with the same hash hold the same."""

import hashlib
from collections.abc import Iterator

from django.db import connection
from psycopg import sql

from rasoat.register.canonical import canonical
from rasoat.register.derivation.rows import TABLES

_TALLY = (
    "unit_path",
    "campaign",
    "standard",
    "class_id",
    "class_group",
    "households",
    "persons",
    "unknown_size",
)
_READ = "SELECT {names} FROM {table} ORDER BY {names}"
_CHUNK = 2000


def checksum() -> str:
    """SHA-256 over the canonical JSON of every derived row that the acting person sees, in a fixed order."""
    found = hashlib.sha256()
    for line in derived_lines():
        found.update(line.encode() + b"\n")
    return found.hexdigest()


def derived_lines() -> Iterator[str]:
    """Every derived row as a line of canonical JSON, table by table."""
    for table in TABLES:
        yield from _lines(table.table, table.columns)
    yield from _lines("register_villagetally", _TALLY)


def _lines(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql.SQL(_READ).format(names=names, table=sql.Identifier(table)))
        while rows := cursor.fetchmany(_CHUNK):
            for row in rows:
                yield canonical([table, *map(_plain, row)])


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
