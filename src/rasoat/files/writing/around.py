"""What stands around a table: marks, letterhead and title above, notes and places to sign below.

Rows are counted from 0; every function takes the row to begin with and gives the row that follows.
"""

from collections.abc import Sequence
from itertools import pairwise

from xlsxwriter.worksheet import Worksheet

from rasoat.files.paper import Letterhead, Signature
from rasoat.files.sheet_model import Column, SheetModel
from rasoat.files.writing.cells import text_at
from rasoat.files.writing.styles import Styles

# It keeps to about the width of a landscape page, however wide the table is.
_PAGE_WIDTH = 130.0
_LEFT_HALF = 0.42
_LINE_HEIGHT, _TITLE_HEIGHT = 18, 22
_ROOM_TO_SIGN = 4


class Around:
    """Writes above and below the table of one sheet."""

    def __init__(self, worksheet: Worksheet, model: SheetModel, styles: Styles) -> None:
        self._sheet, self._model, self._styles = worksheet, model, styles
        self._last = _last_within(model.columns, _PAGE_WIDTH)

    def above(self) -> int:
        """Marks, letterhead, title and an empty row; the first row of the table."""
        model, row = self._model, 0
        for mark in model.marks:
            row = self._across(row, mark, "mark")
        if model.letterhead:
            row = self._letterhead(row, model.letterhead)
        for line in model.title:
            self._sheet.set_row(row, _TITLE_HEIGHT)
            row = self._across(row, line, "title")
        for line in model.subtitle:
            row = self._across(row, line, "subtitle")
        return row + 1 if row else 0

    def below(self, row: int) -> int:
        """Notes, then signers side by side with room to sign."""
        for note in self._model.notes:
            row = self._across(row, note, "note")
        return self._signatures(row + 1, self._model.signatures) if self._model.signatures else row

    def _across(self, row: int, text: str, style: str) -> int:
        text_at(self._sheet, row, 0, self._last, text, self._styles.plain(style))
        return row + 1

    def _letterhead(self, row: int, letterhead: Letterhead) -> int:
        split = min(_last_within(self._model.columns, _PAGE_WIDTH * _LEFT_HALF), self._last - 1)
        if split < 0:
            raise ValueError(f"the sheet {self._model.name!r} is too narrow for a letterhead")
        for line in range(max(len(letterhead.left), len(letterhead.right))):
            self._sheet.set_row(row, _LINE_HEIGHT)
            self._half(row, letterhead.left, line, (0, split), "body")
            self._half(row, letterhead.right, line, (split + 1, self._last), "motto")
            row += 1
        return row + 1

    def _half(self, row: int, lines: Sequence[str], line: int, span: tuple[int, int], style: str) -> None:
        if line < len(lines):
            look = self._styles.plain(f"{style}_last" if line == len(lines) - 1 else style)
            text_at(self._sheet, row, *span, lines[line], look)

    def _signatures(self, row: int, signatures: Sequence[Signature]) -> int:
        spans = _spans(self._last + 1, len(signatures))
        self._side_by_side(row, [signature.title for signature in signatures], spans, "signer")
        self._side_by_side(row + 1, [signature.note for signature in signatures], spans, "sign_here")
        names = row + 2 + _ROOM_TO_SIGN
        self._side_by_side(names, [signature.name for signature in signatures], spans, "signer")
        return names + 1

    def _side_by_side(self, row: int, texts: list[str], spans: list[tuple[int, int]], style: str) -> None:
        for text, (first, last) in zip(texts, spans, strict=True):
            text_at(self._sheet, row, first, last, text, self._styles.plain(style))


def _last_within(columns: Sequence[Column], width: float) -> int:
    """The last of the leading columns that together stay within ``width``; at least the first."""
    total, last = 0.0, 0
    for place, column in enumerate(columns):
        total += column.width
        if total > width:
            break
        last = place
    return last


def _spans(columns: int, parts: int) -> list[tuple[int, int]]:
    """``columns`` parted into ``parts`` spans; ValueError when there are more parts than columns."""
    if parts > columns:
        raise ValueError(f"{parts} signatures do not fit side by side in {columns} columns")
    edges = [place * columns // parts for place in range(parts + 1)]
    return [(first, following - 1) for first, following in pairwise(edges)]
