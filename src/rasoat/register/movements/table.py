"""Movement tables: flows added up, and the proof that they are right."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rasoat.places.unit_row import ids_in
from rasoat.register.movements.columns import DECREASES, INCREASES, NEAR_POOR, POOR, TABLES, Column
from rasoat.register.movements.life import Flow


class Cell(NamedTuple):
    """Households and persons of a column. ``unknown`` households of it have a size that nobody knows.

    Their persons are in no number: they are missing, which is not zero.
    """

    households: int = 0
    persons: int = 0
    unknown: int = 0

    def plus(self, households: int, persons: int, unknown: int) -> "Cell":
        """The cell with these too."""
        return Cell(self.households + households, self.persons + persons, self.unknown + unknown)


class Stock(NamedTuple):
    """The listed households of one class in one village on a day, counted from the standings themselves."""

    path: str
    table: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """The movement of one class in one unit."""

    table: str
    cells: Mapping[Column, Cell]

    def __getitem__(self, column: Column) -> Cell:
        return self.cells.get(column, Cell())


Tables = Mapping[str, Table]
"""The two tables of one unit, by class."""


class Breach(NamedTuple):
    """An identity that does not hold: which, of what, what is expected and what was found."""

    identity: str
    table: str
    measure: str
    expected: int
    found: int


def add_up(flows: Iterable[Flow], opening: Iterable[Stock], closing: Iterable[Stock]) -> dict[str, Table]:
    """The two tables of everything given."""
    cells: dict[tuple[str, Column], Cell] = defaultdict(Cell)
    for flow in flows:
        unknown = flow.households if flow.persons is None else 0
        key = (flow.table, flow.column)
        cells[key] = cells[key].plus(flow.households, flow.persons or 0, unknown)
    for column, stocks in ((Column.OPENING, opening), (Column.CLOSING, closing)):
        for stock in stocks:
            cells[stock.table, column] = cells[stock.table, column].plus(*stock.cell)
    return {
        name: Table(name, {column: cell for (table, column), cell in cells.items() if table == name})
        for name in TABLES
    }


def part_of(path: str, unit: int, below: int = 1) -> int | None:
    """Of a village's path: the id of the unit ``below`` levels under ``unit``; None where it has none."""
    ids = ids_in(path)
    place = ids.index(unit) + below if unit in ids else len(ids)
    return ids[place] if place < len(ids) else None


def breaches(tables: Tables, parts: Iterable[Tables] = ()) -> Iterator[Breach]:
    """Every identity that does not hold: of each table, across the two, with the sum of the parts."""
    for table in tables.values():
        for measure in ("households", "persons"):
            yield from _balance(table, measure)
    for measure in ("households", "persons"):
        yield from _across(tables, measure)
    yield from _sums(tables, list(parts))


def _balance(table: Table, measure: str) -> Iterator[Breach]:
    """Closing = opening - decreases + increases."""
    expected = _of(table, Column.OPENING, measure)
    expected -= sum(_of(table, column, measure) for column in DECREASES)
    expected += sum(_of(table, column, measure) for column in INCREASES)
    found = _of(table, Column.CLOSING, measure)
    if expected != found:
        yield Breach("balance", table.table, measure, expected, found)


def _across(tables: Tables, measure: str) -> Iterator[Breach]:
    """Who goes from one class to the other is the same number in both tables."""
    for one, other in ((POOR, NEAR_POOR), (NEAR_POOR, POOR)):
        left = _of(tables[one], Column.TO_OTHER, measure)
        came = _of(tables[other], Column.FROM_OTHER, measure)
        if left != came:
            yield Breach("across", one, measure, left, came)


def _sums(tables: Tables, parts: list[Tables]) -> Iterator[Breach]:
    """A unit is the sum of its parts, in every column."""
    if not parts:
        return
    for table in tables.values():
        for column in Column:
            for measure in ("households", "persons", "unknown"):
                expected = sum(_of(part[table.table], column, measure) for part in parts)
                found = _of(table, column, measure)
                if expected != found:
                    yield Breach(f"parts of {column}", table.table, measure, expected, found)


def _of(table: Table, column: Column, measure: str) -> int:
    number: int = getattr(table[column], measure)
    return number
