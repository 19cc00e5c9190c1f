"""The sheet “Hộ”, column by column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from rasoat.common.codes import CodeKind, parse_code
from rasoat.common.problems import Problem, Refused
from rasoat.files import cells
from rasoat.files.sheets import Value
from rasoat.files.tables import Table
from rasoat.law.scoring.household import Answer
from rasoat.surveys.layout import households as columns
from rasoat.surveys.layout.layout import SurveyLayout
from rasoat.surveys.layout.options import LAST_CLASSES, LAST_CLASSES_ALSO, RESIDENCES
from rasoat.surveys.reading import say
from rasoat.surveys.reading.answer_columns import read_answers
from rasoat.surveys.reading.choice_cells import ChoiceCell
from rasoat.surveys.reading.column_values import read_column
from rasoat.surveys.reading.text_cells import name_cell, number_cell
from rasoat.surveys.reading.villages import VillageFinder
from rasoat.surveys.survey import SurveyVillage

_RESIDENCE = ChoiceCell(RESIDENCES)
_LAST_CLASS = ChoiceCell(LAST_CLASSES, LAST_CLASSES_ALSO)


@dataclass(frozen=True, slots=True)
class HouseholdRows:
    """Lists of equal length, one entry a data row; None where the cell is empty or faulty."""

    table: Table
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
        return self.table.place(self.table.numbers[number], key)


def read_household_rows(
    table: Table, layout: SurveyLayout, finder: VillageFinder, review_year: int | None, faults: list[Problem]
) -> HouseholdRows:
    """Read every cell of “Hộ”. What is wrong goes into ``faults``."""
    found = HouseholdRows(
        table=table,
        code=read_column(table, "code", household_code, faults),
        village=read_village(table, finder, faults),
        local_number=read_column(table, "local_number", number_cell, faults),
        head_name=read_column(table, "head_name", name_cell, faults),
        size=read_column(table, "size", lambda v, p: cells.integer(v, p, low=1, high=60), faults),
        residence=read_column(table, "residence", _RESIDENCE, faults),
        review_date=read_column(table, "review_date", _day_in(review_year), faults),
        last_class=read_column(table, "last_class", _LAST_CLASS, faults),
        enumerator=read_column(table, "enumerator", name_cell, faults),
        answers=read_answers(table, layout.questions.values(), faults),
    )
    _note_empty(table, faults)
    return found


def _note_empty(table: Table, faults: list[Problem]) -> None:
    """Empty cells that every household needs. A faulty cell is not empty and was named already."""
    needed = (columns.VILLAGE, columns.RESIDENCE, columns.REVIEW_DATE, columns.LAST_CLASS, columns.ENUMERATOR)
    for column in needed:
        if column.key in table.columns:
            values = table.column(column.key)
            instead = table.column("village_code") if column is columns.VILLAGE else [None] * len(table)
            faults += [
                say.missing(table.place(number, column.key), column.title)
                for number, value, other in zip(table.numbers, values, instead, strict=True)
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


def read_village(table: Table, finder: VillageFinder, faults: list[Problem]) -> list[SurveyVillage | None]:
    """The village of each row, by name or else by code; that both name one village is checked."""
    named = read_column(table, "village", finder.named, faults)
    coded = read_column(table, "village_code", finder.coded, faults)
    for number, name, code in zip(table.numbers, named, coded, strict=True):
        if name and code and name is not code:
            place = table.place(number, "village_code")
            faults.append(say.village_and_code_differ(place, name.name, code.name))
    return [name or code for name, code in zip(named, coded, strict=True)]


def _day_in(year: int | None) -> Callable[[Value, str], date | Problem | None]:
    def read(value: Value, place: str) -> date | Problem | None:
        day = cells.day(value, place)
        if isinstance(day, date) and year is not None and day.year != year:
            return say.outside_review_year(place, day, year)
        return day

    return read
