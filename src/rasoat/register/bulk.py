"""Many rows at once. Row security refuses COPY into its tables, so a temporary table stands between.

The owner of the tables, who fills a new database, copies straight into them.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from rasoat.people.as_owner import OWNER

Row = Sequence[Any]
Parts = dict[str, sql.Composable]

_PREPARE = """
CREATE TEMPORARY TABLE IF NOT EXISTS {between} ON COMMIT DROP AS SELECT {names} FROM {table} WITH NO DATA
"""
_COPY = "COPY {into} ({names}) FROM STDIN"
# Sorted by the first column: then the index on it grows at one place and not all over.
_INSERT = "INSERT INTO {table} ({names}) SELECT {names} FROM {between} ORDER BY 1"
_DELETE = "DELETE FROM {table} USING {between} WHERE ({own}) = ({brought})"
_EMPTY = "TRUNCATE {between}"


def insert(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert rows in the order of their first column. Needs a transaction. JSON goes in as text.

    The owner's go in as they come.
    """
    if connection.alias == OWNER:
        with connection.cursor() as cursor:
            _copy(cursor, table, columns, rows)
        return
    with _brought("incoming", table, columns, rows) as (cursor, parts):
        cursor.execute(sql.SQL(_INSERT).format(**parts))


def delete(table: str, key: Sequence[str], rows: Iterable[Row]) -> None:
    """Delete the rows that have one of these values in the columns of ``key``. Needs a transaction."""
    with _brought("outgoing", table, key, rows) as (cursor, parts):
        cursor.execute(sql.SQL(_DELETE).format(**parts))


@contextmanager
def _brought(
    way: str, table: str, columns: Sequence[str], rows: Iterable[Row]
) -> Iterator[tuple[CursorWrapper, Parts]]:
    """The rows in a temporary table, which is empty again afterwards."""
    parts = _parts(table, f"{way}_{table}", columns)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(_PREPARE).format(**parts))
        _copy(cursor, f"{way}_{table}", columns, rows)
        yield cursor, parts
        cursor.execute(sql.SQL(_EMPTY).format(**parts))


def _copy(cursor: CursorWrapper, into: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    text = sql.SQL(_COPY).format(into=sql.Identifier(into), names=_names(columns))
    with cursor.copy(text) as copy:
        for row in rows:
            copy.write_row(row)


def _parts(table: str, between: str, columns: Sequence[str]) -> Parts:
    return {
        "table": sql.Identifier(table),
        "between": sql.Identifier(between),
        "names": _names(columns),
        "own": _names(columns, table),
        "brought": _names(columns, between),
    }


def _names(columns: Sequence[str], *table: str) -> sql.Composable:
    return sql.SQL(", ").join(sql.Identifier(*table, column) for column in columns)
