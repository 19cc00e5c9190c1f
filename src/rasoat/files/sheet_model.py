"""A workbook described in plain data; the one writer turns it into a file.

The rooms say what stands in it. How it looks, and that nothing in it can run, is the writer's business.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rasoat.common.partial_dates import PartialDate
from rasoat.files.paper import Letterhead, Signature

Cell = str | int | float | bool | Decimal | date | datetime | PartialDate | None
# Inside the file; fixed, so that equal input gives equal bytes.
NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - workbooks know no time zones


class Kind(StrEnum):
    """What a column holds; it decides format and alignment."""

    TEXT = "text"
    CODE = "code"  # digits that are no number: kept as text, leading zeros and all
    INTEGER = "integer"
    DECIMAL = "decimal"
    PERCENT = "percent"  # 0.0657 shows as 6.57%
    DATE = "date"
    FLAG = "flag"  # shown as "có" and "không"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``width`` in characters; ``decimals`` for DECIMAL and PERCENT.

    ``group`` is a heading above, shared by neighbours of the same group. ``comment`` is shown at the header,
    ``choices`` names the ``ChoiceList`` of its drop-down. ``low`` and ``high`` are checked while typing.
    ``required`` marks the header with an asterisk. ``key`` is the machine's name for it, in the key row.
    """

    title: str
    kind: Kind = Kind.TEXT
    width: float = 14.0
    key: str = ""
    group: str = ""
    comment: str = ""
    choices: str = ""
    decimals: int = 1
    required: bool = False
    wrap: bool = False
    low: int | None = None
    high: int | None = None


class BandStyle(StrEnum):
    """How a band looks."""

    GROUP = "group"
    TOTAL = "total"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Band:
    """A row among the rows that is no data: the heading of a village, a total, a note.

    A single value is written across all columns; several stand in their columns.
    """

    values: tuple[Cell, ...]
    style: BandStyle = BandStyle.GROUP


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """The options of a drop-down."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetModel:
    """One sheet: letterhead, title, table, notes, signatures.

    ``rows`` may be any iterable, read once and never held. ``marks`` ("Dữ liệu minh họa") stand on top and on
    every printed page. ``number_row`` adds (1) (2) (3) below the header, ``key_row`` the columns' keys above
    it, hidden. ``spare_rows`` are empty rows that have the drop-downs too. ``protect`` locks all but the data
    rows; there is no password, it only keeps headers from slipping.
    """

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell] | Band] = ()
    letterhead: Letterhead | None = None
    title: tuple[str, ...] = ()
    subtitle: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    footer: str = ""
    landscape: bool = True
    freeze_columns: int = 0
    autofilter: bool = True
    key_row: bool = False
    number_row: bool = False
    spare_rows: int = 0
    protect: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: sheets in order, lists for drop-downs, properties. ``created`` stands in the file."""

    sheets: Sequence[SheetModel]
    choices: Sequence[ChoiceList] = ()
    title: str = ""
    author: str = ""
    created: datetime = NO_TIME


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: data rows in all and by sheet, size in bytes, SHA-256 in hexadecimal."""

    rows: int
    size: int
    sha256: str
    rows_by_sheet: dict[str, int] = field(default_factory=dict)
