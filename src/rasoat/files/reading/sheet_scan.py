"""One look at a sheet's XML before its values are read: how far it reaches, its formulas, its error values.

The reader of values lays a sheet out as one rectangle. Two lone cells, one of them at XFD1048576, would
make that rectangle 17 billion cells; so the reach is measured first. The usual sheet is measured by one
pattern over its bytes. Where that finds anything unusual, or a formula or an error value, the sheet is walked
element by element, which is slower and exact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate

from rasoat.files.addresses import address, column_number, parse_address

_CHUNK = 1 << 20
# The address of every cell as office programs write it; empty for a cell that does not start so.
_CELL = re.compile(rb'<c(?: r="([A-Z]{1,3}[1-9][0-9]{0,6})")?(?=[\s/>])')
_NEEDS_WALK = tuple(re.compile(mark) for mark in (rb"<f[\s/>]", rb":[cf][\s/>]", rb't="e"'))
_LETTERS, _DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0123456789"


class ReachError(Exception):
    """The values of a sheet spread over more cells than are read; ``where`` is the farthest one."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


class UnreadableError(Exception):
    """The sheet's XML is not whole."""


@dataclass(frozen=True, slots=True)
class SheetScan:
    """Addresses of the cells that hold a formula, and of those that show an error, with the error."""

    formulas: frozenset[str]
    errors: dict[str, str]


def scan_sheet(stream: BinaryIO, most_cells: int) -> SheetScan:
    """Scan a sheet's XML; the stream is read once or twice from its start and must be able to seek.

    Raises ``ReachError`` when rows x columns up to the last value exceed ``most_cells``; ``UnreadableError``.
    """
    reach = _quick_reach(stream)
    if reach is not None and reach[0] * reach[1] <= most_cells:
        return SheetScan(frozenset(), {})
    stream.seek(0)
    return _Walk(most_cells).walk(stream)


def _quick_reach(stream: BinaryIO) -> tuple[int, int] | None:
    """Last row and last column any cell names; None when only a walk can tell."""
    rows, columns = {b"0"}, {b"A"}
    for text in _whole_tags(stream):
        found = _CELL.findall(text)
        if b"" in found or any(mark.search(text) for mark in _NEEDS_WALK):
            return None
        addresses = b" ".join(found)
        rows.update(addresses.translate(None, _LETTERS).split())
        columns.update(addresses.translate(None, _DIGITS).split())
    return max(map(int, rows)), max(column_number(letters.decode()) for letters in columns)


def _whole_tags(stream: BinaryIO) -> Iterator[bytes]:
    """The stream in pieces that end before a tag begins, so that no tag is cut."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        text, mark, last = (rest + chunk).rpartition(b"<")
        yield text
        rest = mark + last
    yield rest


class _Walk:
    """Goes through a sheet element by element."""

    def __init__(self, most_cells: int) -> None:
        self._most = most_cells
        self._row = self._column = 0
        self._last_row = self._last_column = 0
        self._error: list[str] | None = None
        self._in_value = False
        self.formulas: set[str] = set()
        self.errors: dict[str, str] = {}

    def walk(self, stream: BinaryIO) -> SheetScan:
        parser = ParserCreate(namespace_separator="|")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.ParseFile(stream)
        except (ExpatError, ValueError, OverflowError, LookupError):
            raise UnreadableError from None
        return SheetScan(frozenset(self.formulas), self.errors)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.rpartition("|")[2]
        if kind == "c":
            self._enter_cell(attributes)
        elif kind == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif kind == "f" and self._column:
            self.formulas.add(self._here())
        elif kind in ("v", "is") and self._column:
            self._in_value = True
            self._reach()

    def _enter_cell(self, attributes: dict[str, str]) -> None:
        where = attributes.get("r")
        if where is None:
            self._column += 1
        else:
            self._row, self._column = parse_address(where)
        self._error = [] if attributes.get("t") == "e" else None

    def _reach(self) -> None:
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if self._last_row * self._last_column > self._most:
            raise ReachError(self._here())

    def _text(self, text: str) -> None:
        if self._in_value and self._error is not None:
            self._error.append(text)

    def _end(self, tag: str) -> None:
        kind = tag.rpartition("|")[2]
        if kind == "v":
            self._in_value = False
            if self._error is not None:
                self.errors[self._here()] = "".join(self._error)

    def _here(self) -> str:
        return address(max(self._row, 1), self._column)
