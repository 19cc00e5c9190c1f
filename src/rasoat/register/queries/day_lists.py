"""Lists and counts of a unit on any day, for reading, and the lists that were frozen."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, Sum
from django.db.models.functions import Substr

from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record_read
from rasoat.places.models import Level
from rasoat.places.queries import units_on
from rasoat.places.unit_row import PATH_WIDTH, UnitRow
from rasoat.register.models import FrozenList, Standing
from rasoat.register.queries.as_of import ListedLine, known_on, list_as_of
from rasoat.register.queries.within import within

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
LISTED = (Level.COMMUNE, Level.VILLAGE)


@dataclass(frozen=True, slots=True)
class DayRow:
    """A household on the list, with its village as it was called on that day."""

    code: str
    head_name: str
    village: str
    group: str
    list_year: int
    persons: int | None


@dataclass(frozen=True, slots=True)
class DayCount:
    """Households of one class in one unit. ``unknown_size``: of so many nobody said how many persons."""

    path: str
    title: str
    group: str
    households: int
    persons: int
    unknown_size: int


def day_list(person: ActingUser, unit: UnitRow, day: date, known: date | None) -> tuple[DayRow, ...]:
    """The list of a village or commune (as it is on ``day``), as known at the end of the day ``known``.

    The look stands in the trail.
    """
    numbers = known_on(_end_of(known)) if known is not None else None
    lines = list_as_of(unit.path, day, person, known=numbers)
    subject = Subject("list", f"{unit.code} {day.isoformat()}")
    record_read("list.read", acting_user=person, subject=subject, unit_path=unit.path, rows=len(lines))
    villages = units_on({int(line.path[-PATH_WIDTH:]) for line in lines}, day)
    return tuple(_row(line, villages) for line in lines)


def day_counts(person: ActingUser, unit: UnitRow, day: date) -> tuple[DayCount, ...]:
    """Poor and near-poor households in each unit below ``unit`` on ``day``, as known today."""
    on_day = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))
    part = Substr("unit_path", 1, len(unit.path) + PATH_WIDTH)
    rows = (
        within(Standing, person, unit).filter(on_day).annotate(part=part).values_list("part", "class_group")
    )
    counted = rows.annotate(Count("household"), Sum("persons"), Count("persons")).order_by(
        "part", "class_group"
    )
    found = list(counted)
    below = units_on({int(path[-PATH_WIDTH:]) for path, *_ in found}, day)
    return tuple(
        DayCount(path, _title(path, below), group, households, persons or 0, households - known)
        for path, group, households, persons, known in found
    )


def frozen_lists(person: ActingUser, unit: UnitRow) -> tuple[FrozenList, ...]:
    """The lists of the unit that were frozen, newest first."""
    found = FrozenList.objects.visible_to(person).filter(unit_path=unit.path)
    return tuple(found.order_by("-pk")[:50])


def totals(rows: Iterable[DayRow]) -> dict[str, int]:
    """Households by class."""
    return dict(Counter(row.group for row in rows))


def _row(line: ListedLine, villages: dict[int, UnitRow]) -> DayRow:
    title = _title(line.path, villages)
    return DayRow(str(line.household), line.head_name, title, line.class_group, line.list_year, line.persons)


def _title(path: str, units: dict[int, UnitRow]) -> str:
    unit = units.get(int(path[-PATH_WIDTH:]))
    return unit.title if unit else path


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), HERE)
