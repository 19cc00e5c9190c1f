"""Hashes over whole batches, as sealer and verification both take them.

The database joins the bytes of a batch into one value; the hash is taken here, so that it does not depend on
what the database says of itself. That is what makes verification fast: Python sees batches, not records.
"""

import hashlib
from typing import NamedTuple

import psycopg

from rasoat.people.sealing.sources import Source

LINKS = """
SELECT l.seal, count(*), string_agg(
    record_send(ROW(l.position, l.row_id, l.digest, l.link, l.source::text, l.chain::text)), ''::bytea
    ORDER BY l.id)
FROM people_traillink l WHERE l.seal BETWEEN %s AND %s GROUP BY l.seal ORDER BY l.seal
"""
RECORDS = """
SELECT l.seal, count(*), string_agg(record_send(ROW(l.row_id, {content}, {mac})), ''::bytea ORDER BY l.id)
FROM people_traillink l LEFT JOIN {table} r ON r.id = l.row_id AND r.id BETWEEN %s AND %s
WHERE l.seal BETWEEN %s AND %s AND l.source = '{name}' GROUP BY l.seal ORDER BY l.seal
"""
ROW_IDS = """
SELECT min(row_id), max(row_id) FROM people_traillink WHERE seal BETWEEN %s AND %s AND source = %s
"""
NO_RECORDS = hashlib.sha256().digest()


class Batch(NamedTuple):
    """What a batch contains now: how many, and the hash over all of it."""

    count: int
    sha256: bytes


def links_hashed(pg: psycopg.Connection, first: int, last: int) -> dict[int, Batch]:
    """The links of each seal from ``first`` to ``last``."""
    return _hashed(pg, LINKS, (first, last))


def records_hashed(pg: psycopg.Connection, source: Source, first: int, last: int) -> dict[int, Batch]:
    """The records of ``source`` under each seal; a seal without any is absent.

    Knowing the first and last record, the database reads that part of the table and not all of it.
    """
    ends = pg.execute(ROW_IDS, (first, last, source.name)).fetchone()
    asked = RECORDS.format(content=source.content, mac=source.mac, table=source.table, name=source.name)
    return _hashed(pg, asked, (*ends, first, last))


def _hashed(pg: psycopg.Connection, asked: str, ends: tuple[int, ...]) -> dict[int, Batch]:
    with psycopg.Cursor(pg) as cursor:
        cursor.execute(asked, ends, binary=True)
        return {seal: Batch(count, hashlib.sha256(content).digest()) for seal, count, content in cursor}
