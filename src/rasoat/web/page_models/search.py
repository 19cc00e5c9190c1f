"""What a search found: units first, then households."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.words import Words


@dataclass(frozen=True, slots=True)
class UnitHit:
    """A unit found by name or code."""

    title: str
    under: str
    code: str
    url: str


@dataclass(frozen=True, slots=True)
class HouseholdHit:
    """A household found by code, or by the name of its head or a member."""

    head: str
    code: str
    place: str
    url: str
    class_id: str
    """Proposed class of the last survey; empty where there is none."""
    member: str
    """The member whose name matched, when it was not the head."""
    member_url: str = ""
    formerly: bool = False
    """They were its head once, or lived there at last."""
    number: str = ""
    number_year: int = 0
    """A number that others gave, and the year of its list (0: of no year)."""
    closed_on: date | None = None
    closed_why: Words | None = None
    into: str = ""
    into_url: str = ""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The answer to one search; ``short`` when the text was too short to search."""

    text: str
    short: bool
    units: tuple[UnitHit, ...]
    households: tuple[HouseholdHit, ...]
    more: bool
