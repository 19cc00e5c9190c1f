"""The sheet “Thôn”, and finding a village by what a row says."""

from collections.abc import Iterable
from typing import cast

from rasoat.common.codes import CodeKind, parse_code
from rasoat.common.names import fold, spelling, tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.files import cells
from rasoat.files.sheets import Sheet, Value
from rasoat.files.tables import Row, Table, find_table
from rasoat.law.model.sheet import AreaType
from rasoat.surveys.layout.header import VILLAGE_COLUMNS, VILLAGE_NAME
from rasoat.surveys.layout.layout import expected
from rasoat.surveys.layout.options import AREAS, AREAS_ALSO
from rasoat.surveys.reading import header_words, say
from rasoat.surveys.reading.choice_cells import ChoiceCell
from rasoat.surveys.reading.column_values import read_column
from rasoat.surveys.reading.grid import Grid
from rasoat.surveys.survey import SurveyVillage

_AREA = ChoiceCell(AREAS, AREAS_ALSO)
_KINDS = ("to dan pho ", "tdp ", "khoi pho ", "khoi ", "thon ", "buon ", "bon ", "ban ", "lang ", "ap ")


def read_villages(sheet: Sheet, area: AreaType | None, faults: list[Problem]) -> tuple[SurveyVillage, ...]:
    """The villages listed; ``area`` is that of villages which do not say their own."""
    try:
        table = find_table(sheet, expected(VILLAGE_COLUMNS))
    except Refused as refused:
        faults += refused.problems
        return ()
    faults += [*table.problems(), *table.notes]
    found = _villages(table, area or "rural", faults)
    if not found:
        faults.append(header_words.no_villages(sheet.place()))
    return tuple(found)


def _villages(table: Table, area: AreaType, faults: list[Problem]) -> list[SurveyVillage]:
    grid = Grid(table)
    names = read_column(grid, "village", cells.text, faults)
    codes = read_column(grid, "village_code", village_code, faults)
    areas = read_column(grid, "village_area", _AREA, faults)
    found, seen = [], dict[str, str]()
    for row, name, code, own in zip(table, names, codes, areas, strict=True):
        if name is None:
            faults.append(say.missing(row.place("village"), VILLAGE_NAME.title))
            continue
        _note_twice(row, name, code, seen, faults)
        found.append(SurveyVillage(code, tidy(name), cast(AreaType, own) if own else area))
    return found


def _note_twice(row: Row, name: str, code: str | None, seen: dict[str, str], faults: list[Problem]) -> None:
    for key, column, shown in ((spelling(name), "village", name), (code, "village_code", code)):
        if key and key in seen:
            faults.append(header_words.village_twice(row.place(column), shown or "", seen[key]))
        elif key:
            seen[key] = row.place(column)


def village_code(value: Value, place: str) -> str | Problem | None:
    """A nine-digit village code with its check digit."""
    found = cells.code(value, place, digits=9)
    if not isinstance(found, str):
        return found
    try:
        return parse_code(found, CodeKind.VILLAGE, place).text
    except Refused as refused:
        return refused.problems[0]


class VillageFinder:
    """Finds the village that a cell means: as written, else without accents, else without its kind."""

    def __init__(self, villages: Iterable[SurveyVillage]) -> None:
        self._all = tuple(villages)
        self._by_code = {village.code: village for village in self._all if village.code}
        self._by_spelling = {spelling(village.name): village for village in self._all}
        self._by_fold: dict[str, list[SurveyVillage]] = {}
        self._by_bare: dict[str, list[SurveyVillage]] = {}
        for village in self._all:
            self._by_fold.setdefault(fold(village.name), []).append(village)
            self._by_bare.setdefault(_bare(village.name), []).append(village)

    def named(self, value: Value, place: str) -> SurveyVillage | Problem | None:
        """The village of a name cell; None too while no village is known at all, which was said already."""
        name = cells.text(value, place)
        if not isinstance(name, str):
            return name
        if not self._all:
            return None
        exact = self._by_spelling.get(spelling(name))
        alike = self._by_fold.get(fold(name)) or self._by_bare.get(_bare(name), [])
        if exact or len(alike) == 1:
            return exact or alike[0]
        return _ambiguous(name, alike, place) if alike else self._unknown(name, place)

    def coded(self, value: Value, place: str) -> SurveyVillage | Problem | None:
        """The village of a code cell."""
        code = village_code(value, place)
        if not isinstance(code, str):
            return code
        return self._by_code.get(code) or _unknown_code(code, place)

    def _unknown(self, name: str, place: str) -> Problem:
        hint = say.near(name, (village.name for village in self._all))
        return Problem(
            "survey.unknown_village",
            place,
            Words(f"Không có thôn “{name}” ở trang Thôn.", f"The sheet Thôn has no village “{name}”."),
            Words(
                f"Chọn tên trong danh sách, hoặc thêm thôn vào trang Thôn.{hint.vi}",
                f"Choose a name from the list, or add the village to the sheet Thôn.{hint.en}",
            ),
        )


def _bare(name: str) -> str:
    """Folded, without the word for the kind of village: Thôn Nghĩa Tín and Nghĩa Tín are the same."""
    folded = fold(name)
    kind = next((kind for kind in _KINDS if folded.startswith(kind)), "")
    return folded.removeprefix(kind) or folded


def _unknown_code(code: str, place: str) -> Problem:
    return Problem(
        "survey.unknown_village",
        place,
        Words(
            f"Không có thôn mang mã {code} ở trang Thôn.", f"The sheet Thôn has no village with code {code}."
        ),
        Words(
            "Sửa mã, hoặc thêm thôn vào trang Thôn.",
            "Correct the code, or add the village to the sheet Thôn.",
        ),
    )


def _ambiguous(name: str, alike: list[SurveyVillage], place: str) -> Problem:
    names = ", ".join(f"“{village.name}”" for village in alike)
    return Problem(
        "survey.ambiguous_village",
        place,
        Words(f"“{name}” có thể là {names}.", f"“{name}” may be any of {names}."),
        Words("Ghi tên có đủ dấu như ở trang Thôn.", "Write the name with its accents as on the sheet Thôn."),
    )
