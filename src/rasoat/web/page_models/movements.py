"""The page of a movement, and the households behind one of its numbers."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.words import Words
from rasoat.register.movements.opened import OpenedRow
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import Form, Option
from rasoat.web.waterfall import Stretch


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where its households are; no address where it is 0."""

    value: int
    url: str
    unknown: int = 0
    """Households among them whose size nobody knows: their persons are missing."""


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One column of the official form, shown as a line."""

    number: int | None
    words: Words
    sign: str
    """ "=", "-" or "+"."""
    households: Number
    persons: Number
    drawn: Stretch


@dataclass(frozen=True, slots=True)
class ClassTable:
    """The movement of one class."""

    table: str
    rows: tuple[ColumnRow, ...]


@dataclass(frozen=True, slots=True)
class PartRow:
    """A unit below: its numbers at the start and at the end, and where its own movement is."""

    title: str
    url: str
    poor: tuple[int, int]
    near_poor: tuple[int, int]


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """How many communes have a list for the year of a day; ``missing`` names those without."""

    day: date
    list_year: int
    have: int
    communes: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MovementPage:
    """A unit's movement. ``broken``: it does not balance and is not shown."""

    unit_id: int
    title: str
    crumbs: tuple[Crumb, ...]
    form: Form
    start: date
    end: date
    tables: tuple[ClassTable, ...]
    parts: tuple[PartRow, ...]
    coverage: tuple[CoverageLine, ...]
    changes: int
    explained: int
    checksum: str
    export_url: str
    csv_url: str
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One household of a number; ``url`` is "" for who may not open it."""

    row: OpenedRow
    url: str
    explain_url: str
    categories: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class BehindPage:
    """The households of one number."""

    title: str
    table: str
    column: Words
    persons: bool
    start: date
    end: date
    rows: tuple[BehindRow, ...]
    back_url: str
    hidden: tuple[tuple[str, str], ...]
    """What the form sends along, so that one comes back to where one was."""
    form: Form
