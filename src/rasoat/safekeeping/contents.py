"""What stands in a database, as row counts and hashes: two databases with the same marks hold the same."""

import hashlib

import psycopg
from psycopg import sql

from rasoat.safekeeping.manifest import TableMark

# The text of a value depends on these; they are the same on every server.
SPELLING = (
    "SET client_encoding = 'UTF8'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; "
    "SET timezone = 'UTC'; SET extra_float_digits = 1; SET bytea_output = 'hex'"
)
TABLES = """
SELECT n.nspname, c.relname,
       coalesce((SELECT array_agg(a.attname::text ORDER BY k.place)
                 FROM pg_index i CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, place)
                 JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
                 WHERE i.indrelid = c.oid AND i.indisprimary), '{}')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
ORDER BY 1, 2
"""


def table_marks(connection: psycopg.Connection) -> dict[str, TableMark]:
    """Every table's mark, in the transaction of ``connection``, whose role must see every row."""
    connection.execute(SPELLING)
    tables = connection.execute(TABLES).fetchall()
    return {f"{schema}.{table}": _mark(connection, schema, table, keys) for schema, table, keys in tables}


def _mark(connection: psycopg.Connection, schema: str, table: str, keys: list[str]) -> TableMark:
    """Rows by primary key; a table without one by its whole rows."""
    order = sql.SQL(", ").join(map(sql.Identifier, keys)) if keys else sql.SQL('t::text COLLATE "C"')
    ask = sql.SQL("COPY (SELECT * FROM {} t ORDER BY {}) TO STDOUT").format(
        sql.Identifier(schema, table), order
    )
    found, rows = hashlib.sha256(), 0
    with connection.cursor().copy(ask) as lines:
        for line in lines:
            found.update(line)
            rows += 1
    return TableMark(rows=rows, sha256=found.hexdigest())


def differences(wanted: dict[str, TableMark], found: dict[str, TableMark]) -> list[str]:
    """Names of tables that are missing, too many, or hold something else."""
    return sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
