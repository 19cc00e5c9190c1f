"""The lists of a village or commune: poor, near-poor, those who leave."""

from dataclasses import dataclass

from rasoat.common.words import Words
from rasoat.web.page_models.places import UnitHead


@dataclass(frozen=True, slots=True)
class ListRow:
    """One household of a list."""

    number: int
    code: str
    url: str
    """Empty for a role that may not open households."""
    head: str
    village: str
    size: int
    ethnic_group: str
    b1: int | None
    b2: int | None
    class_id: str


@dataclass(frozen=True, slots=True)
class ListTable:
    """One list. ``unavailable`` says why it cannot be made, and then there are no rows."""

    kind: str
    """ "poor", "near_poor", "left_poor" or "left_near_poor"."""
    rows: tuple[ListRow, ...]
    persons: int
    unavailable: Words | None = None
    checksum: str = ""
    """Hash of what the list says; two prints with the same one say the same."""


@dataclass(frozen=True, slots=True)
class ListsPage:
    """All lists of one unit, one of them open."""

    unit: UnitHead
    tables: tuple[ListTable, ...]
    may_export: bool
    surveyed: int
    unscored: int
