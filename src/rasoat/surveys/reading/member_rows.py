"""The sheet “Thành viên”, column by column."""

from collections.abc import Mapping
from dataclasses import dataclass

from rasoat.common import ethnic_groups
from rasoat.common.ethnic_groups import EthnicGroup
from rasoat.common.identity import Identity
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem, Refused
from rasoat.files import cells
from rasoat.files.sheets import Value
from rasoat.law.scoring.household import Answer
from rasoat.surveys.layout import members as columns
from rasoat.surveys.layout import relations
from rasoat.surveys.layout.layout import SurveyLayout
from rasoat.surveys.layout.options import SEXES
from rasoat.surveys.reading import say
from rasoat.surveys.reading.answer_columns import read_answers
from rasoat.surveys.reading.choice_cells import ChoiceCell
from rasoat.surveys.reading.column_values import read_column
from rasoat.surveys.reading.grid import Grid
from rasoat.surveys.reading.household_rows import household_code
from rasoat.surveys.reading.identity_cells import identity
from rasoat.surveys.reading.text_cells import name_cell, number_cell
from rasoat.surveys.reading.villages import VillageFinder
from rasoat.surveys.survey import SurveyVillage

_SEX = ChoiceCell(SEXES)
_RELATION = ChoiceCell(relations.WORDS, relations.ALSO)


@dataclass(frozen=True, slots=True)
class MemberRows:
    """Lists of equal length, one entry a data row; None where the cell is empty or faulty."""

    grid: Grid
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
        return self.grid.place(number, key)


def read_member_rows(
    grid: Grid, layout: SurveyLayout, finder: VillageFinder, faults: list[Problem]
) -> MemberRows:
    """Read every cell of “Thành viên”. What is wrong goes into ``faults``."""
    found = MemberRows(
        grid=grid,
        household_code=read_column(grid, "code", household_code, faults),
        village=read_column(grid, "village", finder.named, faults),
        local_number=read_column(grid, "local_number", number_cell, faults),
        number=read_column(grid, "number", lambda v, p: cells.integer(v, p, low=1, high=99), faults),
        name=read_column(grid, "name", name_cell, faults),
        relation=read_column(grid, "relation", _RELATION, faults),
        sex=read_column(grid, "sex", _SEX, faults),
        birth=read_column(grid, "birth", cells.partial_date, faults),
        age=read_column(grid, "age", lambda v, p: cells.integer(v, p, low=0, high=130), faults),
        ethnic_group=_ethnic_groups(grid, faults),
        identity=read_column(grid, "identity_number", identity, faults),
        answers=read_answers(grid, layout.fields.values(), faults),
    )
    _note_empty(grid, faults)
    return found


def _note_empty(grid: Grid, faults: list[Problem]) -> None:
    for column in (columns.NAME, columns.RELATION, columns.BIRTH, columns.ETHNIC_GROUP):
        faults += [
            say.missing(grid.place(row, column.key), column.title)
            for row, value in enumerate(grid.column(column.key))
            if value is None
        ]
    faults += [
        say.no_sex(grid.place(row, "sex")) for row, value in enumerate(grid.column("sex")) if value is None
    ]


def _ethnic_groups(grid: Grid, faults: list[Problem]) -> list[str | None]:
    """Codes by name; a written code that belongs to another group is a fault."""
    found = read_column(grid, "ethnic_group", _ethnic_group, faults)
    written = grid.column("ethnic_code")
    for row, (group, code) in enumerate(zip(found, written, strict=True)):
        if group is None or code is None:
            continue
        number = str(int(code)) if isinstance(code, float) else str(code)
        cell = grid.place(row, "ethnic_code")
        try:
            ethnic_groups.read(group.name, number, place=cell)
        except Refused as refused:
            faults += refused.problems
    return [group.code if group else None for group in found]


def _ethnic_group(value: Value, place: str) -> EthnicGroup | Problem | None:
    """By name; "01" or 1 alone says nothing, since several orders of codes are in use."""
    text = cells.text(value, place)
    if not isinstance(text, str):
        return text
    code = text if text.isdecimal() else ""
    try:
        return ethnic_groups.read("" if code else text, code, place=place)
    except Refused as refused:
        return refused.problems[0]
