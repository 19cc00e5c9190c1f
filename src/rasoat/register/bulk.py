"""Many rows at once. Row security refuses COPY into its tables, so a temporary table stands between."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from psycopg import sql

_PREPARE = """
CREATE TEMPORARY TABLE IF NOT EXISTS {between} ON COMMIT DROP AS SELECT {names} FROM {table} WITH NO DATA
"""
_COPY = "COPY {between} ({names}) FROM STDIN"
# Sorted by the first column: then the index on it grows at one place and not all over.
_MOVE = "INSERT INTO {table} ({names}) SELECT {names} FROM {between} ORDER BY 1"
_EMPTY = "TRUNCATE {between}"


def insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows in the order of their first column. Needs a transaction. JSON goes in as text."""
    bring(table, columns, rows)
    settle(table, columns)


def bring(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Put rows, values in the order of ``columns``, where ``settle`` takes them from; any number of times."""
    parts = _parts(table, columns)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(_PREPARE).format(**parts))
        with cursor.copy(sql.SQL(_COPY).format(**parts)) as copy:
            for row in rows:
                copy.write_row(row)


def settle(table: str, columns: Sequence[str]) -> None:
    """Move what was brought into the table."""
    parts = _parts(table, columns)
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(_MOVE).format(**parts))
        cursor.execute(sql.SQL(_EMPTY).format(**parts))


def _parts(table: str, columns: Sequence[str]) -> dict[str, sql.Composable]:
    return {
        "table": sql.Identifier(table),
        "between": sql.Identifier(f"incoming_{table}"),
        "names": sql.SQL(", ").join(map(sql.Identifier, columns)),
    }
