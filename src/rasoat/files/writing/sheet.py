"""One sheet, written from top to bottom, as constant memory asks."""

from collections.abc import Collection, Sequence

from xlsxwriter.worksheet import Worksheet

from rasoat.files.inert import for_workbook
from rasoat.files.sheet_model import Band, BandStyle, Cell, Column, SheetModel
from rasoat.files.writing.around import Around
from rasoat.files.writing.cells import CellWriter, text_at
from rasoat.files.writing.choices import validation
from rasoat.files.writing.heights import LINE_HEIGHT, row_height
from rasoat.files.writing.page import set_page
from rasoat.files.writing.styles import Styles

_GROUP_HEIGHT, _KEY_HEIGHT, _NUMBER_HEIGHT = 20, 12, 14
_MOST_HEADER_LINES = 12
_HIDDEN = {"hidden": True}


class SheetWriter:
    """Writes one sheet; rows are counted from 0 and only ever go down."""

    def __init__(
        self, worksheet: Worksheet, model: SheetModel, styles: Styles, choices: Collection[str]
    ) -> None:
        if not model.columns:
            raise ValueError(f"the sheet {model.name!r} has no columns")
        self._sheet, self._model, self._styles, self._choices = worksheet, model, styles, choices
        self._around = Around(worksheet, model, styles)
        self._last = len(model.columns) - 1
        self._wrapped = [(place, one.width) for place, one in enumerate(model.columns) if one.wrap]
        self._row = 0

    def write(self) -> int:
        """Write everything; the number of data rows."""
        for place, column in enumerate(self._model.columns):
            self._sheet.set_column(place, place, column.width, self._styles.column(column))
        self._row = first_header = self._around.above()
        self._write_header()
        first_data = self._row
        rows = self._write_rows()
        last_data = max(self._row - 1 + self._model.spare_rows, first_data)
        self._finish_table(first_header, first_data, last_data)
        self._around.below(self._row + self._model.spare_rows)
        return rows

    def _write_header(self) -> None:
        model, columns = self._model, self._model.columns
        if any(column.group for column in columns):
            self._write_groups()
        if model.key_row:
            self._header_row([column.key for column in columns], "key", _KEY_HEIGHT, hidden=True)
        titles = [f"{column.title} *" if column.required else column.title for column in columns]
        self._comment_titles()
        self._header_row(titles, "header", _height(columns, titles))
        if model.number_row:
            numbers = [f"({place})" for place in range(1, len(columns) + 1)]
            self._header_row(numbers, "number", _NUMBER_HEIGHT)

    def _header_row(self, texts: list[str], style: str, height: float, *, hidden: bool = False) -> None:
        look = self._styles.plain(style)
        self._sheet.set_row(self._row, height, None, _HIDDEN if hidden else None)
        for place, text in enumerate(texts):
            self._sheet.write_string(self._row, place, for_workbook(text), look)
        self._row += 1

    def _comment_titles(self) -> None:
        for place, column in enumerate(self._model.columns):
            if column.comment:
                size = {"x_scale": 2.0, "y_scale": 0.6 + len(column.comment) / 90}
                self._sheet.write_comment(self._row, place, for_workbook(column.comment), size)

    def _write_groups(self) -> None:
        columns, look = self._model.columns, self._styles.plain("header")
        self._sheet.set_row(self._row, _GROUP_HEIGHT)
        first = 0
        while first < len(columns):
            last = first
            while last < self._last and columns[last + 1].group == columns[first].group != "":
                last += 1
            text_at(self._sheet, self._row, first, last, columns[first].group, look)
            first = last + 1
        self._row += 1

    def _write_rows(self) -> int:
        writers = self._writers(None)
        bands = {style: self._writers(style) for style in BandStyle}
        count = 0
        for row in self._model.rows:
            if isinstance(row, Band):
                self._write_band(row, bands[row.style])
            else:
                self._fit(row)
                for writer, value in zip(writers, row, strict=True):
                    writer.write(self._row, value)
                count += 1
            self._row += 1
        return count

    def _fit(self, row: Sequence[Cell]) -> None:
        """Room for the wrapped texts of a row."""
        texts = ((text, width) for place, width in self._wrapped if isinstance(text := row[place], str))
        if (height := row_height(texts)) is not None:
            self._sheet.set_row(self._row, height)

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


def _height(columns: Sequence[Column], titles: Sequence[str]) -> float:
    """Room for the titles; bold letters take about a tenth more."""
    needed = row_height((title, column.width / 1.15) for column, title in zip(columns, titles, strict=True))
    return min(needed or LINE_HEIGHT, LINE_HEIGHT * _MOST_HEADER_LINES) + 4
