"""The sealer: takes what waits, adds it to the chains of its units, closes the batch under a new root."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hmac import compare_digest
from typing import NamedTuple

import psycopg

from rasoat.common.problems import Refused
from rasoat.people.models.canonical_json import canonical
from rasoat.people.sealing.batches import NO_RECORDS, Batch, links_hashed, records_hashed
from rasoat.people.sealing.keys import TrailKeys
from rasoat.people.sealing.links import NOTHING_BEFORE, Link, Seal, link_of, root_of
from rasoat.people.sealing.refusals import older_database, other_key
from rasoat.people.sealing.roots import Root, RootsFile
from rasoat.people.sealing.sources import HISTORY, SOURCES, TRAIL, Source
from rasoat.people.sealing.stored import add_links, add_seal, ends_of, last_seal

MOST = 10_000
"""Records in one batch."""
LOCK = 7_215_001
WAITING = "SELECT source, row_id FROM people_unsealed ORDER BY id LIMIT %s"
DONE = """
DELETE FROM people_unsealed u USING unnest(%s::text[], %s::bigint[]) AS done(source, row_id)
WHERE u.source = done.source AND u.row_id = done.row_id
"""
UNLINKED = """
SELECT r.id, {chain}, {content}, {mac} FROM {table} r WHERE r.id = ANY(%s)
AND NOT EXISTS (SELECT FROM people_traillink l WHERE l.source = '{name}' AND l.row_id = r.id) ORDER BY r.id
"""


class Record(NamedTuple):
    """One record that waits: where it belongs and what stands for it."""

    source: str
    row_id: int
    chain: str
    digest: bytes


def seal_batch(pg: psycopg.Connection, keys: TrailKeys, roots: RootsFile) -> Seal | None:
    """Seal what waits, within the transaction of ``pg``; None when nothing does, or another sealer works.

    Put the seal into the file of roots (``note``) once the transaction is through. A record that does not
    carry our keyed hash gets no link: verification names it. Raises ``Refused`` when keys, database and file
    of roots do not belong together.
    """
    if not pg.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK]).fetchone()[0]:
        return None
    before = last_seal(pg)
    _require_together(pg, before, keys, roots)
    waiting = pg.execute(WAITING, [MOST]).fetchall()
    links = list(_linked(pg, keys, before.number + 1 if before else 1, _genuine(pg, keys, waiting)))
    pg.execute(DONE, [list(part) for part in zip(*waiting, strict=True)] or [[], []])
    if not links:
        return None
    add_links(pg, links)
    seal = _closed(pg, keys, links, before.root if before else NOTHING_BEFORE)
    add_seal(pg, seal)
    return seal


def note(pg: psycopg.Connection, roots: RootsFile) -> None:
    """Add to the file the seals that it lacks at its end: the newest, or what a crash left out."""
    known = max(roots.read(), default=0)
    wanted = "SELECT number, at, links, key, root FROM people_trailseal WHERE number > %s ORDER BY number"
    for number, at, links, key, root in pg.execute(wanted, [known]):
        roots.append(Root(number, at, links, key, root.hex()))


def _genuine(pg: psycopg.Connection, keys: TrailKeys, waiting: Iterable[tuple[str, int]]) -> Iterator[Record]:
    """The records that wait and are what this system wrote; each once, in the order of their numbers."""
    for source in SOURCES:
        ids = [row_id for name, row_id in waiting if name == source.name]
        for row_id, chain, content, mac in _contents(pg, source, ids):
            digest = keys.of_record(source.name, content)
            if source is HISTORY or compare_digest(digest, mac):
                yield Record(source.name, row_id, chain, digest)


def _contents(pg: psycopg.Connection, source: Source, ids: list[int]) -> list[tuple[int, str, bytes, bytes]]:
    asked = UNLINKED.format(
        name=source.name, chain=source.chain, content=source.content, mac=source.mac, table=source.table
    )
    return pg.execute(asked, [ids]).fetchall()


def _linked(
    pg: psycopg.Connection, keys: TrailKeys, number: int, records: Iterable[Record]
) -> Iterator[Link]:
    found = list(records)
    ends = ends_of(pg, {one.chain for one in found})
    for source, row_id, chain, digest in found:
        position, before = ends.get(chain, (0, NOTHING_BEFORE))
        link = link_of(keys, before, chain, position + 1, source, row_id, digest)
        ends[chain] = (position + 1, link)
        yield Link(number, chain, position + 1, source, row_id, digest, link)


def _closed(pg: psycopg.Connection, keys: TrailKeys, links: list[Link], before: bytes) -> Seal:
    number, nothing = links[0].seal, Batch(0, NO_RECORDS)
    records = [records_hashed(pg, source, number, number).get(number, nothing) for source in (TRAIL, HISTORY)]
    seal = Seal(
        number=number,
        at=datetime.now(UTC),
        links=len(links),
        lengths=canonical({one.chain: one.position for one in links}),
        links_sha256=links_hashed(pg, number, number)[number].sha256,
        trail_sha256=records[0].sha256,
        history_sha256=records[1].sha256,
        key=keys.fingerprint,
    )
    return replace(seal, root=root_of(keys, before, seal))


def _require_together(pg: psycopg.Connection, last: Seal | None, keys: TrailKeys, roots: RootsFile) -> None:
    """Sealing on with another key, or after an older database was put in place, would hide it."""
    if last and last.key != keys.fingerprint:
        raise Refused([other_key(last.key)])
    known = roots.read()
    if newest := max(known, default=0):
        stored = pg.execute("SELECT root FROM people_trailseal WHERE number = %s", [newest]).fetchone()
        if stored is None or stored[0].hex() != known[newest].root:
            raise Refused([older_database(newest, last.number if last else 0)])
