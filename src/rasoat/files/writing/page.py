"""How a sheet prints and what of it can be changed."""

from xlsxwriter.worksheet import Worksheet

from rasoat.files.sheet_model import SheetModel

_A4 = 9
_LETTERS = '&"Times New Roman,Regular"&9'
# Excel takes 255 letters in a header with its codes.
_MOST_LETTERS = 80
# What may still be done on a protected sheet; without a password.
_ALLOWED = {
    "sort": True,
    "autofilter": True,
    "insert_rows": True,
    "delete_rows": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
}


def set_page(sheet: Worksheet, model: SheetModel, first_header: int, last_header: int) -> None:
    """A4, one page wide, header rows on every page, marks on top, page x of y below."""
    sheet.set_paper(_A4)
    if model.landscape:
        sheet.set_landscape()
    sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(first_header, last_header)
    if model.marks:
        sheet.set_header(f"&C{_LETTERS}{_code_free(' · '.join(model.marks))}")
    sheet.set_footer(f"&L{_LETTERS}{_code_free(model.footer)}&R{_LETTERS}Trang &P/&N")
    if model.protect:
        sheet.protect("", _ALLOWED)


def _code_free(text: str) -> str:
    """An ampersand begins a code in headers and footers; digits after a size would join it."""
    free = " ".join(text.split())[:_MOST_LETTERS].replace("&", "&&")
    return f" {free}" if free[:1].isdigit() else free
