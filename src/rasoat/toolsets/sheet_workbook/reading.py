"""A filled workbook into a checked sheet; every fault with sheet and cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from rasoat.common.names import fold
from rasoat.common.problems import Problem, Refused, Severity
from rasoat.common.words import Words
from rasoat.files import cells
from rasoat.files.sheets import Sheet, Value
from rasoat.files.sources import Source
from rasoat.files.tables import Expected, Row, find_table
from rasoat.files.workbook_reader import read_workbook
from rasoat.law.model.sheet import AreaType
from rasoat.law.model.sourced import Certainty
from rasoat.law.reading.law import Law
from rasoat.law.sheet_workbook.building import (
    BuiltSheet,
    PlacedRow,
    SheetInfo,
    row_faults,
    sheet_from_rows,
)
from rasoat.law.sheet_workbook.rows import LevelRow
from rasoat.toolsets.sheet_workbook import layout

T = TypeVar("T")
_SPAN = 10**9
"""Bounds and points beyond this are typing faults."""
_TEXTS = ("item", "words", "asks", "level", "level_words")
_NUMBERS = ("no", "least", "most", "points", "cap")
_SHAPES = {name: key for key, name in layout.SHAPES.items()}
_NAMED_ELSEWHERE = ("lookup", "from_sheet")
"""Kinds whose column of questions shows a total or another sheet, kept from the pattern."""


def import_sheet(law: Law, source: Source, name: str) -> BuiltSheet:
    """The sheet a workbook holds, in state "waiting". Raises Refused with every fault."""
    workbook = read_workbook(source, name, [layout.INFO, layout.POINTS])
    faults = _Faults()
    points = workbook.sheet(layout.POINTS)
    said, places = _info(law, workbook.sheet(layout.INFO), faults)
    rows = _rows(points, faults)
    if all(said[key] is not None for key in ("standard", "area", "region")):
        faults.problems += row_faults(law, said["standard"], said["area"], said["region"], rows)
    if faults.problems:
        raise Refused(faults.problems)
    return sheet_from_rows(law, _sheet_info(said, {**places, "table": points.place("A1")}), rows)


@dataclass
class _Faults:
    """Collects the faults of cells, and hands on what was read."""

    problems: list[Problem] = field(default_factory=list)

    def keep(self, read: T | Problem | None) -> T | None:
        """The value; None when it is missing or faulty."""
        if isinstance(read, Problem):
            self.problems.append(read)
            return None
        return read

    def required(self, read: T | Problem | None, place: str) -> T | None:
        """As ``keep``, and a missing value is a fault."""
        if read is None:
            self.problems.append(_missing(place))
        return self.keep(read)


def _info(law: Law, sheet: Sheet, faults: _Faults) -> tuple[dict[str, Any], dict[str, str]]:
    """What the sheet of information says, None where it is missing or faulty; and the places."""
    found = _cells_by_key(sheet)
    said: dict[str, Any] = {}
    for key, read in _readers(law).items():
        value, place = found.get(key, (None, sheet.place("A1")))
        said[key] = faults.required(read(value, place), place)
    return said, {key: place for key, (_, place) in found.items()}


def _readers(law: Law) -> dict[str, Callable[[Value, str], Any]]:
    def one_of(options: Mapping[str, Any]) -> Callable[[Value, str], Any]:
        return lambda value, place: cells.choice(value, place, options)

    def whole(value: Value, place: str) -> Any:
        return cells.integer(value, place, low=-_SPAN, high=_SPAN)

    return {
        "standard": one_of({name: name for name in law.standards}),
        "area": one_of({name: key for key, name in layout.AREAS.items()}),
        "region": one_of(_regions(law)),
        "instrument": one_of(_instruments(law)),
        "place": cells.text,
        "since": cells.day,
        "name": cells.text,
        "least_total": whole,
        "most_total": whole,
    }


def _sheet_info(said: dict[str, Any], places: Mapping[str, str]) -> SheetInfo:
    return SheetInfo(
        standard=said["standard"],
        area=cast(AreaType, said["area"]),
        region=said["region"],
        instrument=said["instrument"],
        place=said["place"],
        since=cast(date, said["since"]),
        least_total=said["least_total"],
        most_total=said["most_total"],
        words=Words(said["name"], said["name"]),
        places=places,
    )


def _cells_by_key(sheet: Sheet) -> dict[str, tuple[Value, str]]:
    """Value and place of every line of the sheet of information, known by its label in column A."""
    labels = {fold(label): key for key, label in layout.INFO_LABELS.items()}
    found: dict[str, tuple[Value, str]] = {}
    for number, row in enumerate(sheet.rows, start=1):
        label = fold(str(row[0])) if row and row[0] is not None else ""
        if label in labels:
            found[labels[label]] = (row[1] if len(row) > 1 else None, sheet.place(f"B{number}"))
    return found


def _regions(law: Law) -> dict[str, str]:
    regions = [region for file in law.regions.values() for region in file.says.regions]
    return {region.words.vi: region.id for region in regions} | {region.id: region.id for region in regions}


def _instruments(law: Law) -> dict[str, str]:
    """Instruments an annex can stand in, by number; made-up ones cannot be cited."""
    real = [one for one in law.register.values() if one.certainty is not Certainty.ILLUSTRATIVE]
    return {one.number: one.id for one in real if one.number} | {one.id: one.id for one in real}


def _rows(sheet: Sheet, faults: _Faults) -> list[PlacedRow]:
    needed = ("item", "points")
    expected = [Expected(key, title, required=key in needed) for key, (title, _, _) in layout.COLUMNS.items()]
    table = find_table(sheet, expected)
    faults.problems.extend(one for one in table.problems() if one.severity is Severity.ERROR)
    return [_row(row, faults) for row in table]


def _row(row: Row, faults: _Faults) -> PlacedRow:
    places = {key: row.place(key) for key in layout.COLUMNS}
    texts = {key: faults.keep(cells.text(row.get(key), places[key])) for key in _TEXTS}
    numbers = {
        key: faults.keep(cells.integer(row.get(key), places[key], low=-_SPAN, high=_SPAN)) for key in _NUMBERS
    }
    shape = faults.keep(cells.choice(row.get("shape"), places["shape"], _SHAPES))
    if texts["item"] is None:
        faults.problems.append(_missing(places["item"]))
    level = LevelRow(
        item=texts["item"] or "",
        no=numbers["no"],
        words=_both(texts["words"]),
        shape=shape,
        asks=None if shape in _NAMED_ELSEWHERE else texts["asks"],
        level=texts["level"],
        level_words=_both(texts["level_words"]),
        least=numbers["least"],
        most=numbers["most"],
        points=numbers["points"],
        cap=numbers["cap"],
    )
    return PlacedRow(level, places)


def _both(text: str | None) -> Words | None:
    """The office writes in Vietnamese; its words stand for both languages until someone translates them."""
    return None if text is None else Words(text, text)


def _missing(place: str) -> Problem:
    return Problem(
        "sheet.missing",
        place,
        Words("Ô này còn trống.", "This cell is empty."),
        Words("Ghi giá trị theo phụ lục.", "Fill in what the annex says."),
    )
