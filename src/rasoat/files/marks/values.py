"""The values of sheets as rows of XML, put into a workbook whose sheets are empty.

The writer of workbooks takes 15 microseconds a cell, a minute for a large survey. A copy needs little of what
it does: here every distinct text is made ready once, and a cell costs a twentieth.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import escape
from itertools import islice
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from rasoat.files.addresses import address, parse_address
from rasoat.files.inert import for_workbook, is_dangerous
from rasoat.files.sheets import Sheet, Value

_MOST_ROWS, _MOST_COLUMNS, _MOST_LETTERS = 1_048_576, 16_384, 32_767
_MOST_TEXTS = 100_000
_ROWS = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
_REACH = re.compile(rb"<dimension [^>]*/>")
# Where a text has such a part, a program that opens the file would read a character's number.
_LIKE_A_NUMBERED_LETTER = re.compile("(?=_x[0-9a-fA-F]{4}_)")
# Day 1 is 1 January 1900; the spreadsheets' calendar has a 29 February 1900 too.
_DAY_0, _LAST_RIGHT_DAY = datetime(1899, 12, 31), 59  # noqa: DTZ001 - workbooks know no time zones


@dataclass(frozen=True, slots=True)
class CellStyles:
    """Numbers of the styles of cells that need one; other cells have the workbook's first style."""

    quoted: int
    day: int
    moment: int
    span: int


def with_values(empty: bytes, sheets: Mapping[str, Sheet], styles: CellStyles) -> bytes:
    """The workbook ``empty`` with the values of ``sheets`` in the parts they are named by."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(empty)) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            same = ZipInfo(part.filename, part.date_time)
            same.compress_type = ZIP_DEFLATED
            if part.filename not in sheets:
                target.writestr(same, source.read(part))
                continue
            before, after = _ROWS.split(_REACH.sub(b"", source.read(part)), 1)
            with target.open(same, "w") as written:
                written.write(before + b"<sheetData>")
                for row in _rows(sheets[part.filename], styles):
                    written.write(row.encode())
                written.write(b"</sheetData>" + after)
    return made.getvalue()


def _rows(sheet: Sheet, styles: CellStyles) -> Iterator[str]:
    letters = [address(1, column)[:-1] for column in range(1, _widest(sheet) + 1)]
    cells = _Cells(styles)
    for number, row in enumerate(islice(_shown(sheet), _MOST_ROWS), start=1):
        inside = [
            f'<c r="{column}{number}"{cells[value] if type(value) is str else cells.other(value)}</c>'
            for column, value in zip(letters, row, strict=False)
            if value is not None
        ]
        yield f'<row r="{number}">{"".join(inside)}</row>'


def _widest(sheet: Sheet) -> int:
    return min(max(map(len, sheet.rows), default=0), _MOST_COLUMNS)


def _shown(sheet: Sheet) -> Iterator[Sequence[Value]]:
    """The rows; where a cell has an error, what it shows."""
    errors: dict[int, dict[int, str]] = {}
    for where, shown in sheet.errors.items():
        row, column = parse_address(where)
        errors.setdefault(row, {})[column] = shown
    for number, values in enumerate(sheet.rows, start=1):
        if number in errors:
            yield [errors[number].get(column, value) for column, value in enumerate(values, start=1)]
        else:
            yield values


class _Cells(dict[str, str]):
    """What follows a cell's address, by its text."""

    def __init__(self, styles: CellStyles) -> None:
        super().__init__()
        self._styles = styles

    def __missing__(self, text: str) -> str:
        cell = self._text(for_workbook(text)[:_MOST_LETTERS])
        if len(self) < _MOST_TEXTS:
            self[text] = cell
        return cell

    def _text(self, text: str) -> str:
        style = f' s="{self._styles.quoted}"' if is_dangerous(text) else ""
        space = ' xml:space="preserve"' if text != text.strip() else ""
        inside = escape(_LIKE_A_NUMBERED_LETTER.sub("_x005F", text), quote=False)
        return f'{style} t="inlineStr"><is><t{space}>{inside}</t></is>'

    def other(self, value: Value) -> str:
        """The same for what is no text."""
        if isinstance(value, bool):
            return f' t="b"><v>{int(value)}</v>'
        if isinstance(value, date | time | timedelta):
            return f' s="{self._style(value)}"><v>{_serial(value)!r}</v>'
        return f"><v>{value!r}</v>"

    def _style(self, value: date | time | timedelta) -> int:
        if isinstance(value, time | timedelta):
            return self._styles.span
        return self._styles.moment if isinstance(value, datetime) else self._styles.day


def _serial(value: date | time | timedelta) -> float:
    """Days since day 0, as a spreadsheet counts them."""
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if isinstance(value, time):
        value = datetime.combine(_DAY_0, value)
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    days = (moment - _DAY_0) / timedelta(days=1)
    return days + 1 if days > _LAST_RIGHT_DAY else days
