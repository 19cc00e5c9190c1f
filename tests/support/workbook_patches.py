"""Break a survey workbook as people do, one patch a line of a file of cases, and find the cell again."""

import io
import unicodedata
from collections.abc import Mapping
from copy import copy
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

KEY_ROWS = {"Hộ": "local_number", "Thành viên": "relation"}


class Patched:
    """The workbook with every patch applied, in order: its bytes, and the address of any cell."""

    def __init__(self, workbook: bytes, patches: list[Mapping[str, Any]] | None = None) -> None:
        self._book = load_workbook(io.BytesIO(workbook))
        for patch in patches or ():
            _apply(self._book, patch)
        target = io.BytesIO()
        self._book.save(target)
        self.content = target.getvalue()

    def address(self, sheet: str, where: str) -> str:
        """The address of "wall:2", the second data row; anything else is an address already."""
        return _where(self._book[sheet], where)

    def value(self, sheet: str, where: str) -> Any:
        """What stands in a cell."""
        return self._book[sheet][self.address(sheet, where)].value


def _apply(book: Workbook, patch: Mapping[str, Any]) -> None:
    action = patch["do"]
    if action == "remove_sheet":
        del book[patch["sheet"]]
    elif action == "rename_sheet":
        book[patch["sheet"]].title = patch["to"]
    else:
        _ACTIONS[action](book[patch["sheet"]], patch)


def _set(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    cell = sheet[_where(sheet, patch["cell"])]
    cell.value = patch.get("value")
    if patch.get("number_format"):
        cell.number_format = patch["number_format"]


def _merge(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    first, last = (_where(sheet, cell) for cell in patch["cells"])
    sheet.merge_cells(f"{first}:{last}")


def _remove_column(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    _unmerge_all(sheet)
    sheet.delete_cols(_column(sheet, patch["column"]))


def _remove_row(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    sheet.delete_rows(_first_row(sheet) + patch["row"] - 1)


def _remove_rows(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    sheet.delete_rows(_first_row(sheet), sheet.max_row)


def _copy_row(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    source = _first_row(sheet) + patch["row"] - 1
    target = _last_row(sheet) + 1
    for column in range(1, sheet.max_column + 1):
        sheet.cell(target, column).value = sheet.cell(source, column).value


def _add_column(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    column, first = sheet.max_column + 1, _first_row(sheet)
    sheet.cell(first - 1, column).value = patch["title"]
    for place, value in enumerate(patch["values"]):
        sheet.cell(first + place, column).value = value


def _rename_header(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    """The key row keeps the key unless it is taken away too."""
    sheet.cell(_first_row(sheet) - 1, _column(sheet, patch["column"])).value = patch["to"]


def _clear_key_row(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    for cell in sheet[_key_row(sheet)]:
        cell.value = None


def _reverse_columns(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    _unmerge_all(sheet)
    for row in range(_key_row(sheet), sheet.max_row + 1):
        values = [(cell.value, cell.number_format) for cell in sheet[row]]
        for cell, (value, look) in zip(sheet[row], reversed(values), strict=True):
            cell.value, cell.number_format = value, look


def _reverse_rows(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    first, last = _first_row(sheet), _last_row(sheet)
    rows = [[cell.value for cell in sheet[row]] for row in range(first, last + 1)]
    for row, values in zip(range(first, last + 1), reversed(rows), strict=True):
        for cell, value in zip(sheet[row], values, strict=True):
            cell.value = value


def _decompose(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = unicodedata.normalize("NFD", cell.value)


def _claim_rows(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    """Formatted to the end, as a sheet is that somebody scrolled and painted."""
    look = copy(sheet.cell(_first_row(sheet), 1)._style)
    for row in range(_last_row(sheet) + 1, patch["rows"]):
        sheet.cell(row, 1)._style = copy(look)


def _text_dates(sheet: Worksheet, patch: Mapping[str, Any]) -> None:
    column = _column(sheet, patch["column"])
    for row in range(_first_row(sheet), _last_row(sheet) + 1):
        day = sheet.cell(row, column).value
        sheet.cell(row, column).value = f"{day.day}/{day.month}/{day.year}"
        sheet.cell(row, column).number_format = "@"


_ACTIONS = {
    "set": _set,
    "merge": _merge,
    "remove_column": _remove_column,
    "remove_row": _remove_row,
    "remove_rows": _remove_rows,
    "copy_row": _copy_row,
    "add_column": _add_column,
    "rename_header": _rename_header,
    "clear_key_row": _clear_key_row,
    "reverse_columns": _reverse_columns,
    "reverse_rows": _reverse_rows,
    "decompose": _decompose,
    "claim_rows": _claim_rows,
    "text_dates": _text_dates,
}


def _unmerge_all(sheet: Worksheet) -> None:
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))


def _where(sheet: Worksheet, cell: str) -> str:
    column, _, row = cell.rpartition(":")
    return _address(sheet, column, int(row)) if column and row.isdigit() else cell


def _address(sheet: Worksheet, column: str, row: int) -> str:
    """Row 0 is the header."""
    return f"{get_column_letter(_column(sheet, column))}{_first_row(sheet) + row - 1}"


def _column(sheet: Worksheet, key: str) -> int:
    """By machine key, else by the header's text."""
    rows = (_key_row(sheet), _first_row(sheet) - 1)
    return next(cell.column for row in rows for cell in sheet[row] if cell.value == key)


def _key_row(sheet: Worksheet) -> int:
    """The row of machine keys; on sheets without one, the header."""
    wanted = KEY_ROWS.get(sheet.title, "Tên thôn")
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == wanted)


def _first_row(sheet: Worksheet) -> int:
    return _key_row(sheet) + (2 if sheet.title in KEY_ROWS else 1)


def _last_row(sheet: Worksheet) -> int:
    filled = (row[0].row for row in sheet.iter_rows() if any(cell.value is not None for cell in row))
    return max(filled)
