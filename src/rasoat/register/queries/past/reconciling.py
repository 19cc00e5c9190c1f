"""A list year that was brought in beside what was published of it, by unit and class."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places.models import Level
from rasoat.places.queries import children, units_under
from rasoat.places.unit_row import PATH_WIDTH, UnitRow
from rasoat.register.models import CompleteList, ExplainedDifference, PublishedTotal
from rasoat.register.past.brought import Brought, brought_in
from rasoat.register.past.figures import (
    Difference,
    Figure,
    difference,
    explained,
    figures,
    holds,
    published,
)
from rasoat.register.past.units import CLASSES, day_of, unit_then
from rasoat.register.queries.within import within

READ = "list.read"
Item = TypeVar("Item", Figure, Brought)


class Standing(StrEnum):
    """How a figure stands beside the publication. ``open`` waits for somebody to explain it."""

    UNPUBLISHED = "unpublished"
    EQUAL = "equal"
    EXPLAINED = "explained"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """What was published, where, and who recorded it."""

    households: int
    persons: int | None
    source: str
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """An explanation that was given. ``holds``: it is about the difference as it is now."""

    note: str
    households: int
    persons: int | None
    explained_by: str
    explained_at: datetime
    holds: bool


@dataclass(frozen=True, slots=True)
class ClassLine:
    """One class of one unit. ``start`` is the list of the year before, ``end`` this one in the register.

    ``brought`` counts the households of the files; end.households = brought.new + brought.matched + others
    (``others`` were decided here, or recorded otherwise).
    """

    class_group: str
    start: Figure
    brought: Brought
    end: Figure
    published: PublishedFigure | None
    difference: Difference | None
    standing: Standing
    notes: tuple[Note, ...]

    @property
    def others(self) -> int:
        """Households on the list that no file brought."""
        return self.end.households - self.brought.new - self.brought.matched


@dataclass(frozen=True, slots=True)
class UnitLines:
    """A unit with a line a class. ``complete`` of ``communes`` communes are said to be wholly in.

    ``left`` counts households that the files name as having left, or that a complete list lacks; ``unclear``
    those of the files whose class nobody could tell.
    """

    unit: UnitRow
    lines: Mapping[str, ClassLine]
    left: Brought
    unclear: Brought
    complete: int
    communes: int

    @property
    def open(self) -> int:
        """Differences that nobody has explained."""
        return sum(line.standing is Standing.OPEN for line in self.lines.values())


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A unit as a whole, and the units directly below, as they were on the list's day.

    ``unplaced`` are households of the files whose unit is not known; they count in the whole alone.
    """

    list_year: int
    whole: UnitLines
    parts: tuple[UnitLines, ...]
    unplaced: Brought

    @property
    def review_year(self) -> int:
        """The year in whose autumn the list was made."""
        return self.list_year - 1

    @property
    def open(self) -> int:
        """Differences that nobody has explained, of the whole and of each part."""
        return self.whole.open + sum(part.open for part in self.parts)


def reconciliation(unit: int, list_year: int, acting_user: ActingUser) -> Reconciliation:
    """What came of a list year. ``unit`` is one of the list's day. Raises ``NotAllowed`` or ``Refused``."""
    found = unit_then(unit, list_year)
    require(acting_user, READ, found.path)
    facts = _Facts(acting_user, found, list_year)
    below = children(found.id, day_of(list_year)) if found.level != Level.VILLAGE else ()
    return Reconciliation(
        list_year, facts.lines(found), tuple(facts.lines(part) for part in below), facts.unplaced()
    )


class _Facts:
    """Everything known of a unit, each kind from one statement."""

    def __init__(self, who: ActingUser, unit: UnitRow, list_year: int) -> None:
        self._unit, width = unit, len(unit.path) + PATH_WIDTH
        self._start = figures(who, unit, list_year - 1, width)
        self._end = figures(who, unit, list_year, width)
        self._brought = brought_in(who, unit, list_year, width)
        self._published = published(who, unit, list_year)
        self._explained = explained(who, unit, list_year)
        self._complete = list(
            within(CompleteList, who, unit).filter(list_year=list_year).values_list("unit_path", flat=True)
        )
        self._communes = units_under(unit.path, day_of(list_year), Level.COMMUNE)

    def lines(self, unit: UnitRow) -> UnitLines:
        return UnitLines(
            unit=unit,
            lines={group: self._line(unit, group) for group in CLASSES},
            left=self._sum(unit, "none").plus(self._sum(unit, "above")),
            unclear=self._sum(unit, ""),
            complete=sum(path.startswith(unit.path) for path in self._complete),
            communes=sum(one.path.startswith(unit.path) for one in self._communes),
        )

    def unplaced(self) -> Brought:
        """What lies at no unit below, where there should be one."""
        found = Brought()
        for (path, _), brought in self._brought.items():
            if path == self._unit.path and self._unit.level != Level.VILLAGE:
                found = found.plus(brought)
        return found

    def _line(self, unit: UnitRow, group: str) -> ClassLine:
        start, end = Figure(), Figure()
        for figure in self._of(self._start, unit, group):
            start = start.plus(figure)
        for figure in self._of(self._end, unit, group):
            end = end.plus(figure)
        total = self._published.get((unit.path, group))
        found = difference(end, total) if total else None
        notes = tuple(_note(one, found) for one in self._explained.get((unit.path, group), ()))
        return ClassLine(
            class_group=group,
            start=start,
            brought=self._sum(unit, group),
            end=end,
            published=_shown(total) if total else None,
            difference=found,
            standing=_standing(found, notes),
            notes=notes,
        )

    def _sum(self, unit: UnitRow, group: str) -> Brought:
        found = Brought()
        for brought in self._of(self._brought, unit, group):
            found = found.plus(brought)
        return found

    @staticmethod
    def _of(items: Mapping[tuple[str, str], Item], unit: UnitRow, group: str) -> Iterator[Item]:
        return (item for (path, of), item in items.items() if of == group and path.startswith(unit.path))


def _shown(total: PublishedTotal) -> PublishedFigure:
    return PublishedFigure(
        total.households, total.persons, total.source, total.recorded_by.full_name, total.recorded_at
    )


def _note(one: ExplainedDifference, now: Difference | None) -> Note:
    return Note(
        one.note, one.difference, one.persons_difference, one.explained_by.full_name, one.explained_at,
        now is not None and holds(one, now),
    )  # fmt: skip


def _standing(found: Difference | None, notes: tuple[Note, ...]) -> Standing:
    if found is None:
        return Standing.UNPUBLISHED
    if found.is_none:
        return Standing.EQUAL
    return Standing.EXPLAINED if any(note.holds for note in notes) else Standing.OPEN
