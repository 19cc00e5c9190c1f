"""Many rows at once. Row security refuses COPY into its tables, so a temporary table stands between."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from psycopg import sql

_PREPARE = """
CREATE TEMPORARY TABLE IF NOT EXISTS {between} ON COMMIT DROP AS SELECT {names} FROM {table} WITH NO DATA
"""
_COPY = "COPY {between} ({names}) FROM STDIN"
_INSERT = "INSERT INTO {table} ({names}) SELECT {names} FROM {between}"
_EMPTY = "TRUNCATE {between}"


def insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert rows in the order given; the number inserted. Needs a transaction.

    Values are in the order of ``columns``; JSON goes in as text.
    """
    parts = {
        "table": sql.Identifier(table),
        "between": sql.Identifier(f"incoming_{table}"),
        "names": sql.SQL(", ").join(map(sql.Identifier, columns)),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(_PREPARE).format(**parts))
        with cursor.copy(sql.SQL(_COPY).format(**parts)) as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(sql.SQL(_INSERT).format(**parts))
        inserted: int = cursor.rowcount
        cursor.execute(sql.SQL(_EMPTY).format(**parts))
    return inserted
