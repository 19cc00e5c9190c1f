"""Drop-down lists: their options stand on one hidden sheet, under a name each."""

from collections.abc import Collection
from typing import Any

import xlsxwriter

from rasoat.common.names import fold
from rasoat.files.inert import for_workbook
from rasoat.files.sheet_model import ChoiceList, Column, Kind
from rasoat.files.writing.styles import Styles

CHOICES_SHEET = "Danh mục"
_LIMITED = {Kind.INTEGER: "integer", Kind.DECIMAL: "decimal"}


def range_name(choices: str) -> str:
    """The workbook's name for a list of choices."""
    return "chon_" + fold(choices).replace(" ", "_")


def write_choices(workbook: "xlsxwriter.Workbook", lists: Collection[ChoiceList], styles: Styles) -> None:
    """Write the lists side by side, one below its name each, and hide the sheet."""
    if not lists:
        return
    sheet = workbook.add_worksheet(CHOICES_SHEET)
    sheet.hide()
    for place, choices in enumerate(lists):
        end = sheet_range(place, len(choices.values))
        workbook.define_name(range_name(choices.name), f"='{CHOICES_SHEET}'!{end}")
    for row in range(1 + max(len(choices.values) for choices in lists)):
        for place, choices in enumerate(lists):
            column = (choices.name, *choices.values)
            if row < len(column):
                sheet.write_string(row, place, for_workbook(column[row]), styles.plain("note"))


def sheet_range(column: int, length: int) -> str:
    """The absolute address of ``length`` values below the name in ``column``, counted from 0."""
    letters = xlsxwriter.utility.xl_col_to_name(column, col_abs=True)
    return f"{letters}$2:{letters}${max(length, 1) + 1}"


def validation(column: Column, names: Collection[str]) -> dict[str, Any] | None:
    """What Excel checks while a cell is typed; ValueError for a list that is not in the book."""
    if column.choices:
        if column.choices not in names:
            raise ValueError(f"the book has no list of choices {column.choices!r}")
        return {
            "validate": "list",
            "source": f"={range_name(column.choices)}",
            "error_title": "Không có trong danh mục",
            "error_message": "Bấm mũi tên bên phải ô và chọn một giá trị trong danh sách.",
        }
    if column.kind in _LIMITED and not (column.low is None and column.high is None):
        return {"validate": _LIMITED[column.kind], **_bounds(column.low, column.high)}
    return None


def _bounds(low: int | None, high: int | None) -> dict[str, Any]:
    title = {"error_title": "Giá trị ngoài khoảng"}
    if high is None:
        return {"criteria": ">=", "value": low, "error_message": f"Ghi số từ {low} trở lên.", **title}
    if low is None:
        return {"criteria": "<=", "value": high, "error_message": f"Ghi số không quá {high}.", **title}
    message = {"error_message": f"Ghi số từ {low} đến {high}."}
    return {"criteria": "between", "minimum": low, "maximum": high, **message, **title}
