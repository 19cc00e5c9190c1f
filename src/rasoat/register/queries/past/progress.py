"""How far the lists of past review years are, by district and commune."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places.models import Level
from rasoat.places.queries import units_under
from rasoat.places.unit_row import PATH_WIDTH, UnitRow
from rasoat.register.models import CompleteList
from rasoat.register.past.brought import Brought, brought_in
from rasoat.register.past.figures import (
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
SHOWN = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


class Step(StrEnum):
    """How far a unit's list of a year is. ``absent``: the unit was not there on the list's day."""

    ABSENT = "absent"
    NO_FILE = "no_file"
    TO_SETTLE = "to_settle"
    TO_WRITE = "to_write"
    WRITTEN = "written"
    COMPLETE = "complete"
    RECONCILED = "reconciled"


@dataclass(frozen=True, slots=True)
class YearProgress:
    """One unit and review year. ``listed`` are the poor and near-poor households that the register has.

    ``complete`` of ``communes`` communes are said to be wholly in. ``is_reconciled``: totals are published
    and none of them differs without an explanation; ``open`` is how many do.
    """

    review_year: int
    step: Step
    brought: Brought
    listed: int
    complete: int
    communes: int
    is_reconciled: bool
    open: int

    @property
    def list_year(self) -> int:
        """The year the list serves."""
        return self.review_year + 1


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """A unit with its years, in the order asked for; ``depth`` 0 is the unit asked for."""

    unit: UnitRow
    depth: int
    years: tuple[YearProgress, ...]


def progress_of_years(
    unit: int, review_years: Sequence[int], acting_user: ActingUser
) -> tuple[UnitProgress, ...]:
    """The unit, its districts and their communes, each with every review year.

    Units are those of the day of the last of these lists; a unit that was not there in another year says so.
    Raises ``NotAllowed`` or ``Refused``.
    """
    last = max(review_years) + 1
    found = unit_then(unit, last)
    require(acting_user, READ, found.path)
    facts = [_Facts(acting_user, found, year) for year in review_years]
    return tuple(
        UnitProgress(one, _depth(found, one), tuple(each.progress(one) for each in facts))
        for one in _ordered(found, units_under(found.path, day_of(last)))
    )


def _ordered(top: UnitRow, units: Iterable[UnitRow]) -> list[UnitRow]:
    """Each district before its communes, in Vietnamese order."""
    below: dict[str, list[UnitRow]] = defaultdict(list)
    for one in units:
        if one.level in SHOWN and one.path != top.path:
            below[one.path[:-PATH_WIDTH]].append(one)
    ordered: list[UnitRow] = []

    def add(unit: UnitRow) -> None:
        ordered.append(unit)
        for one in below[unit.path]:
            add(one)

    add(top)
    return ordered


def _depth(top: UnitRow, unit: UnitRow) -> int:
    return (len(unit.path) - len(top.path)) // PATH_WIDTH


class _Facts:
    """Everything of one year, each kind from one statement, added up for every unit above a commune."""

    def __init__(self, who: ActingUser, top: UnitRow, review_year: int) -> None:
        self._year, year = review_year, review_year + 1
        width = len(top.path) + 2 * PATH_WIDTH
        self._there = {one.path for one in units_under(top.path, day_of(year)) if one.level in SHOWN}
        self._communes = _counted(one.path for one in units_under(top.path, day_of(year), Level.COMMUNE))
        self._complete = _counted(
            within(CompleteList, who, top).filter(list_year=year).values_list("unit_path", flat=True)
        )
        self._brought: dict[str, Brought] = defaultdict(Brought)
        for (path, _), brought in brought_in(who, top, year, width).items():
            for above in _upwards(path):
                self._brought[above] = self._brought[above].plus(brought)
        self._listed: dict[tuple[str, str], Figure] = defaultdict(Figure)
        for (path, group), figure in figures(who, top, year, width).items():
            for above in _upwards(path):
                self._listed[above, group] = self._listed[above, group].plus(figure)
        self._published, self._explained = published(who, top, year), explained(who, top, year)

    def progress(self, unit: UnitRow) -> YearProgress:
        """One unit."""
        brought = self._brought.get(unit.path, Brought())
        complete, communes = self._complete[unit.path], self._communes[unit.path]
        has, open_ = self._differences(unit)
        return YearProgress(
            review_year=self._year,
            step=self._step(unit, brought, is_complete=0 < communes == complete, is_even=has and not open_),
            brought=brought,
            listed=sum(self._listed.get((unit.path, group), Figure()).households for group in CLASSES),
            complete=complete,
            communes=communes,
            is_reconciled=has and not open_,
            open=open_,
        )

    def _step(self, unit: UnitRow, brought: Brought, *, is_complete: bool, is_even: bool) -> Step:
        if unit.path not in self._there:
            return Step.ABSENT
        if brought.to_settle or brought.unconfirmed:
            return Step.TO_SETTLE
        if brought.ready:
            return Step.TO_WRITE
        if is_complete:
            return Step.RECONCILED if is_even else Step.COMPLETE
        return Step.WRITTEN if brought.written else Step.NO_FILE

    def _differences(self, unit: UnitRow) -> tuple[bool, int]:
        """Whether anything is published of the unit, and how many classes differ without an explanation."""
        has, open_ = False, 0
        for group in CLASSES:
            total = self._published.get((unit.path, group))
            if total is None:
                continue
            found = difference(self._listed.get((unit.path, group), Figure()), total)
            notes = self._explained.get((unit.path, group), ())
            has = True
            open_ += not found.is_none and not any(holds(one, found) for one in notes)
        return has, open_


def _counted(paths: Iterable[str]) -> Mapping[str, int]:
    """How many of the paths lie at or below each unit."""
    return Counter(above for path in paths for above in _upwards(path))


def _upwards(path: str) -> Iterable[str]:
    """The path itself and those of the units above it."""
    return (path[:end] for end in range(PATH_WIDTH, len(path) + 1, PATH_WIDTH))
