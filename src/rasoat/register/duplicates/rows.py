"""One list of persons, or two, as rows that are numbered from 0."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from rasoat.register.duplicates.person import Person


@dataclass(frozen=True, slots=True)
class Rows:
    """Persons by row, the left list first, each list by id; ``sides`` has 0 for the left, 1 for the other.

    ``household_of`` numbers the households of the rows, those of the left list first; ``household_ids`` are
    the caller's numbers for them.
    """

    people: list[Person]
    sides: list[int]
    household_of: list[int]
    household_ids: list[int]


def rows_of(*lists: Iterable[Person]) -> Rows:
    """The rows of one or two lists. ValueError when an id stands twice in a list."""
    rows = Rows([], [], [], [])
    for side, people in enumerate(lists):
        _append(rows, sorted(people, key=itemgetter(0)), side)
    return rows


def _append(rows: Rows, people: Sequence[Person], side: int) -> None:
    for one, following in pairwise(people):
        if one.id == following.id:
            raise ValueError(f"two persons have the id {one.id}")
    known = len(rows.household_ids)
    rows.household_ids.extend(sorted({one.household for one in people}))
    numbers = {household: known + place for place, household in enumerate(rows.household_ids[known:])}
    rows.household_of.extend(numbers[one.household] for one in people)
    rows.sides.extend([side] * len(people))
    rows.people.extend(people)
