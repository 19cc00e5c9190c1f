"""From filled rows to a checked score sheet that waits for a second person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.checks import check_law
from rasoat.law.model.sheet import AreaType, ScoreSheet
from rasoat.law.model.sourced import Certainty, Source
from rasoat.law.reading.faults import faults_of
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law
from rasoat.law.sheet_workbook.anchors import Anchors, anchors_of
from rasoat.law.sheet_workbook.items import item_of
from rasoat.law.sheet_workbook.pattern import pattern_for
from rasoat.law.sheet_workbook.rows import LevelRow
from rasoat.law.sheet_workbook.toml_text import toml_of

BROUGHT = "brought sheet"
"""Stands for the file while it has no path of its own."""


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """What the office says about the sheet as a whole, with the place of every value."""

    standard: str
    area: AreaType
    region: str
    instrument: str
    place: str
    since: date
    least_total: int
    most_total: int
    words: Words
    places: Mapping[str, str]

    @property
    def id(self) -> str:
        """``vn-2016-2020/rural-central-highlands/2018-11-10``."""
        region = "" if self.region == "all" else f"-{self.region.replace('_', '-')}"
        return f"{self.standard}/{self.area}{region}/{self.since.isoformat()}"


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row with the place of each of its values ("bang-diem.xlsx › Bảng điểm › J12")."""

    row: LevelRow
    places: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BuiltSheet:
    """A sheet in state "waiting", its file and the hash that the second person approves."""

    sheet: ScoreSheet
    stored: bytes
    sha256: str


def sheet_from_rows(law: Law, info: SheetInfo, rows: Sequence[PlacedRow]) -> BuiltSheet:
    """Build and check a sheet. Raises Refused with every fault at its place; nothing is half built."""
    groups = grouped(rows)
    problems, items = _items(law, info.standard, info.area, info.region, groups)
    if problems or not items:
        raise Refused(problems or [_empty(info)])
    anchors = anchors_of(info.places, groups)
    sheet = _validated(info, tuple(items), anchors)
    stored = toml_of(sheet).encode()
    digest = sha256(stored).hexdigest()
    if faults := list(_checked(law, LawFile(BROUGHT, digest, sheet), anchors)):
        raise Refused(faults)
    return BuiltSheet(sheet, stored, digest)


def row_faults(
    law: Law, standard: str, area: AreaType, region: str, rows: Sequence[PlacedRow]
) -> list[Problem]:
    """What is wrong with the rows by themselves, before the rest of the sheet is known."""
    return _items(law, standard, area, region, grouped(rows))[0]


def grouped(rows: Sequence[PlacedRow]) -> dict[str, list[PlacedRow]]:
    """The rows of each item, items in the order they first appear."""
    groups: dict[str, list[PlacedRow]] = {}
    for placed in rows:
        groups.setdefault(placed.row.item, []).append(placed)
    return groups


def _items(
    law: Law, standard: str, area: AreaType, region: str, groups: Mapping[str, Sequence[PlacedRow]]
) -> tuple[list[Problem], list[dict[str, Any]]]:
    pattern = {item.id: item for item in pattern_for(law, standard, area, region).items}
    problems: list[Problem] = []
    items: list[dict[str, Any]] = []
    for name, group in groups.items():
        faults, item = item_of([(one.row, one.places) for one in group], pattern.get(name))
        problems.extend(faults)
        items.append(item)
    return problems, items


def _validated(info: SheetInfo, items: tuple[dict[str, Any], ...], anchors: Anchors) -> ScoreSheet:
    source = Source(instrument=info.instrument, place=info.place, certainty=Certainty.TEXT)
    table = {
        "id": info.id, "standard": info.standard, "state": "waiting",
        "area": info.area, "region": info.region, "words": info.words, "since": info.since, "source": source,
        "least_total": info.least_total, "most_total": info.most_total,
        "item": tuple({"since": info.since, "source": source} | item for item in items),
    }  # fmt: skip
    try:
        return ScoreSheet.model_validate(table)
    except ValidationError as error:
        raise Refused(anchors.placed(fault) for fault in faults_of(BROUGHT, table, error)) from error


def _checked(law: Law, file: LawFile[ScoreSheet], anchors: Anchors) -> Iterator[Problem]:
    """The faults of the sheet among all other files of the law."""
    whole = replace(law, sheets={**law.sheets, file.says.id: file})
    for fault in check_law(whole):
        if fault.place.startswith(BROUGHT):
            yield anchors.placed(fault)


def _empty(info: SheetInfo) -> Problem:
    return Problem(
        "sheet.empty",
        info.places.get("table", BROUGHT),
        Words("Bảng điểm không có mục nào.", "The sheet has no items."),
        Words("Ghi điểm cho các mục theo phụ lục.", "Fill in the points of the items as the annex has them."),
    )
