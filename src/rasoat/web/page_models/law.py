"""What the law says here: standards, instruments, score sheets, what is not known."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.words import Words
from rasoat.web.page_models.household import SourceLine


@dataclass(frozen=True, slots=True)
class StandardRow:
    """One standard: the list years it serves and how its classes are decided."""

    id: str
    name: Words
    first_list_year: int
    last_list_year: int
    decisions: tuple[tuple[str, Words, str], ...]
    """(area type, condition with values, class id)"""
    unknown: tuple[str, ...]
    """Names of what is not known; while there are any, no class can be proposed."""
    source: SourceLine


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One score sheet."""

    id: str
    url: str
    name: Words
    standard: str
    area_type: str
    region: Words
    state: str
    """ "illustrative", "waiting" or "approved"."""
    since: date
    hash: str


@dataclass(frozen=True, slots=True)
class InstrumentRow:
    """One legal document."""

    number: str
    title: Words
    issued: date | None
    since: date | None
    certainty: str


@dataclass(frozen=True, slots=True)
class LawPage:
    """Everything covered, from when, how sure."""

    standards: tuple[StandardRow, ...]
    sheets: tuple[SheetRow, ...]
    instruments: tuple[InstrumentRow, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One answer of an item with its points."""

    words: Words
    points: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of a sheet, with every answer it knows."""

    number: int
    question: Words
    note: Words | None
    levels: tuple[Level, ...]
    source: SourceLine


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One score sheet, item by item."""

    sheet: SheetRow
    items: tuple[ItemRow, ...]
