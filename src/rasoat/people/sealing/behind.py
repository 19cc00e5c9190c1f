"""What was done behind the system's back: records that no link covers, rows that differ from their history,
guards that are switched off."""

from collections.abc import Iterator
from hmac import compare_digest

import psycopg
from psycopg import sql

from rasoat.people.sealing.breaks import DATABASE, Break, Kind
from rasoat.people.sealing.keys import TrailKeys
from rasoat.people.sealing.sources import SOURCES, TRAIL

UNCOVERED = """
SELECT r.id, {chain}, {content}, {mac} FROM {table} r
WHERE NOT EXISTS (SELECT FROM people_traillink l WHERE l.source = '{name}' AND l.row_id = r.id)
AND NOT EXISTS (SELECT FROM people_unsealed u WHERE u.source = '{name}' AND u.row_id = r.id)
ORDER BY r.id
"""
WAITING = "SELECT count(*) FROM people_unsealed"
GUARDS = ("append_only", "append_only_whole", "to_seal", "row_history", "row_history_whole")
GUARDS_OFF = """
SELECT tgrelid::regclass::text, tgname::text FROM pg_trigger
WHERE tgname = ANY(%s) AND tgenabled NOT IN ('O', 'A') ORDER BY 1, 2
"""
TRACKED = """
SELECT c.relname::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE t.tgname = 'row_history' ORDER BY 1
"""
DIFFERING = """
WITH newest AS (
    SELECT DISTINCT ON ("row") "row", operation, image::jsonb AS image
    FROM people_rowhistory WHERE "table" = {name} ORDER BY "row", id DESC),
kept AS MATERIALIZED (SELECT id::text AS "row", to_jsonb(now) AS image FROM {table} now)
SELECT "row" FROM kept FULL JOIN newest USING ("row")
WHERE (kept.image IS NULL AND newest.operation <> 'DELETE')
   OR (kept.image IS NOT NULL AND (newest.image IS NULL OR newest.operation = 'DELETE'))
   OR EXISTS (SELECT FROM jsonb_each(newest.image) AS was
              WHERE kept.image ? was.key AND kept.image -> was.key IS DISTINCT FROM was.value)
ORDER BY 1 LIMIT 1
"""


def uncovered(pg: psycopg.Connection, keys: TrailKeys) -> Iterator[Break]:
    """Records without a link that do not wait for one either."""
    for source in SOURCES:
        asked = UNCOVERED.format(
            chain=source.chain,
            content=source.content,
            mac=source.mac,
            table=source.table,
            name=source.name,
        )
        for row_id, chain, content, mac in pg.execute(asked):
            forged = source is TRAIL and not compare_digest(keys.of_record(source.name, content), mac)
            kind = Kind.ENTRY_FORGED if forged else Kind.NEVER_SEALED
            yield Break(chain, 0, kind, f"{source.name} {row_id}")


def waiting(pg: psycopg.Connection) -> int:
    """How many records wait for the sealer."""
    return int(pg.execute(WAITING).fetchone()[0])


def guards_off(pg: psycopg.Connection) -> Iterator[Break]:
    """Triggers that keep evidence and are switched off now."""
    for table, trigger in pg.execute(GUARDS_OFF, [list(GUARDS)]):
        yield Break(DATABASE, 0, Kind.GUARD_OFF, f"{table}: {trigger}")


def rows_changed(pg: psycopg.Connection) -> Iterator[Break]:
    """The first row of each watched table that is not what its history says. New columns do not count."""
    for (table,) in pg.execute(TRACKED).fetchall():
        names = {"name": sql.Literal(table), "table": sql.Identifier(table)}
        if found := pg.execute(sql.SQL(DIFFERING).format(**names)).fetchone():
            yield Break(f"{DATABASE}: {table}", 0, Kind.ROW_CHANGED, found[0])
