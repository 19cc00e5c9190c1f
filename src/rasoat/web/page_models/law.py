"""What the law says here: standards, instruments, score sheets, what is not known."""

from dataclasses import dataclass
from datetime import date, datetime

from rasoat.common.words import Words
from rasoat.law.model.instrument import Instrument
from rasoat.law.scoring.explain import Reference
from rasoat.web.page_models.score import DecisionLine


@dataclass(frozen=True, slots=True)
class AreaRules:
    """The decision table of one area type with its values, or what is missing to have one."""

    area_type: str
    decisions: tuple[DecisionLine, ...]
    missing: tuple[Words, ...]
    """Names of what is not known; while there are any, no class can be proposed."""


@dataclass(frozen=True, slots=True)
class StandardRow:
    """One standard: the list years it serves and how its classes are decided."""

    id: str
    words: Words
    first_list_year: int
    last_list_year: int
    reference: Reference
    areas: tuple[AreaRules, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One score sheet."""

    id: str
    url: str
    words: Words
    standard: str
    area_type: str
    region: Words
    state: str
    """ "illustrative", "waiting", "approved" or "withdrawn"."""
    since: date
    hash: str


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """A sheet that an office brought in from its own copy of the annex."""

    sheet: str
    state: str
    area_type: str
    region: Words
    since: date
    hash: str
    file_name: str
    brought_by: str
    brought_at: datetime
    approved_by: str


@dataclass(frozen=True, slots=True)
class LawPage:
    """Everything covered, from when, how sure."""

    standards: tuple[StandardRow, ...]
    sheets: tuple[SheetRow, ...]
    brought: tuple[BroughtRow, ...]
    instruments: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One answer of an item with its points."""

    words: Words
    points: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of a sheet, with every answer it knows."""

    number: int
    words: Words
    levels: tuple[Level, ...]
    cap: int | None
    reference: Reference


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One score sheet, item by item."""

    sheet: SheetRow
    items: tuple[ItemRow, ...]
