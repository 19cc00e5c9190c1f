"""The survey workbook, drawn from the law: sheets, drop-downs, guidance, known households filled in."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rasoat.files.sheet_model import Book, Cell, Column, SheetModel
from rasoat.files.workbook_writer import write_workbook
from rasoat.law.model.sheet import AreaType
from rasoat.law.scoring.rules import Rules
from rasoat.surveys.layout import header as header_layout
from rasoat.surveys.layout import households as household_layout
from rasoat.surveys.layout import members as member_layout
from rasoat.surveys.layout.column import SurveyColumn
from rasoat.surveys.layout.layout import SurveyLayout, layout_for
from rasoat.surveys.layout.options import AREAS
from rasoat.surveys.survey import SurveyedHousehold, SurveyHeader
from rasoat.surveys.writing.columns import choice_lists, offered, writer_column
from rasoat.surveys.writing.guide import guide_sheet
from rasoat.surveys.writing.rows import RowWriter

ILLUSTRATIVE = "BẢNG ĐIỂM MINH HỌA - không dùng để công nhận hộ nghèo, hộ cận nghèo"
_SPARE = {header_layout.VILLAGES_SHEET: 20, household_layout.SHEET: 300, member_layout.SHEET: 1200}
_FROZEN = {household_layout.SHEET: 4, member_layout.SHEET: 5}


def survey_template(
    header: SurveyHeader,
    rules_by_area: Mapping[AreaType, Rules],
    prefilled: Iterable[SurveyedHousehold] = (),
    *,
    filled: bool = False,
    marks: Sequence[str] = (),
    region_name: str = "",
) -> bytes:
    """The workbook for one commune's survey.

    Columns are those the rules of its areas need. Known households stand in it with their members; with
    ``filled`` also with their answers. ``marks`` are added on every sheet ("bản trình diễn"). ``region_name``
    is shown for the score region, whose id stands there otherwise.
    """
    known = tuple(prefilled)
    layout = layout_for(rules_by_area.values())
    shown = (*marks, *((ILLUSTRATIVE,) if any(r.is_illustrative for r in rules_by_area.values()) else ()))
    sheets = (
        guide_sheet(layout, _title(header), shown),
        _header_sheet(header, rules_by_area, shown, region_name or header.region),
        _villages_sheet(header, shown),
        *_tables(layout, known, filled, shown, named=bool(header.villages)),
    )
    choices = choice_lists(layout, (village.name for village in header.villages))
    target = io.BytesIO()
    write_workbook(target, Book(sheets, choices, title=" ".join(_title(header))))
    return target.getvalue()


def _title(header: SurveyHeader) -> tuple[str, ...]:
    return (
        f"PHIẾU KHẢO SÁT RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO NĂM {header.review_year}",
        f"{header.commune} - lập danh sách áp dụng năm {header.list_year}",
    )


def _header_sheet(
    header: SurveyHeader, rules_by_area: Mapping[AreaType, Rules], marks: tuple[str, ...], region: str
) -> SheetModel:
    values: dict[str, Cell] = {
        "province_code": header.province_code,
        "province": header.province or None,
        "district": header.district or None,
        "commune_code": header.commune_code,
        "commune": header.commune,
        "area": AREAS[header.area].vi,
        "region": region,
        "review_year": str(header.review_year),
        "list_year": str(header.list_year),
        "standard": header.standard,
    }
    columns = (header_layout.ITEM, header_layout.VALUE, header_layout.NOTE)
    return SheetModel(
        header_layout.SHEET,
        [writer_column(column) for column in columns],
        rows=[[row.title.vi, values[row.key], row.help.vi or None] for row in header_layout.ROWS],
        title=("THÔNG TIN CHUNG",),
        marks=marks,
        notes=tuple(_sheet_note(rules) for rules in rules_by_area.values()),
        autofilter=False,
        landscape=False,
    )


def _sheet_note(rules: Rules) -> str:
    """Which score sheet, and which variant of the province's, the columns were drawn from."""
    sheet = f"{rules.sheet.id}, SHA-256 {rules.hashes['sheet'][:16]}…"
    if rules.variant is not None:
        sheet += f"; biến thể {rules.variant.id}, SHA-256 {rules.hashes['variant'][:16]}…"
    return f"Bảng điểm {AREAS[rules.area].vi.lower()}: {sheet}"


def _villages_sheet(header: SurveyHeader, marks: tuple[str, ...]) -> SheetModel:
    return SheetModel(
        header_layout.VILLAGES_SHEET,
        [writer_column(column) for column in header_layout.VILLAGE_COLUMNS],
        rows=[[village.code, village.name, AREAS[village.area].vi] for village in header.villages],
        title=("THÔN, BUÔN, BON, BẢN, TỔ DÂN PHỐ",),
        marks=marks,
        landscape=False,
        spare_rows=_SPARE[header_layout.VILLAGES_SHEET],
    )


def _tables(
    layout: SurveyLayout,
    known: Sequence[SurveyedHousehold],
    filled: bool,
    marks: tuple[str, ...],
    *,
    named: bool,
) -> Iterator[SheetModel]:
    """The sheets of households and of members."""
    columns = offered(layout.household_columns)
    rows = RowWriter(columns, layout.questions, filled=filled).households(known)
    yield _table(household_layout.SHEET, _columns(columns, household_layout.COLUMNS, named), rows, marks)
    columns = offered(layout.member_columns)
    rows = RowWriter(columns, layout.fields, filled=filled).members(known)
    yield _table(member_layout.SHEET, _columns(columns, member_layout.COLUMNS, named), rows, marks)


def _table(
    name: str, columns: Sequence[Column], rows: Iterable[list[Cell]], marks: tuple[str, ...]
) -> SheetModel:
    """One of the two tables, with empty rows to write more below what is known."""
    return SheetModel(
        name,
        columns,
        rows=rows,
        marks=marks,
        key_row=True,
        freeze_columns=_FROZEN[name],
        spare_rows=_SPARE[name],
    )


def _columns(columns: Iterable[SurveyColumn], fixed: Iterable[SurveyColumn], named: bool) -> list[Column]:
    """Fixed columns that every row needs carry an asterisk; questions depend on who is asked.

    While no village is ``named`` there is no drop-down for them, which would refuse every name typed.
    """
    needed = {column.key for column in fixed if column.required}
    chosen = (
        column if named or column.choices != "villages" else replace(column, choices="") for column in columns
    )
    return [writer_column(column, needed=column.key in needed) for column in chosen]
