"""How cells look. Formats are made once a workbook and asked for by name."""

from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from rasoat.files.sheet_model import BandStyle, Column, Kind

FONT = "Times New Roman"
ACCENT = "#DDE9E1"  # a pale green behind headers
GROUP = "#F1F5F2"
LINE = "#8C9A92"
WARNING = "#B42318"

_BASE: dict[str, Any] = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
_BOXED: dict[str, Any] = {**_BASE, "border": 1, "border_color": LINE}
_MIDDLE: dict[str, Any] = {**_BASE, "align": "center"}

_PLAIN_STYLES: dict[str, dict[str, Any]] = {
    "mark": {**_MIDDLE, "bold": True, "font_color": WARNING},
    "body": {**_MIDDLE},
    "body_last": {**_MIDDLE, "bold": True},
    "motto": {**_MIDDLE, "bold": True},
    "motto_last": {**_MIDDLE, "bold": True, "font_size": 12, "underline": 1},
    "title": {**_MIDDLE, "bold": True, "font_size": 14},
    "subtitle": {**_MIDDLE, "italic": True},
    "header": {**_BOXED, "bold": True, "align": "center", "text_wrap": True, "bg_color": ACCENT},
    "key": {**_BOXED, "font_size": 8, "font_color": "#6B7A72", "align": "center", "font_name": "Consolas"},
    "number": {**_BOXED, "italic": True, "align": "center", "font_size": 9},
    "note": {**_BASE, "italic": True},
    "signer": {**_MIDDLE, "bold": True},
    "sign_here": {**_MIDDLE, "italic": True},
}
_KINDS: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {},
    Kind.CODE: {"num_format": "@", "align": "center"},
    Kind.INTEGER: {"num_format": "#,##0", "align": "right"},
    Kind.DECIMAL: {"align": "right"},
    Kind.PERCENT: {"align": "right"},
    Kind.DATE: {"num_format": "dd/mm/yyyy", "align": "center"},
    Kind.FLAG: {"align": "center"},
}
_BANDS: dict[BandStyle, dict[str, Any]] = {
    BandStyle.GROUP: {"bold": True, "bg_color": GROUP},
    BandStyle.TOTAL: {"bold": True, "bg_color": ACCENT},
    BandStyle.NOTE: {"italic": True},
}


class Styles:
    """The formats of one workbook."""

    def __init__(self, workbook: "xlsxwriter.Workbook") -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}

    def plain(self, name: str) -> Format:
        """A format of the page around the table: "title", "header", "note" and so on."""
        return self._format(_PLAIN_STYLES[name])

    def cell(self, column: Column, *, quoted: bool = False, band: BandStyle | None = None) -> Format:
        """The format of a value in ``column``; ``quoted`` for a text that looks like a formula."""
        look = {**_BOXED, **_KINDS[column.kind], **_number_format(column), "locked": False}
        if column.wrap:
            look["text_wrap"] = True
        if band is not None:
            look |= _BANDS[band]
        if quoted:
            look["quote_prefix"] = True
        return self._format(look)

    def column(self, column: Column) -> Format:
        """The format of cells nobody wrote to yet: what is typed there gets the column's format."""
        return self._format({**_BASE, **_KINDS[column.kind], **_number_format(column), "locked": False})

    def wide(self, band: BandStyle) -> Format:
        """The format of a band written across all columns."""
        return self._format({**_BOXED, **_BANDS[band]})

    def _format(self, look: dict[str, Any]) -> Format:
        key = repr(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(look)
        return self._made[key]


def _number_format(column: Column) -> dict[str, Any]:
    places = "0" * column.decimals
    if column.kind is Kind.DECIMAL:
        return {"num_format": f"#,##0.{places}" if places else "#,##0"}
    if column.kind is Kind.PERCENT:
        return {"num_format": f"0.{places}%" if places else "0%"}
    return {}
