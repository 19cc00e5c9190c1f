"""Marks on a copy written anew, for workbooks too large to edit: values, marks, the list of faults."""

import io
from collections.abc import Mapping, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from rasoat.common.problems import Severity
from rasoat.files.addresses import parse_address
from rasoat.files.marks import faults as marks
from rasoat.files.marks.fault_sheet import FAULT_SHEET
from rasoat.files.marks.faults import Fault
from rasoat.files.marks.values import CellStyles, with_values
from rasoat.files.sheet_model import NO_TIME
from rasoat.files.sheet_names import sheet_name
from rasoat.files.sheets import Sheet, Workbook
from rasoat.files.writing.styles import FONT

_PLAIN = {"font_name": FONT, "font_size": 11, "valign": "top"}
_OPTIONS = {"constant_memory": True, "default_format_properties": _PLAIN}
_WIDTH = 16.0
_NOTE_LOOK = {"author": "Rà Soát", "x_scale": 2.4, "y_scale": 1.8}
_COLOURS = {
    Severity.ERROR: (marks.MARK_FILL, marks.MARK_INK),
    Severity.WARNING: (marks.WARNING_FILL, marks.WARNING_INK),
}


def mark_rewritten(book: Workbook, faults: Sequence[Fault], language: str) -> bytes:
    """The values of ``book`` in a new workbook, marked; formats and formulas are not kept, and it says so."""
    empty = io.BytesIO()
    workbook = xlsxwriter.Workbook(empty, _OPTIONS)
    workbook.set_properties({"created": NO_TIME})
    formats = _Formats(workbook)
    names = _names(book)
    _list(workbook.add_worksheet(FAULT_SHEET), faults, names, language, formats)
    parts: dict[str, Sheet] = {}
    for number, sheet in enumerate(book.sheets, start=2):
        _mark(workbook.add_worksheet(names[sheet.name]), sheet, faults, language, formats)
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet
    styles = formats.of_cells()
    workbook.close()
    return with_values(empty.getvalue(), parts, styles)


def _names(book: Workbook) -> dict[str, str]:
    """The name of each sheet in the copy; a damaged file may hold names that Excel would not take."""
    names: dict[str, str] = {}
    for sheet in book.sheets:
        names[sheet.name] = sheet_name(sheet.name, [FAULT_SHEET, *names.values()])
    return names


class _Formats:
    """The formats of the copy."""

    def __init__(self, workbook: "xlsxwriter.Workbook") -> None:
        self.plain: Format = workbook.add_format(_PLAIN)
        self.quoted: Format = workbook.add_format({**_PLAIN, "quote_prefix": True})
        self.moment: Format = workbook.add_format({**_PLAIN, "num_format": "dd/mm/yyyy hh:mm"})
        self.day: Format = workbook.add_format({**_PLAIN, "num_format": "dd/mm/yyyy"})
        self.span: Format = workbook.add_format({**_PLAIN, "num_format": "[h]:mm:ss"})
        self.title: Format = workbook.add_format({**_PLAIN, "bold": True, "font_size": 14})
        self.header: Format = workbook.add_format({**_PLAIN, "bold": True, "bg_color": "#DDE9E1"})
        self.wrapped: Format = workbook.add_format({**_PLAIN, "text_wrap": True})
        self.link: Format = workbook.add_format({**_PLAIN, "font_color": "#1F5FBF", "underline": 1})
        self.marks: dict[Severity, Format] = {
            severity: workbook.add_format({"bg_color": f"#{fill}", "font_color": f"#{ink}"})
            for severity, (fill, ink) in _COLOURS.items()
        }

    def of_cells(self) -> CellStyles:
        """The numbers of the styles that values need; asking for a number keeps the style in the file."""
        return CellStyles(*(look._get_xf_index() for look in (self.quoted, self.day, self.moment, self.span)))


def _mark(
    worksheet: Worksheet, sheet: Sheet, faults: Sequence[Fault], language: str, formats: _Formats
) -> None:
    """Widths, notes and colours; the values come in later."""
    if sheet.hidden:
        worksheet.hide()
    # The values take the place of this cell.
    worksheet.write_blank(0, 0, None, formats.plain)
    worksheet.set_column(0, max(map(len, sheet.rows), default=1) - 1, _WIDTH)
    for row, column, note in _notes(faults, sheet.name, language):
        worksheet.write_comment(row, column, note, _NOTE_LOOK)
    for severity, look in formats.marks.items():
        for batch in marks.in_batches(marks.areas_of(faults, sheet.name, severity)):
            rule = {"type": "formula", "criteria": f"={marks.MARK_FORMULA}", "format": look}
            worksheet.conditional_format(batch.split()[0], {**rule, "multi_range": batch})


def _notes(faults: Sequence[Fault], sheet: str, language: str) -> list[tuple[int, int, str]]:
    """Row and column, counted from 0, and the note; row by row, as constant memory asks."""
    places = ((parse_address(cell), note) for cell, note in marks.notes_of(faults, sheet, language))
    return sorted((row - 1, column - 1, note) for (row, column), note in places)


def _list(
    worksheet: Worksheet,
    faults: Sequence[Fault],
    names: Mapping[str, str],
    language: str,
    formats: _Formats,
) -> None:
    worksheet.activate()
    worksheet.freeze_panes(5, 0)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    for place, (_, width) in enumerate(marks.HEADERS):
        worksheet.set_column(place, place, width)
    worksheet.write_string(0, 0, marks.TITLE.in_language(language), formats.title)
    worksheet.write_string(1, 0, marks.summary(faults, language), formats.plain)
    worksheet.write_string(2, 0, marks.HOW_TO.in_language(language), formats.plain)
    worksheet.write_string(3, 0, marks.ONLY_VALUES.in_language(language), formats.plain)
    for place, (title, _) in enumerate(marks.HEADERS):
        worksheet.write_string(4, place, title.in_language(language), formats.header)
    for number, fault in enumerate(faults[: marks.MOST_LISTED], start=1):
        _list_one(worksheet, 4 + number, number, fault, names, language, formats)


def _list_one(
    worksheet: Worksheet,
    row: int,
    number: int,
    fault: Fault,
    names: Mapping[str, str],
    language: str,
    formats: _Formats,
) -> None:
    sheet, where, *rest = fault.texts(language)
    worksheet.set_row(row, fault.height(language))
    worksheet.write_number(row, 0, number, formats.plain)
    worksheet.write_string(row, 1, sheet, formats.plain)
    if fault.where and number <= marks.MOST_LINKS:
        target = f"internal:'{names[fault.sheet].replace(chr(39), chr(39) * 2)}'!{where}"
        worksheet.write_url(row, 2, target, formats.link, string=where)
    elif where:
        worksheet.write_string(row, 2, where, formats.plain)
    for place, text in enumerate(rest, start=3):
        worksheet.write_string(row, place, text, formats.wrapped if place > 3 else formats.plain)
