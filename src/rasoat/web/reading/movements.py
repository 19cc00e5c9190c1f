"""Movements as their pages show them."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.places.installation import today
from rasoat.places.queries import units_last_seen
from rasoat.places.unit_row import UnitRow
from rasoat.register.movements.columns import (
    DECREASES,
    FLOWS,
    TABLES,
    Column,
    columns_of,
    number_of,
    words_of,
)
from rasoat.register.movements.queries import Coverage, Movement, default_days
from rasoat.register.movements.table import Cell, Table
from rasoat.web.page_models.movements import (
    ClassTable,
    ColumnRow,
    CoverageLine,
    Number,
    PartRow,
)
from rasoat.web.waterfall import Change, Stretch, waterfall

ALWAYS = (Column.UNEXPLAINED_DECREASE, Column.UNEXPLAINED_INCREASE)
"""Columns of ours that are shown even when they are empty: so that one sees that they are."""
OTHER = {"poor": "near_poor", "near_poor": "poor"}


def asked_days(request: HttpRequest, who: ActingUser, unit: UnitRow) -> tuple[date, date, list[Problem]]:
    """The two days of ``?tu=`` and ``?den=``, else the usual ones; what is wrong with those asked for."""
    usual, problems = default_days(who, unit, today()), list[Problem]()
    start, end = (
        _day(request.GET.get(name, ""), name, day, problems)
        for name, day in zip(("tu", "den"), usual, strict=True)
    )
    if start > end:
        problems.append(Problem("movement.days", "den", WRONG_ORDER, CHOOSE_LATER))
    if end > today():
        problems.append(Problem("movement.future", "den", NOT_YET, CHOOSE_EARLIER))
    return (*usual, problems) if problems else (start, end, [])


def day_said(text: str) -> date:
    """The day that a form sends back. Raises ``Refused`` for none."""
    problems: list[Problem] = []
    day = _day(text or "-", "day", date.min, problems)
    if problems:
        raise Refused(problems)
    return day


def days_query(start: date, end: date, **more: str) -> str:
    """The days (and more) as they stand in an address."""
    return urlencode({"tu": start.isoformat(), "den": end.isoformat(), **more})


def class_tables(moved: Movement) -> tuple[ClassTable, ...]:
    """Both tables, each column a line with its picture."""
    return tuple(ClassTable(name, _rows(moved, moved.tables[name])) for name in TABLES)


def part_rows(moved: Movement, who: ActingUser) -> tuple[PartRow, ...]:
    """The units below, in Vietnamese order; a link where there is such a unit today."""
    units = units_last_seen(moved.parts, today())
    known = sorted((units[unit] for unit in moved.parts if unit in units), key=lambda unit: unit.sort_key)
    return tuple(_part(moved, unit, who) for unit in known)


def coverage_lines(moved: Movement) -> tuple[CoverageLine, ...]:
    """For which communes there are lists, at the start and at the end."""
    lines = (moved.opening_coverage, moved.closing_coverage)
    units = units_last_seen({unit for line in lines for unit in line.missing}, today())
    return tuple(_coverage(line, units) for line in lines)


def _rows(moved: Movement, table: Table) -> tuple[ColumnRow, ...]:
    shown = [column for column in columns_of(table.table) if _is_shown(table, column)]
    drawn = waterfall(_change(table, column) for column in shown)
    return tuple(_row(moved, table, column, line) for column, line in zip(shown, drawn, strict=True))


def _is_shown(table: Table, column: Column) -> bool:
    official = number_of(table.table, column) is not None
    return official or column in ALWAYS or table[column] != Cell()


def _change(table: Table, column: Column) -> Change:
    number = table[column].households
    if column not in FLOWS:
        return Change(table.table, number, whole=True)
    if column in (Column.TO_OTHER, Column.FROM_OTHER):
        kind = OTHER[table.table]
    else:
        kind = "above" if column in DECREASES else table.table
    return Change(kind, -number if column in DECREASES else number)


def _row(moved: Movement, table: Table, column: Column, drawn: Stretch) -> ColumnRow:
    cell = table[column]
    sign = "=" if column not in FLOWS else "-" if column in DECREASES else "+"
    households = Number(cell.households, _behind(moved, table, column, "households", cell.households))
    persons = Number(cell.persons, _behind(moved, table, column, "persons", cell.persons), cell.unknown)
    number, words = number_of(table.table, column), words_of(table.table, column)
    return ColumnRow(number, words, sign, households, persons, drawn)


def _behind(moved: Movement, table: Table, column: Column, measure: str, value: int) -> str:
    if not value:
        return ""
    asked = days_query(moved.start, moved.end, bang=table.table, cot=column.value, so=measure)
    return f"{reverse('movement_households', args=[moved.unit.id])}?{asked}"


def _part(moved: Movement, unit: UnitRow, who: ActingUser) -> PartRow:
    tables = moved.parts[unit.id]
    poor, near_poor = (
        (tables[name][Column.OPENING].households, tables[name][Column.CLOSING].households) for name in TABLES
    )
    there = unit.holds_on(today()) and who.covers(unit.path)
    address = f"{reverse('movement', args=[unit.id])}?{days_query(moved.start, moved.end)}"
    return PartRow(unit.title, address if there else "", poor, near_poor)


def _coverage(line: Coverage, units: Mapping[int, UnitRow]) -> CoverageLine:
    missing = tuple(units[unit].title for unit in line.missing if unit in units)
    return CoverageLine(line.day, line.list_year, line.have, line.communes, missing)


def _day(text: str, name: str, usual: date, problems: list[Problem]) -> date:
    if not text:
        return usual
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(Problem("movement.no_day", name, NO_DAY, CHOOSE_DAY))
        return usual


NO_DAY = Words("không phải là ngày.", "is no day.")
CHOOSE_DAY = Words("Chọn ngày, ví dụ 01/01/2018.", "Choose a day, such as 1 Jan 2018.")
WRONG_ORDER = Words("ngày cuối kỳ trước ngày đầu kỳ.", "the last day lies before the first.")
CHOOSE_LATER = Words("Chọn ngày cuối kỳ sau ngày đầu kỳ.", "Choose a last day after the first.")
NOT_YET = Words("ngày cuối kỳ chưa đến.", "the last day has not come.")
CHOOSE_EARLIER = Words("Chọn ngày không sau hôm nay.", "Choose a day not after today.")
