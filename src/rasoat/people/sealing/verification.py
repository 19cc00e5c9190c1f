"""Verification: everything that was sealed is computed anew, and what does not hold is named.

First a quick look at whole batches; only when one does not hold, every link and record is looked at.
"""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime

import psycopg

from rasoat.people.sealing import behind
from rasoat.people.sealing.batches import NO_RECORDS, Batch, links_hashed, records_hashed
from rasoat.people.sealing.breaks import SEALS, Break, Kind
from rasoat.people.sealing.keys import TrailKeys
from rasoat.people.sealing.links import Seal
from rasoat.people.sealing.roots import RootsFile
from rasoat.people.sealing.seals_check import first_broken_seal, first_difference
from rasoat.people.sealing.sources import SOURCES
from rasoat.people.sealing.stored import seals as stored_seals
from rasoat.people.sealing.tracing import broken_chains

STEP = 50_000
"""Links looked at together."""
Tell = Callable[[int, int], None]
"""Told how many records are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found: ``links`` sealed records under ``seals`` seals, ``waiting`` not yet."""

    links: int
    seals: int
    waiting: int
    last_root: str
    seconds: float
    breaks: tuple[Break, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.breaks


def verify(
    readers: Sequence[psycopg.Connection], keys: TrailKeys, roots: RootsFile, tell: Tell = lambda *_: None
) -> Report:
    """Verify over connections that see every record; several of them share the work.

    Raises ``Refused`` when the file of roots cannot be read.
    """
    begun, read_at, known = time.monotonic(), datetime.now(UTC), roots.read()
    first, seals = readers[0], stored_seals(readers[0])
    found: list[Break | None] = []
    if seals and seals[-1].key != keys.fingerprint:
        found.append(Break(SEALS, seals[-1].number, Kind.KEY_MISSING, seals[-1].key))
    else:
        found += [first_broken_seal(keys, seals), first_difference(seals, known, read_at)]
        found += _broken_records(readers, keys, seals, tell)
        found += [*behind.guards_off(first), *behind.rows_changed(first)]
    return Report(
        links=sum(seal.links for seal in seals),
        seals=len(seals),
        waiting=behind.waiting(first),
        last_root=seals[-1].root.hex() if seals else "",
        seconds=time.monotonic() - begun,
        breaks=_first_of_each_chain(one for one in found if one),
    )


def chains_hold(readers: Sequence[psycopg.Connection], seals: Sequence[Seal], tell: Tell) -> bool:
    """Whether the links under every seal are those that were sealed. The quick look at the chains alone."""
    return not _differing(readers, seals, tell, whole=False)


def _broken_records(
    readers: Sequence[psycopg.Connection], keys: TrailKeys, seals: Sequence[Seal], tell: Tell
) -> list[Break]:
    first = readers[0]
    differing = _differing(readers, seals, tell, whole=True)
    loose = list(behind.uncovered(first, keys))
    if not (differing or loose or _unsealed_links(first)):
        return []
    found = [*broken_chains(first, keys, _lengths(seals)), *loose]
    if not found and differing:
        found.append(Break(SEALS, differing[0], Kind.BATCH_CHANGED, str(differing[0])))
    return found


def _lengths(seals: Iterable[Seal]) -> dict[str, int]:
    """How long every chain is, by what the seals say; a seal that cannot be read is named elsewhere."""
    lengths: dict[str, int] = {}
    for seal in seals:
        lengths |= json.loads(seal.lengths)
    return lengths


def _unsealed_links(pg: psycopg.Connection) -> bool:
    """Whether links name a seal that is not there; a link and its seal come in one transaction."""
    asked = """SELECT EXISTS (SELECT FROM people_traillink l WHERE NOT EXISTS
               (SELECT FROM people_trailseal s WHERE s.number = l.seal))"""
    return bool(pg.execute(asked).fetchone()[0])


def _differing(
    readers: Sequence[psycopg.Connection], seals: Sequence[Seal], tell: Tell, *, whole: bool
) -> list[int]:
    """The seals whose links, or records if ``whole``, are not those that were sealed."""
    total, done, found = sum(seal.links for seal in seals), 0, []
    steps = list(_steps(seals))
    tell(done, total)
    with ThreadPoolExecutor(len(readers)) as pool:
        for at in range(0, len(steps), len(readers)):
            shares = steps[at : at + len(readers)]
            for share, wrong in zip(
                shares, pool.map(_look, readers, shares, [whole] * len(readers)), strict=False
            ):
                found += wrong
                done += sum(seal.links for seal in share)
            tell(done, total)
    return found


def _steps(seals: Sequence[Seal]) -> Iterator[list[Seal]]:
    """The seals in runs of about ``STEP`` links."""
    run: list[Seal] = []
    for seal in seals:
        run.append(seal)
        if sum(one.links for one in run) >= STEP or len(run) >= STEP // 10:
            yield run
            run = []
    if run:
        yield run


def _look(pg: psycopg.Connection, seals: list[Seal], whole: bool) -> list[int]:
    first, last, nothing = seals[0].number, seals[-1].number, Batch(0, NO_RECORDS)
    links = links_hashed(pg, first, last)
    wrong = {
        seal.number
        for seal in seals
        if links.get(seal.number, nothing) != Batch(seal.links, seal.links_sha256)
    }
    for source in SOURCES if whole else ():
        records = records_hashed(pg, source, first, last)
        wrong |= {
            seal.number
            for seal in seals
            if records.get(seal.number, nothing).sha256 != seal.hash_of(source.name)
        }
    return sorted(wrong)


def _first_of_each_chain(found: Iterable[Break]) -> tuple[Break, ...]:
    """One break a chain; a record without a place comes after those that have one."""
    first: dict[str, Break] = {}
    for one in sorted(found, key=lambda one: (one.chain, one.position or float("inf"))):
        first.setdefault(one.chain, one)
    return tuple(first.values())
