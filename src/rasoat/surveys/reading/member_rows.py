"""The sheet “Thành viên”, column by column."""

from collections.abc import Mapping
from dataclasses import dataclass

from rasoat.common import ethnic_groups
from rasoat.common.ethnic_groups import EthnicGroup
from rasoat.common.identity import Identity, parse_identity
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem, Refused
from rasoat.files import cells
from rasoat.files.sheets import Value
from rasoat.files.tables import Row, Table
from rasoat.law.scoring.household import Answer
from rasoat.surveys.layout import members as columns
from rasoat.surveys.layout import relations
from rasoat.surveys.layout.layout import SurveyLayout
from rasoat.surveys.layout.options import SEXES
from rasoat.surveys.reading import say
from rasoat.surveys.reading.answer_columns import read_answers
from rasoat.surveys.reading.choice_cells import ChoiceCell
from rasoat.surveys.reading.column_values import read_column
from rasoat.surveys.reading.household_rows import household_code
from rasoat.surveys.reading.text_cells import name_cell, number_cell
from rasoat.surveys.reading.villages import VillageFinder
from rasoat.surveys.survey import SurveyVillage

_SEX = ChoiceCell(SEXES)
_RELATION = ChoiceCell(relations.WORDS, relations.ALSO)


@dataclass(frozen=True, slots=True)
class MemberRows:
    """Lists of equal length, one entry a data row; None where the cell is empty or faulty."""

    table: Table
    household_code: list[str | None]
    village: list[SurveyVillage | None]
    local_number: list[str | None]
    number: list[int | None]
    name: list[str | None]
    relation: list[str | None]
    sex: list[str | None]
    birth: list[PartialDate | None]
    age: list[int | None]
    ethnic_group: list[str | None]
    identity: list[Identity | None]
    answers: Mapping[str, list[Answer | None]]

    def place(self, number: int, key: str) -> str:
        """The cell of a column in the data row counted from 0."""
        return self.table.place(self.table.numbers[number], key)

    def row(self, number: int) -> Row:
        """The data row counted from 0, as it stands in the sheet."""
        excel = self.table.numbers[number]
        return Row(self.table, excel, self.table.sheet.rows[excel - 1])


def read_member_rows(
    table: Table, layout: SurveyLayout, finder: VillageFinder, faults: list[Problem]
) -> MemberRows:
    """Read every cell of “Thành viên”. What is wrong goes into ``faults``."""
    found = MemberRows(
        table=table,
        household_code=read_column(table, "code", household_code, faults),
        village=read_column(table, "village", finder.named, faults),
        local_number=read_column(table, "local_number", number_cell, faults),
        number=read_column(table, "number", lambda v, p: cells.integer(v, p, low=1, high=99), faults),
        name=read_column(table, "name", name_cell, faults),
        relation=read_column(table, "relation", _RELATION, faults),
        sex=read_column(table, "sex", _SEX, faults),
        birth=read_column(table, "birth", cells.partial_date, faults),
        age=read_column(table, "age", lambda v, p: cells.integer(v, p, low=0, high=130), faults),
        ethnic_group=_ethnic_groups(table, faults),
        identity=read_column(table, "identity_number", _identity, faults),
        answers=read_answers(table, layout.fields.values(), faults),
    )
    _note_empty(table, faults)
    return found


def _note_empty(table: Table, faults: list[Problem]) -> None:
    for column in (columns.NAME, columns.RELATION, columns.BIRTH, columns.ETHNIC_GROUP):
        faults += [
            say.missing(table.place(number, column.key), column.title)
            for number, value in zip(table.numbers, table.column(column.key), strict=True)
            if value is None
        ]
    faults += [
        say.no_sex(table.place(number, "sex"))
        for number, value in zip(table.numbers, table.column("sex"), strict=True)
        if value is None
    ]


def _ethnic_groups(table: Table, faults: list[Problem]) -> list[str | None]:
    """Codes by name; a written code that belongs to another group is a fault."""
    found = read_column(table, "ethnic_group", _ethnic_group, faults)
    written = table.column("ethnic_code")
    for place, (group, code) in enumerate(zip(found, written, strict=True)):
        if group is None or code is None:
            continue
        number = str(int(code)) if isinstance(code, float) else str(code)
        cell = table.place(table.numbers[place], "ethnic_code")
        try:
            ethnic_groups.read(group.name, number, place=cell)
        except Refused as refused:
            faults += refused.problems
    return [group.code if group else None for group in found]


def _ethnic_group(value: Value, place: str) -> EthnicGroup | Problem | None:
    """By name; "01" or 1 alone says nothing, since several orders of codes are in use."""
    if isinstance(value, float) and value.is_integer():
        value = str(int(value))
    text = cells.text(value, place)
    if not isinstance(text, str):
        return text
    code = text if text.isdecimal() else ""
    try:
        return ethnic_groups.read("" if code else text, code, place=place)
    except Refused as refused:
        return refused.problems[0]


def _identity(value: Value, place: str) -> Identity | Problem | None:
    """The number as typed; whether it fits sex and birth year is seen later."""
    if isinstance(value, float) and value.is_integer():
        value = str(int(value))
    text = cells.text(value, place)
    if not isinstance(text, str):
        return text
    try:
        return parse_identity(text, place=place)
    except Refused as refused:
        return refused.problems[0]
