"""Tables without their indexes while very many rows come in: made once at the end, an index costs a tenth."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection
from psycopg import sql

# A key or an exclusion is dropped and added as a constraint, any other index as an index. Keys come first.
_INDEXES = """
SELECT CASE WHEN k.oid IS NULL THEN format('DROP INDEX %%I', i.relname)
            ELSE format('ALTER TABLE %%I DROP CONSTRAINT %%I', t.relname, k.conname) END,
       CASE WHEN k.oid IS NULL THEN pg_get_indexdef(i.oid)
            ELSE format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', x.indrelid::regclass, k.conname,
                        pg_get_constraintdef(k.oid)) END
FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_class t ON t.oid = x.indrelid
LEFT JOIN pg_constraint k ON k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x')
WHERE x.indrelid = ANY(%(tables)s::regclass[])
ORDER BY k.oid IS NULL, x.indexrelid
"""


@contextmanager
def without_indexes(tables: Sequence[str]) -> Iterator[None]:
    """Inside, the tables have no index; after it they have the same ones as before, keys among them.

    Statistics are made too: who goes on in this transaction would else be planned for as for empty tables.
    By their owner, in a transaction: broken off, everything is as it was. Others wait for its end.
    """
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, {"tables": list(tables)})
        found: list[tuple[str, str]] = cursor.fetchall()
        for drop, _ in found:
            cursor.execute(drop)
        yield
        for _, create in found:
            cursor.execute(create)
        cursor.execute(sql.SQL("ANALYZE {}").format(sql.SQL(", ").join(map(sql.Identifier, tables))))
