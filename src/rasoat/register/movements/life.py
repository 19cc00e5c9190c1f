"""What is known of one household when its movement is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from rasoat.register.derivation.standings import Standing
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.movements.columns import Column


class Flow(NamedTuple):
    """One household, or some of its persons, coming into or going out of a class in a village.

    ``households`` is 1, or 0 where only its size changed; ``persons`` None where its size is not known. Added
    up over several of which the same is told, ``household`` is 0, and the others are theirs together.
    ``column`` says the direction. ``source`` is the event of the list line or decision behind it; ``what``
    names a change that a person may explain, ``explained`` the event by which one did.
    """

    household: int
    path: str
    table: str
    column: Column
    households: int
    persons: int | None
    reason: str
    day: date
    source: int | None = None
    what: str = ""
    explained: int | None = None


class Descent(NamedTuple):
    """A household came of ``origin`` on a day: split off, merged or a duplicate."""

    origin: int
    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a household before the first day, for the moment it comes onto a list.

    ``listed`` are the classes it had itself, ``listed_before_it`` those of the households that it came of.
    ``continues`` is "split" or "merged" where it came of a household that was on the list that very day,
    between the two days. ``no_list_before`` is the day on which it first stands on a list between the two,
    where that is the first list of its commune: nobody knows then where it comes from.
    """

    listed: frozenset[str] = frozenset()
    listed_before_it: frozenset[str] = frozenset()
    continues: str = ""
    no_list_before: date | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """A household's standings, oldest first, its state by its events, and its past."""

    rows: Sequence[Standing]
    state: HouseholdState
    past: Past = Past()

    def explained(self, what: str, day: date) -> tuple[str, int] | None:
        """The last explanation of a change: its category and the event; None where nobody gave one."""
        said = [
            (event.payload["category"], event.id)
            for event in self.state.explained
            if event.payload["what"] == what and event.payload["day"] == day.isoformat()
        ]
        return said[-1] if said else None


def past_of(
    household: int,
    rows_of: Mapping[int, Sequence[Standing]],
    descent: Mapping[int, Sequence[Descent]],
    start: date,
    end: date,
    no_list_before: date | None = None,
) -> Past:
    """Look back, also through the households that it came of; each is looked at once."""
    before: set[str] = set()
    continues = ""
    seen, waiting = {household}, [household]
    while waiting:
        for link in descent.get(waiting.pop(), ()):
            if link.on > end or link.origin in seen:
                continue
            seen.add(link.origin)
            waiting.append(link.origin)
            rows = rows_of.get(link.origin, ())
            before |= {row.group for row in rows if row.since < min(start, link.on)}
            if link.on > start and any(_listed_until(row, link.on) for row in rows):
                continues = continues or link.kind
    own = frozenset(row.group for row in rows_of.get(household, ()) if row.since < start)
    return Past(own, frozenset(before), continues, no_list_before)


def _listed_until(row: Standing, day: date) -> bool:
    """Whether it was on the list on that day, or up to it: a household that merges is closed on that day."""
    return row.since <= day and (row.until is None or row.until >= day)
