"""One value into one cell, by its own type."""

import math
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from rasoat.common.partial_dates import PartialDate
from rasoat.files.addresses import address
from rasoat.files.inert import for_workbook, is_dangerous
from rasoat.files.sheet_model import BandStyle, Cell, Column, Kind
from rasoat.files.writing.styles import Styles

_MOST_LETTERS = 32_767
# A spreadsheet's numbers are binary floats; longer integers would lose their last digits.
_MOST_DIGITS = 10**15
_YES_NO = {True: "có", False: "không"}


class CellWriter:
    """Writes values of one column of one sheet. Rows and columns are counted from 0."""

    def __init__(
        self, worksheet: Worksheet, place: int, column: Column, styles: Styles, band: BandStyle | None = None
    ) -> None:
        self._sheet, self._place, self._kind = worksheet, place, column.kind
        self._format = styles.cell(column, band=band)
        self._quoted = styles.cell(column, quoted=True, band=band)
        # A day in a column of texts still shows as a day, a number in a column of days as a number.
        self._as_day = styles.cell(replace(column, kind=Kind.DATE), band=band)
        as_number = replace(column, kind=Kind.INTEGER) if column.kind is Kind.DATE else column
        self._as_number = styles.cell(as_number, band=band)

    def write(self, row: int, value: Cell) -> None:
        """Write ``value``. ValueError when a cell cannot hold it as it is."""
        if type(value) is str:
            self._text(row, value)
        elif value is None:
            self._sheet.write_blank(row, self._place, None, self._format)
        else:
            self._other(row, value)

    def _text(self, row: int, text: str) -> None:
        text = for_workbook(text)
        if len(text) > _MOST_LETTERS:
            raise ValueError(f"{address(row + 1, self._place + 1)}: a cell holds {_MOST_LETTERS} letters")
        look = self._quoted if is_dangerous(text) else self._format
        self._sheet.write_string(row, self._place, text, look)

    def _other(self, row: int, value: Any) -> None:
        if isinstance(value, bool):
            self._text(row, _YES_NO[value])
        elif isinstance(value, int | float | Decimal):
            self._number(row, value)
        elif isinstance(value, PartialDate):
            self._partial(row, value)
        elif isinstance(value, date):
            self._day(row, value)
        else:
            self._text(row, str(value))

    def _number(self, row: int, number: int | float | Decimal) -> None:
        if not math.isfinite(number):
            raise ValueError(f"{address(row + 1, self._place + 1)}: {number} is no number")
        if self._kind is Kind.CODE or (isinstance(number, int) and abs(number) >= _MOST_DIGITS):
            self._text(row, str(number))
            return
        self._sheet.write_number(row, self._place, float(number), self._as_number)

    def _partial(self, row: int, value: PartialDate) -> None:
        if value.day is None:
            self._text(row, value.show())
        else:
            self._day(row, value.earliest())

    def _day(self, row: int, day: date) -> None:
        if day.year < 1900:
            self._text(row, f"{day:%d/%m}/{day.year:04d}")
            return
        bare = day.replace(tzinfo=None) if isinstance(day, datetime) else day
        self._sheet.write_datetime(row, self._place, bare, self._as_day)


def text_at(worksheet: Worksheet, row: int, first: int, last: int, text: str, look: Format) -> None:
    """A text across the cells ``first`` to ``last`` of a row, merged when they are several."""
    text = for_workbook(text)[:_MOST_LETTERS]
    if last > first:
        worksheet.merge_range(row, first, row, last, "", look)
    worksheet.write_string(row, first, text, look)
