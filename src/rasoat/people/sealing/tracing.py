"""The slow look, taken when the hash of a batch does not hold: the first broken record of each chain.

Every link is computed again from the one before it, and every record is held against its digest.
"""

from collections.abc import Iterable, Iterator, Mapping
from hmac import compare_digest
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import psycopg

from rasoat.people.sealing.breaks import Break, Kind
from rasoat.people.sealing.keys import TrailKeys
from rasoat.people.sealing.links import NOTHING_BEFORE, link_of
from rasoat.people.sealing.sources import SOURCES, Source

LINKED = """
SELECT l.chain::text, l.position, l.source::text, l.row_id, l.digest, l.link, {content}, {mac},
    r.id IS NOT NULL
FROM people_traillink l LEFT JOIN {table} r ON r.id = l.row_id
WHERE l.source = '{name}' ORDER BY l.chain, l.position, l.id
"""


class Linked(NamedTuple):
    """A link with the record it stands for, as the database has them now."""

    chain: str
    position: int
    source: str
    row_id: int
    digest: bytes
    link: bytes
    content: bytes | None
    mac: bytes | None
    there: bool

    @property
    def record(self) -> str:
        """Its name: "trail 12"."""
        return f"{self.source} {self.row_id}"


def broken_chains(pg: psycopg.Connection, keys: TrailKeys, lengths: Mapping[str, int]) -> Iterator[Break]:
    """The first break of every chain that has one. ``lengths`` is how long the seals say each chain is."""
    unseen = dict(lengths)
    for source in SOURCES:
        for chain, rows in groupby(_linked(pg, source), attrgetter("chain")):
            found = first_break(keys, chain, list(rows), unseen.pop(chain, 0))
            if found:
                yield found
    for chain, length in unseen.items():
        if length:
            yield Break(chain, 1, Kind.LINK_MISSING)


def first_break(keys: TrailKeys, chain: str, rows: list[Linked], length: int) -> Break | None:
    """The first break among the links of one chain, in the order of their positions."""
    before = NOTHING_BEFORE
    for position, row in enumerate(rows, start=1):
        if kind := _fault(keys, before, position, row, rows):
            return Break(chain, position, kind, row.record if row.position == position else "")
        before = row.link
    return Break(chain, len(rows) + 1, Kind.LINK_MISSING) if len(rows) < length else None


def _fault(keys: TrailKeys, before: bytes, position: int, row: Linked, rows: list[Linked]) -> Kind | None:
    if row.position != position or not _fits(keys, before, position, row):
        return _fault_of_link(keys, before, position, row, rows)
    if not row.there or row.content is None:
        return Kind.RECORD_MISSING
    if not compare_digest(keys.of_record(row.source, row.content), row.digest) or not _own_mac(row):
        return Kind.ENTRY_CHANGED if row.source == "trail" else Kind.HISTORY_CHANGED
    return None


def _fault_of_link(keys: TrailKeys, before: bytes, position: int, row: Linked, rows: list[Linked]) -> Kind:
    """The right link stands elsewhere in the chain, or is gone, or was replaced."""
    if any(_fits(keys, before, position, other) for other in rows if other is not row):
        return Kind.REORDERED
    return Kind.LINK_MISSING if row.position > position else Kind.LINK_FORGED


def _fits(keys: TrailKeys, before: bytes, position: int, row: Linked) -> bool:
    """Whether the row is the link that the sealer put at ``position``."""
    wanted = link_of(keys, before, row.chain, position, row.source, row.row_id, row.digest)
    return compare_digest(wanted, row.link)


def _own_mac(row: Linked) -> bool:
    return row.source != "trail" or row.mac == row.digest


def _linked(pg: psycopg.Connection, source: Source) -> Iterable[Linked]:
    asked = LINKED.format(content=source.content, mac=source.mac, table=source.table, name=source.name)
    with pg.transaction(), psycopg.ServerCursor(pg, "links", row_factory=lambda _: Linked._make) as cursor:
        cursor.itersize = 5_000
        cursor.execute(asked, binary=True)
        yield from cursor
