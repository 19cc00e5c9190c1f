"""The movement of a unit between two days, proven before anybody sees it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places.models import Level
from rasoat.places.queries import units_under
from rasoat.places.unit_row import UnitRow
from rasoat.register.canonical import canonical
from rasoat.register.events.recorder import commune_of
from rasoat.register.models import LegalStatus
from rasoat.register.movements import reading
from rasoat.register.movements.columns import Column
from rasoat.register.movements.flows import flows_of
from rasoat.register.movements.life import Flow
from rasoat.register.movements.table import Breach, Stock, Table, Tables, add_up, breaches, part_of
from rasoat.register.queries.within import within

READ = "list.read"
Item = TypeVar("Item", Flow, Stock)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many communes have a list for the year of a day; those without are named by id."""

    day: date
    list_year: int
    have: int
    communes: int
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Movement:
    """The movement of a unit from the beginning of ``start`` to the beginning of ``end``.

    ``parts`` are the units directly below, by id, those of either day. ``breaches`` is empty, or the tables
    must not be used. ``flows`` are those within the unit; households of which the same is told have one
    together, without a code. ``changes`` counts the flows of every single household.
    """

    unit: UnitRow
    start: date
    end: date
    tables: Mapping[str, Table]
    parts: Mapping[int, Tables]
    flows: tuple[Flow, ...]
    changes: int
    opening_coverage: Coverage
    closing_coverage: Coverage
    breaches: tuple[Breach, ...]

    @property
    def checksum(self) -> str:
        """SHA-256 of what the tables say: two prints with the same one say the same."""
        said = [[name, column, *table[column]] for name, table in self.tables.items() for column in Column]
        days = [self.start.isoformat(), self.end.isoformat()]
        return hashlib.sha256(canonical([self.unit.code, days, said]).encode()).hexdigest()

    @property
    def explained(self) -> int:
        """How many changes count where a person said that they belong."""
        return sum(flow.explained is not None for flow in self.flows)


def movement(person: ActingUser, unit: UnitRow, start: date, end: date) -> Movement:
    """The movement of ``unit``. Raises ``NotAllowed``, ValueError for days in the wrong order."""
    require(person, READ, unit.path)
    if end < start:
        raise ValueError(f"{end} lies before {start}")
    with reading.as_checker():
        return _movement(unit, start, end)


def _movement(unit: UnitRow, start: date, end: date) -> Movement:
    paths = reading.paths_of(unit.id, start, end)
    happened = list(_happened(paths, start, end))
    within_unit = [(flow, many) for flow, many in happened if part_of(flow.path, unit.id, 0) is not None]
    here = tuple(_times(flow, many) for flow, many in within_unit)
    opening, closing = reading.stocks(paths, start), reading.stocks(paths, end)
    tables, parts = add_up(here, opening, closing), _parts(unit, here, opening, closing)
    return Movement(
        unit=unit,
        start=start,
        end=end,
        tables=tables,
        parts=parts,
        flows=here,
        changes=sum(many for _, many in within_unit),
        opening_coverage=_coverage(unit, paths, start),
        closing_coverage=_coverage(unit, paths, end),
        breaches=tuple(breaches(tables, list(parts.values()))),
    )


def _happened(paths: tuple[str, ...], start: date, end: date) -> Iterator[tuple[Flow, int]]:
    """Every flow of who stood in the unit, and of how many households it is."""
    together, others = reading.counted(paths, start, end)
    for life, households in together:
        for flow in flows_of(life, start, end):
            yield flow, households
    for life in reading.lives_of(others, start, end).values():
        for flow in flows_of(life, start, end):
            yield flow, 1


def _times(flow: Flow, many: int) -> Flow:
    if many == 1:
        return flow
    persons = None if flow.persons is None else many * flow.persons
    return flow._replace(households=many * flow.households, persons=persons)


def default_days(person: ActingUser, unit: UnitRow, today: date) -> tuple[date, date]:
    """The begins of the last two list years of which there are lists; of one list, its begin and today."""
    known = within(LegalStatus, person, unit).filter(since__lte=today)
    years = sorted(set(known.values_list("list_year", flat=True).distinct()))
    begun = [date(year, 1, 1) for year in years if date(year, 1, 1) <= today]
    if len(begun) >= 2:
        return begun[-2], begun[-1]
    return (begun[0] if begun else date(today.year, 1, 1)), today


def _parts(
    unit: UnitRow, flows: tuple[Flow, ...], opening: list[Stock], closing: list[Stock]
) -> dict[int, Tables]:
    """The tables of the units directly below, each from what happened and stood in it."""
    if unit.level == Level.VILLAGE:
        return {}
    happened, stood, stands = _by_part(unit, flows), _by_part(unit, opening), _by_part(unit, closing)
    return {
        part: add_up(happened.get(part, ()), stood.get(part, ()), stands.get(part, ()))
        for part in sorted(happened.keys() | stood.keys() | stands.keys())
    }


def _by_part(unit: UnitRow, items: Sequence[Item]) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        part = part_of(item.path, unit.id)
        if part is not None:
            found[part].append(item)
    return found


def _coverage(unit: UnitRow, paths: tuple[str, ...], day: date) -> Coverage:
    if unit.level == Level.VILLAGE:
        communes = {commune_of(path) for path in paths}
        paths = tuple(path[:-6] for path in paths)
    elif unit.level == Level.COMMUNE:
        communes = {unit.id}
    else:
        communes = {one.id for path in paths for one in units_under(path, day, Level.COMMUNE)}
    have = reading.communes_with_list(paths, day, day.year) & communes
    return Coverage(day, day.year, len(have), len(communes), tuple(sorted(communes - have)))
