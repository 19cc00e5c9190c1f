"""Workbooks into plain rows: every value with its own type, every cell with its address.

The guard goes first. Then each sheet's XML is scanned for its reach, its formulas and its error values, and
the values are read by calamine, which keeps the type of every single cell (a text "1.200" stays a text).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO, TypeVar, cast
from unicodedata import normalize
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from rasoat.common.names import fold
from rasoat.common.problems import Refused
from rasoat.files.addresses import area
from rasoat.files.guard import LIMITS, Limits, guard_workbook
from rasoat.files.guarding import words as say
from rasoat.files.marks.fault_sheet import is_fault_sheet
from rasoat.files.reading import words as reader_words
from rasoat.files.reading.sheet_parts import sheet_parts
from rasoat.files.reading.sheet_scan import ReachError, SheetScan, UnreadableError, scan_sheet
from rasoat.files.sheets import Sheet, Value, Workbook
from rasoat.files.sources import Source, open_source

# 150,000 households in 50 columns; a rectangle of so many cells takes about 200 MB while it is read.
MOST_CELLS = 8_000_000
_MOST_TEXTS = 100_000
# What a sheet can hold at all; a damaged file may name cells beyond.
_ROWS, _COLUMNS = 1_048_576, 16_384
_T = TypeVar("_T")


def read_workbook(
    source: Source,
    name: str,
    sheets: Sequence[str] | None = None,
    *,
    limits: Limits = LIMITS,
    most_cells: int = MOST_CELLS,
    as_written: bool = False,
) -> Workbook:
    """Read the sheets named (whatever their accents), or all; sheets of faults of an earlier reading never.

    ``name`` is the file's name as its owner knows it. ``as_written`` leaves texts as they are, not composed.
    Raises ``Refused`` when the guard does not let the file
    pass, when a sheet's values spread over more than ``most_cells``, or when it cannot be read.
    """
    guarded = guard_workbook(source, name, limits)
    with open_source(source) as stream:
        parts = sheet_parts(stream, name)
        stream.seek(0)
        book = _calamine(name, lambda: CalamineWorkbook.from_filelike(stream))
        names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        hidden = {sheet.name for sheet in book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible}
        wanted = _wanted(names, sheets)
        scans = _scan_all(stream, name, {sheet: parts.get(sheet, "") for sheet in wanted}, most_cells)
    texts = _Texts(as_written=as_written)
    read = [_read_sheet(book, name, sheet, sheet in hidden, scans[sheet], texts) for sheet in wanted]
    return Workbook(name, tuple(read), tuple(names), guarded.notes, guarded.sha256)


def _wanted(names: Iterable[str], asked: Sequence[str] | None) -> list[str]:
    folded = None if asked is None else {fold(name) for name in asked}
    ours = [name for name in names if not is_fault_sheet(name)]
    return [name for name in ours if folded is None or fold(name) in folded]


def _scan_all(stream: BinaryIO, name: str, parts: dict[str, str], most_cells: int) -> dict[str, SheetScan]:
    stream.seek(0)
    with ZipFile(stream) as archive:
        return {sheet: _scan(archive, name, sheet, part, most_cells) for sheet, part in parts.items()}


def _scan(archive: ZipFile, name: str, sheet: str, part: str, most_cells: int) -> SheetScan:
    try:
        with archive.open(part) as xml:
            return scan_sheet(cast(BinaryIO, xml), most_cells)
    except ReachError as far:
        raise Refused([reader_words.too_far(name, sheet, far.where)]) from None
    except (UnreadableError, BadZipFile, KeyError):
        raise Refused([say.truncated(name)]) from None


def _read_sheet(
    book: CalamineWorkbook, name: str, title: str, hidden: bool, scan: SheetScan, texts: "_Texts"
) -> Sheet:
    sheet = _calamine(name, lambda: book.get_sheet_by_name(title))
    # Empty rows above come with the rest, empty columns on the left do not.
    left: list[Value] = [None] * (sheet.start[1] if sheet.start else 0)
    rows = [left + _tidied(row, texts) for row in sheet.iter_rows()]
    while rows and not any(value is not None for value in rows[-1]):
        rows.pop()
    return Sheet(name, title, rows, hidden, scan.formulas, scan.errors, _merged(sheet))


class _Texts(dict[str, str | None]):
    """Texts tidied once and kept once: answers repeat row by row, and half of the memory is theirs."""

    def __init__(self, *, as_written: bool) -> None:
        super().__init__()
        self._as_written = as_written

    def __missing__(self, text: str) -> str | None:
        tidied = None if text.isspace() or not text else text
        if tidied and not self._as_written:
            tidied = normalize("NFC", tidied)
        if len(self) < _MOST_TEXTS:
            self[text] = tidied
        return tidied


def _tidied(row: Sequence[object], texts: _Texts) -> list[Value]:
    """Empty and blank texts are missing; other texts are composed."""
    return [texts[value] if type(value) is str else cast(Value, value) for value in row]


def _merged(sheet: CalamineSheet) -> tuple[str, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(
        area(row + 1, column + 1, last + 1, right + 1)
        for (row, column), (last, right) in ranges
        if row <= last < _ROWS and column <= right < _COLUMNS
    )


def _calamine(name: str, read: Callable[[], _T]) -> _T:
    """What calamine gives; whatever it stumbles over, its panics included, is a damaged file."""
    try:
        return read()
    except BaseException as fault:
        if not isinstance(fault, Exception) and type(fault).__name__ != "PanicException":
            raise
        raise Refused([say.truncated(name)]) from None
