"""One sheet, written from top to bottom: marks, letterhead, title, header, rows, notes, signatures."""

import math
from collections.abc import Collection
from itertools import pairwise

from xlsxwriter.worksheet import Worksheet

from rasoat.files.inert import for_workbook
from rasoat.files.paper import Letterhead
from rasoat.files.sheet_model import Band, BandStyle, Column, SheetModel
from rasoat.files.writer_cells import CellWriter, text_at
from rasoat.files.writer_choices import validation
from rasoat.files.writer_page import set_page
from rasoat.files.writer_styles import Styles

# The letterhead and the title keep to about the width of a landscape page, however wide the table is.
_PAGE_WIDTH = 130.0
_LINE_HEIGHT = 15.0
_ROOM_TO_SIGN = 4


class SheetWriter:
    """Writes one sheet; rows are counted from 0 and only ever go down, as constant memory asks."""

    def __init__(
        self, worksheet: Worksheet, model: SheetModel, styles: Styles, choices: Collection[str]
    ) -> None:
        if not model.columns:
            raise ValueError(f"the sheet {model.name!r} has no columns")
        self._sheet, self._model, self._styles, self._choices = worksheet, model, styles, choices
        self._row = 0
        self._last = len(model.columns) - 1
        self._page_last = _columns_within(model.columns, _PAGE_WIDTH)

    def write(self) -> int:
        """Write everything; the number of data rows."""
        self._set_columns()
        self._write_top()
        first_header = self._row
        self._write_header()
        first_data = self._row
        rows = self._write_rows()
        last_data = max(self._row - 1 + self._model.spare_rows, first_data)
        self._finish_table(first_header, first_data, last_data)
        self._row += self._model.spare_rows
        self._write_notes()
        self._write_signatures()
        return rows

    def _set_columns(self) -> None:
        for place, column in enumerate(self._model.columns):
            self._sheet.set_column(place, place, column.width, self._styles.column(column))

    def _write_top(self) -> None:
        model = self._model
        for mark in model.marks:
            self._across(mark, "mark")
        if model.letterhead:
            self._write_letterhead(model.letterhead)
        for line in model.title:
            self._across(line, "title", height=22)
        for line in model.subtitle:
            self._across(line, "subtitle")
        if self._row:
            self._next_row()

    def _across(self, text: str, style: str, *, height: float | None = None) -> None:
        look = self._styles.plain(style)
        text_at(self._sheet, self._row, 0, self._page_last, text, look)
        self._next_row(height)

    def _next_row(self, height: float | None = None) -> None:
        if height is not None:
            self._sheet.set_row(self._row, height)
        self._row += 1

    def _write_letterhead(self, letterhead: Letterhead) -> None:
        split = min(_columns_within(self._model.columns, _PAGE_WIDTH * 0.42), self._page_last - 1)
        if split < 0:
            raise ValueError(f"the sheet {self._model.name!r} is too narrow for a letterhead")
        for line in range(max(len(letterhead.left), len(letterhead.right))):
            self._half(letterhead.left, line, 0, split, "body")
            self._half(letterhead.right, line, split + 1, self._page_last, "motto")
            self._next_row(18)
        self._next_row()

    def _half(self, lines: tuple[str, ...], line: int, first: int, last: int, style: str) -> None:
        if line < len(lines):
            look = self._styles.plain(f"{style}_last" if line == len(lines) - 1 else style)
            text_at(self._sheet, self._row, first, last, lines[line], look)

    def _write_header(self) -> None:
        columns = self._model.columns
        if any(column.group for column in columns):
            self._write_groups()
        if self._model.key_row:
            self._header_row([column.key for column in columns], "key", 12)
        titles = [f"{column.title} *" if column.required else column.title for column in columns]
        self._comment_header()
        self._header_row(titles, "header", _header_height(columns, titles))
        if self._model.number_row:
            self._header_row([f"({place})" for place in range(1, len(columns) + 1)], "number", 14)

    def _header_row(self, texts: list[str], style: str, height: float) -> None:
        look = self._styles.plain(style)
        for place, text in enumerate(texts):
            self._sheet.write_string(self._row, place, for_workbook(text), look)
        self._next_row(height)

    def _comment_header(self) -> None:
        for place, column in enumerate(self._model.columns):
            if column.comment:
                size = {"x_scale": 2.0, "y_scale": 0.6 + len(column.comment) / 90}
                self._sheet.write_comment(self._row, place, for_workbook(column.comment), size)

    def _write_groups(self) -> None:
        columns, look = self._model.columns, self._styles.plain("header")
        first = 0
        while first < len(columns):
            last = first
            while last < self._last and columns[last + 1].group == columns[first].group != "":
                last += 1
            text_at(self._sheet, self._row, first, last, columns[first].group, look)
            first = last + 1
        self._next_row(20)

    def _write_rows(self) -> int:
        writers = self._writers(None)
        bands = {style: self._writers(style) for style in BandStyle}
        count = 0
        for row in self._model.rows:
            if isinstance(row, Band):
                self._write_band(row, bands[row.style])
            else:
                for writer, value in zip(writers, row, strict=True):
                    writer.write(self._row, value)
                count += 1
            self._row += 1
        return count

    def _writers(self, band: BandStyle | None) -> list[CellWriter]:
        columns = enumerate(self._model.columns)
        return [CellWriter(self._sheet, place, column, self._styles, band) for place, column in columns]

    def _write_band(self, band: Band, writers: list[CellWriter]) -> None:
        if len(band.values) == 1:
            look = self._styles.wide(band.style)
            text_at(self._sheet, self._row, 0, self._last, str(band.values[0] or ""), look)
            return
        for writer, value in zip(writers, band.values, strict=True):
            writer.write(self._row, value)

    def _finish_table(self, first_header: int, first_data: int, last_data: int) -> None:
        model, sheet = self._model, self._sheet
        header = first_data - 1 - (1 if model.number_row else 0)
        sheet.freeze_panes(first_data, model.freeze_columns)
        if model.autofilter:
            sheet.autofilter(header, 0, last_data, self._last)
        for place, column in enumerate(model.columns):
            if rule := validation(column, self._choices):
                sheet.data_validation(first_data, place, last_data, place, rule)
        set_page(sheet, model, first_header, first_data - 1)

    def _write_notes(self) -> None:
        for note in self._model.notes:
            text_at(self._sheet, self._row, 0, self._page_last, note, self._styles.plain("note"))
            self._next_row()

    def _write_signatures(self) -> None:
        signatures = self._model.signatures
        if not signatures:
            return
        self._next_row()
        spans = _spans(self._page_last + 1, len(signatures))
        self._signature_line([signature.title for signature in signatures], spans, "signer")
        self._signature_line([signature.note for signature in signatures], spans, "sign_here")
        self._row += _ROOM_TO_SIGN
        self._signature_line([signature.name for signature in signatures], spans, "signer")

    def _signature_line(self, texts: list[str], spans: list[tuple[int, int]], style: str) -> None:
        for text, (first, last) in zip(texts, spans, strict=True):
            text_at(self._sheet, self._row, first, last, text, self._styles.plain(style))
        self._next_row()


def _columns_within(columns: Collection[Column], width: float) -> int:
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


def _header_height(columns: Collection[Column], titles: list[str]) -> float:
    """Room for the title that needs the most lines; bold letters take about a tenth more."""
    lines = (
        math.ceil(len(title) * 1.15 / max(column.width, 1.0))
        for column, title in zip(columns, titles, strict=True)
    )
    return _LINE_HEIGHT * min(max(lines), 12) + 4
