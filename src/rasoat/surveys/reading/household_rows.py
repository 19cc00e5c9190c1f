"""The sheet “Hộ”, column by column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from rasoat.common.codes import CodeKind, parse_code
from rasoat.common.problems import Problem, Refused
from rasoat.files import cells
from rasoat.files.sheets import Value
from rasoat.law.scoring.household import Answer
from rasoat.surveys.layout import households as columns
from rasoat.surveys.layout.layout import SurveyLayout
from rasoat.surveys.layout.options import LAST_CLASSES, LAST_CLASSES_ALSO, RESIDENCES
from rasoat.surveys.reading import say
from rasoat.surveys.reading.answer_columns import read_answers
from rasoat.surveys.reading.choice_cells import ChoiceCell
from rasoat.surveys.reading.column_values import read_column
from rasoat.surveys.reading.grid import Grid
from rasoat.surveys.reading.text_cells import name_cell, number_cell
from rasoat.surveys.reading.villages import VillageFinder
from rasoat.surveys.survey import SurveyVillage

_RESIDENCE = ChoiceCell(RESIDENCES)
_LAST_CLASS = ChoiceCell(LAST_CLASSES, LAST_CLASSES_ALSO)


@dataclass(frozen=True, slots=True)
class HouseholdRows:
    """Lists of equal length, one entry a data row; None where the cell is empty or faulty."""

    grid: Grid
    code: list[str | None]
    village: list[SurveyVillage | None]
    local_number: list[str | None]
    head_name: list[str | None]
    size: list[int | None]
    residence: list[str | None]
    review_date: list[date | None]
    last_class: list[str | None]
    enumerator: list[str | None]
    answers: Mapping[str, list[Answer | None]]

    def place(self, number: int, key: str) -> str:
        """The cell of a column in the data row counted from 0."""
        return self.grid.place(number, key)


def read_household_rows(
    grid: Grid, layout: SurveyLayout, finder: VillageFinder, review_year: int | None, faults: list[Problem]
) -> HouseholdRows:
    """Read every cell of “Hộ”. What is wrong goes into ``faults``."""
    found = HouseholdRows(
        grid=grid,
        code=read_column(grid, "code", household_code, faults),
        village=read_village(grid, finder, faults),
        local_number=read_column(grid, "local_number", number_cell, faults),
        head_name=read_column(grid, "head_name", name_cell, faults),
        size=read_column(grid, "size", lambda v, p: cells.integer(v, p, low=1, high=60), faults),
        residence=read_column(grid, "residence", _RESIDENCE, faults),
        review_date=read_column(grid, "review_date", _day_in(review_year), faults),
        last_class=read_column(grid, "last_class", _LAST_CLASS, faults),
        enumerator=read_column(grid, "enumerator", name_cell, faults),
        answers=read_answers(grid, layout.questions.values(), faults),
    )
    _note_empty(grid, faults)
    return found


def _note_empty(grid: Grid, faults: list[Problem]) -> None:
    """Empty cells that every household needs. A faulty cell is not empty and was named already."""
    needed = (columns.VILLAGE, columns.RESIDENCE, columns.REVIEW_DATE, columns.LAST_CLASS, columns.ENUMERATOR)
    for column in needed:
        if column.key in grid.columns:
            values = grid.column(column.key)
            instead = grid.column("village_code") if column is columns.VILLAGE else [None] * len(grid)
            faults += [
                say.missing(grid.place(row, column.key), column.title)
                for row, (value, other) in enumerate(zip(values, instead, strict=True))
                if value is None and other is None
            ]


def household_code(value: Value, place: str) -> str | Problem | None:
    """A ten-digit household code with its check digit."""
    found = cells.code(value, place, digits=10)
    if not isinstance(found, str):
        return found
    try:
        return parse_code(found, CodeKind.HOUSEHOLD, place).text
    except Refused as refused:
        return refused.problems[0]


def read_village(grid: Grid, finder: VillageFinder, faults: list[Problem]) -> list[SurveyVillage | None]:
    """The village of each row, by name or else by code; that both name one village is checked."""
    named = read_column(grid, "village", finder.named, faults)
    coded = read_column(grid, "village_code", finder.coded, faults)
    for row, (name, code) in enumerate(zip(named, coded, strict=True)):
        if name and code and name is not code:
            place = grid.place(row, "village_code")
            faults.append(say.village_and_code_differ(place, name.name, code.name))
    return [name or code for name, code in zip(named, coded, strict=True)]


def _day_in(year: int | None) -> Callable[[Value, str], date | Problem | None]:
    def read(value: Value, place: str) -> date | Problem | None:
        day = cells.day(value, place)
        if isinstance(day, date) and year is not None and day.year != year:
            return say.outside_review_year(place, day, year)
        return day

    return read
