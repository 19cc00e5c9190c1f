"""What stands round every page: where one is, for which list, as of when, and the labels."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.words import Words


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way from the province to here; the last one has no address."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Acting:
    """One assignment of the signed-in person: a role in an area."""

    id: int
    role: Words
    area: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, in which assignment they act, and the others they could take."""

    name: str
    acting: Acting | None
    others: tuple[Acting, ...]
    home_unit_url: str
    """The page of the first unit of the assignment's area; empty without one."""
    may_import: bool
    may_export: bool = False
    may_search: bool = True
    """Whether there is a unit or household that they may find."""
    may_confirm: bool = False
    may_record_trainings: bool = False
    may_reform: bool = False
    may_read_trail: bool = False
    may_operate: bool = False
    """Whether they run or administer the system."""
    may_manage: bool = False
    """Whether they manage accounts."""
    may_correct: bool = False
    """Whether they answer requests for correction."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page."""

    province: str
    """Title with type ("Tỉnh Đắk Nông"); empty before an installation exists."""
    review_year: int | None
    list_year: int | None
    """The year the list serves: a review of autumn 2018 makes the list of 2019. None before any campaign."""
    as_of: date
    """The day the shown figures are true for, by the working date of the installation."""
    demonstration: bool
    illustrative: bool
    """Whether the points in use come from an illustrative score sheet."""
    person: Person | None
    practice: bool = False
    """Whether one acts in the area to practise in."""
