"""Marks laid into the workbook itself, by openpyxl; only for files that passed the guard."""

import io
import warnings
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from rasoat.common.problems import Severity
from rasoat.files.addresses import address
from rasoat.files.inert import is_dangerous
from rasoat.files.marks import faults as marks
from rasoat.files.marks.fault_sheet import FAULT_SHEET, is_fault_sheet
from rasoat.files.marks.faults import Fault
from rasoat.files.sources import Source, open_source
from rasoat.files.writing.styles import FONT

_AUTHOR = "Rà Soát"
_COLOURS = {
    Severity.ERROR: (marks.MARK_FILL, marks.MARK_INK),
    Severity.WARNING: (marks.WARNING_FILL, marks.WARNING_INK),
}
_FIRST_ROW = 5
# Every cell up to the last is visited, and made where there is none.
_MOST_VISITED = 2_000_000


class CannotMarkError(Exception):
    """The editor cannot take the file apart and put it together again."""


def mark_in_place(source: Source, faults: Sequence[Fault], language: str) -> bytes:
    """The workbook with old marks gone and ``faults`` marked; ``CannotMarkError`` if it cannot be edited."""
    try:
        with open_source(source) as stream, warnings.catch_warnings():
            # It warns of each thing it cannot keep (pictures, newer extensions); the values are what matters.
            warnings.simplefilter("ignore")
            book = load_workbook(stream, keep_vba=False, keep_links=False)
            _mark(book, faults, language)
            made = io.BytesIO()
            book.save(made)
    except Exception as error:
        # The editor has no closed list of what it may stumble over.
        raise CannotMarkError(str(error)) from error
    return made.getvalue()


def _mark(book: Workbook, faults: Sequence[Fault], language: str) -> None:
    for name in [name for name in book.sheetnames if is_fault_sheet(name)]:
        del book[name]
    if any(sheet.max_row * sheet.max_column > _MOST_VISITED for sheet in book.worksheets):
        raise CannotMarkError("an empty cell far away")
    for sheet in book.worksheets:
        _clean(sheet)
        sheet.sheet_view.tabSelected = False
        for severity in (Severity.ERROR, Severity.WARNING):
            _colour(sheet, marks.areas_of(faults, sheet.title, severity), severity)
        for cell, note in marks.notes_of(faults, sheet.title, language):
            _note(sheet, cell, note)
    _list(book.create_sheet(FAULT_SHEET, 0), faults, language)
    book.active = 0


def _clean(sheet: Worksheet) -> None:
    kept = ConditionalFormattingList()
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            if rule.formula != [marks.MARK_FORMULA]:
                kept.add(str(area.sqref), rule)
    sheet.conditional_formatting = kept
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment and marks.DIVIDER in cell.comment.text:
                own, author = marks.without_our_part(cell.comment.text), cell.comment.author
                cell.comment = Comment(own, author) if own else None


def _colour(sheet: Worksheet, areas: Sequence[str], severity: Severity) -> None:
    fill, ink = _COLOURS[severity]
    for batch in marks.in_batches(areas):
        look = {"fill": PatternFill(bgColor=fill, fill_type="solid"), "font": Font(color=ink)}
        sheet.conditional_formatting.add(batch, FormulaRule([marks.MARK_FORMULA], **look))


def _note(sheet: Worksheet, where: str, note: str) -> None:
    cell = sheet[where]
    if not hasattr(cell, "comment") or cell.__class__.__name__ == "MergedCell":
        return
    own = cell.comment.text.rstrip() + "\n" if cell.comment else ""
    author = cell.comment.author if cell.comment else _AUTHOR
    height = 40 + 18 * (len(own + note) // 38 + (own + note).count("\n"))
    cell.comment = Comment(own + note, author, height=height, width=300)


def _list(sheet: Worksheet, faults: Sequence[Fault], language: str) -> None:
    _put(sheet, 1, 1, marks.TITLE.in_language(language), bold=True, size=14)
    _put(sheet, 2, 1, marks.summary(faults, language), bold=True)
    _put(sheet, 3, 1, marks.HOW_TO.in_language(language), italic=True)
    for column, (title, width) in enumerate(marks.HEADERS, start=1):
        sheet.column_dimensions[address(1, column)[:-1]].width = width
        cell = _put(sheet, _FIRST_ROW - 1, column, title.in_language(language), bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE9E1")
    for number, fault in enumerate(faults[: marks.MOST_LISTED], start=1):
        _list_one(sheet, _FIRST_ROW - 1 + number, number, fault, language)
    sheet.freeze_panes = address(_FIRST_ROW, 1)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_view.tabSelected = True


def _list_one(sheet: Worksheet, row: int, number: int, fault: Fault, language: str) -> None:
    sheet.cell(row, 1, number).alignment = Alignment(vertical="top")
    sheet.row_dimensions[row].height = fault.height(language)
    for column, text in enumerate(fault.texts(language), start=2):
        cell = _put(sheet, row, column, text, wrap=column > 4)
        if column == 3 and fault.where and number <= marks.MOST_LINKS:
            target = f"'{fault.sheet.replace(chr(39), chr(39) * 2)}'!{fault.where}"
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
            cell.font = Font(name=FONT, color="1F5FBF", underline="single")


def _put(sheet: Worksheet, row: int, column: int, text: str, *, wrap: bool = False, **font: Any) -> Any:
    """A text that stays a text, whatever it begins with."""
    cell = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"
    cell.font = Font(name=FONT, **font)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")
    cell.quotePrefix = is_dangerous(text)
    return cell
