"""The template: structure and words filled in, every point left empty."""

from pathlib import Path
from typing import BinaryIO

from rasoat.files.sheet_model import Book, Cell, ChoiceList, Column, Kind, SheetModel, Written
from rasoat.files.workbook_writer import write_workbook
from rasoat.law.model.questions import Questionnaire
from rasoat.law.model.sheet import AreaType
from rasoat.law.reading.law import Law
from rasoat.law.sheet_workbook.pattern import pattern_for
from rasoat.law.sheet_workbook.rows import LevelRow, rows_of_sheet
from rasoat.toolsets.sheet_workbook import layout

_NUMBERS = ("no", "least", "most", "points", "cap")
_WRAPPED = ("words", "level_words")


def write_template(law: Law, standard: str, area: AreaType, region: str, target: Path | BinaryIO) -> Written:
    """Write the workbook for a sheet of ``standard``, ``area`` and ``region``. Raises Refused."""
    pattern = pattern_for(law, standard, area, region)
    questionnaire = law.questionnaires[law.standard(standard).says.questionnaire].says
    levels = rows_of_sheet(pattern, questionnaire)
    rows = [_row(row, before) for before, row in zip((None, *levels), levels, strict=False)]
    sheets = (
        _guide(),
        _info(law, standard, area, region),
        SheetModel(
            name=layout.POINTS,
            columns=[_column(key) for key in layout.COLUMNS],
            rows=rows,
            spare_rows=60,
            freeze_columns=3,
            autofilter=False,
        ),
        _questions(questionnaire),
    )
    return write_workbook(target, Book(sheets, choices=_choices(questionnaire), title="Bảng điểm B1"))


def _guide() -> SheetModel:
    rows: list[tuple[Cell, ...]] = [(line,) for line in layout.GUIDE_LINES]
    return SheetModel(layout.GUIDE, [Column("Cách điền", width=120, wrap=True)], rows, autofilter=False)


def _info(law: Law, standard: str, area: AreaType, region: str) -> SheetModel:
    given: dict[str, Cell] = {
        "standard": standard,
        "area": layout.AREAS[area],
        "region": _region_name(law, region),
    }
    rows: list[tuple[Cell, ...]] = [
        (label, given.get(key), layout.INFO_HELP[key]) for key, label in layout.INFO_LABELS.items()
    ]
    columns = [Column("Nội dung", width=36), Column("Giá trị", width=44), Column("Giải thích", width=90)]
    return SheetModel(layout.INFO, columns, rows, autofilter=False)


def _region_name(law: Law, region: str) -> str:
    names = {one.id: one.words.vi for file in law.regions.values() for one in file.says.regions}
    return names.get(region, region)


def _column(key: str) -> Column:
    title, width, comment = layout.COLUMNS[key]
    return Column(
        title,
        kind=Kind.INTEGER if key in _NUMBERS else Kind.TEXT,
        width=width,
        key=key,
        comment=comment,
        wrap=key in _WRAPPED,
        required=key in ("item", "points"),
        choices={"shape": "Cách tính", "asks": "Mã câu hỏi"}.get(key, ""),
    )


def _row(row: LevelRow, before: LevelRow | None) -> tuple[Cell, ...]:
    """The structure of a level; its points are for the office. The item's name stands once."""
    is_first = before is None or before.item != row.item
    return (
        row.item,
        row.no,
        row.words.vi if row.words and is_first else None,
        layout.SHAPES[row.shape or "choice"],
        row.asks,
        row.level,
        row.level_words.vi if row.level_words else None,
        row.least,
        row.most,
        None,
        None,
    )


def _questions(questionnaire: Questionnaire) -> SheetModel:
    columns = [Column("Mã câu hỏi", width=22), Column("Câu hỏi", width=60, wrap=True),
               Column("Mã phương án", width=26), Column("Phương án", width=44, wrap=True)]  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for question in questionnaire.questions:
        if question.kind == "number":
            rows.append((question.id, question.words.vi, None, f"số từ {question.least} đến {question.most}"))
        for option in question.options:
            rows.append((question.id, question.words.vi, option.code, option.words.vi))
    return SheetModel(layout.QUESTIONS, columns, rows)


def _choices(questionnaire: Questionnaire) -> tuple[ChoiceList, ...]:
    return (
        ChoiceList("Cách tính", tuple(layout.SHAPES.values())),
        ChoiceList("Mã câu hỏi", tuple(question.id for question in questionnaire.questions)),
    )
