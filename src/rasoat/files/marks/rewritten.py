"""Marks on a copy written anew, for workbooks too large to edit: values, marks, the list of faults."""

import io
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from rasoat.common.problems import Severity
from rasoat.files.addresses import parse_address
from rasoat.files.inert import for_workbook, is_dangerous
from rasoat.files.marks import faults as marks
from rasoat.files.marks.fault_sheet import FAULT_SHEET
from rasoat.files.marks.faults import Fault
from rasoat.files.sheet_model import NO_TIME
from rasoat.files.sheet_names import sheet_name
from rasoat.files.sheets import Sheet, Value, Workbook
from rasoat.files.writing.styles import FONT

_OPTIONS = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
_WIDTH = 16.0
_NOTE_LOOK = {"author": "Rà Soát", "x_scale": 2.4, "y_scale": 1.8}
_COLOURS = {
    Severity.ERROR: (marks.MARK_FILL, marks.MARK_INK),
    Severity.WARNING: (marks.WARNING_FILL, marks.WARNING_INK),
}


def mark_rewritten(book: Workbook, faults: Sequence[Fault], language: str) -> bytes:
    """The values of ``book`` in a new workbook, marked; formats and formulas are not kept, and it says so."""
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, _OPTIONS)
    workbook.set_properties({"created": NO_TIME})
    formats = _Formats(workbook)
    names = _names(book)
    _list(workbook.add_worksheet(FAULT_SHEET), faults, names, language, formats)
    for sheet in book.sheets:
        _copy(workbook.add_worksheet(names[sheet.name]), sheet, faults, language, formats)
    workbook.close()
    return made.getvalue()


def _names(book: Workbook) -> dict[str, str]:
    """The name of each sheet in the copy; a damaged file may hold names that Excel would not take."""
    names: dict[str, str] = {}
    for sheet in book.sheets:
        names[sheet.name] = sheet_name(sheet.name, [FAULT_SHEET, *names.values()])
    return names


class _Formats:
    """The formats of the copy."""

    def __init__(self, workbook: "xlsxwriter.Workbook") -> None:
        base = {"font_name": FONT, "valign": "top"}
        self.plain: Format = workbook.add_format(base)
        self.quoted: Format = workbook.add_format({**base, "quote_prefix": True})
        self.moment: Format = workbook.add_format({**base, "num_format": "dd/mm/yyyy hh:mm"})
        self.day: Format = workbook.add_format({**base, "num_format": "dd/mm/yyyy"})
        self.span: Format = workbook.add_format({**base, "num_format": "[h]:mm:ss"})
        self.title: Format = workbook.add_format({**base, "bold": True, "font_size": 14})
        self.header: Format = workbook.add_format({**base, "bold": True, "bg_color": "#DDE9E1"})
        self.wrapped: Format = workbook.add_format({**base, "text_wrap": True})
        self.link: Format = workbook.add_format({**base, "font_color": "#1F5FBF", "underline": 1})
        self.marks: dict[Severity, Format] = {
            severity: workbook.add_format({"bg_color": f"#{fill}", "font_color": f"#{ink}"})
            for severity, (fill, ink) in _COLOURS.items()
        }


def _copy(
    worksheet: Worksheet, sheet: Sheet, faults: Sequence[Fault], language: str, formats: _Formats
) -> None:
    if sheet.hidden:
        worksheet.hide()
    worksheet.set_column(0, max(map(len, sheet.rows), default=1) - 1, _WIDTH)
    errors = {parse_address(where): shown for where, shown in sheet.errors.items()}
    notes = _notes_by_row(faults, sheet.name, language)
    for number, row in enumerate(sheet.rows):
        for place, value in enumerate(row):
            shown = errors.get((number + 1, place + 1), value) if errors else value
            if shown is not None:
                _write(worksheet, number, place, shown, formats)
        for place, note in notes.get(number, ()):
            worksheet.write_comment(number, place, note, _NOTE_LOOK)
    for severity, look in formats.marks.items():
        for batch in marks.in_batches(marks.areas_of(faults, sheet.name, severity)):
            rule = {"type": "formula", "criteria": f"={marks.MARK_FORMULA}", "format": look}
            worksheet.conditional_format(batch.split()[0], {**rule, "multi_range": batch})


def _notes_by_row(faults: Sequence[Fault], sheet: str, language: str) -> dict[int, list[tuple[int, str]]]:
    """Column and note by row, counted from 0: in constant memory a note goes in with its row."""
    notes: dict[int, list[tuple[int, str]]] = {}
    for cell, note in marks.notes_of(faults, sheet, language):
        row, column = parse_address(cell)
        notes.setdefault(row - 1, []).append((column - 1, note))
    return notes


def _write(worksheet: Worksheet, row: int, column: int, value: Value, formats: _Formats) -> None:
    if isinstance(value, str):
        text = for_workbook(value)
        look = formats.quoted if is_dangerous(text) else formats.plain
        worksheet.write_string(row, column, text, look)
    elif isinstance(value, bool):
        worksheet.write_boolean(row, column, value, formats.plain)
    elif isinstance(value, int | float):
        worksheet.write_number(row, column, value, formats.plain)
    else:
        worksheet.write_datetime(row, column, value, _time_format(value, formats))


def _time_format(value: Any, formats: _Formats) -> Format:
    if isinstance(value, time | timedelta):
        return formats.span
    return formats.moment if isinstance(value, datetime) else formats.day


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
    worksheet.write_number(row, 0, number, formats.plain)
    worksheet.write_string(row, 1, sheet, formats.plain)
    if fault.where and number <= marks.MOST_LINKS:
        target = f"internal:'{names[fault.sheet].replace(chr(39), chr(39) * 2)}'!{where}"
        worksheet.write_url(row, 2, target, formats.link, string=where)
    elif where:
        worksheet.write_string(row, 2, where, formats.plain)
    for place, text in enumerate(rest, start=3):
        worksheet.write_string(row, place, text, formats.wrapped if place > 3 else formats.plain)
