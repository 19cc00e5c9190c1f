"""The page of a household: who lives there, its surveys, and its score."""

from dataclasses import dataclass, field
from datetime import date

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.register.queries.households import MemberRow
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.life import AsOfPart, ClosedPart, LifePart
from rasoat.web.page_models.score import Score


@dataclass(frozen=True, slots=True)
class YearRow:
    """One list year: what a survey proposed for it, and the legal status in it ("" for none)."""

    list_year: int
    review_year: int | None
    url: str
    chosen: bool
    class_id: str
    b1: int | None
    b2: int | None
    status: str
    without_evidence: bool = False
    """The status came in from a past list, without the papers behind it."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The survey shown, and the law it was scored under.

    With a class but without ``score``: the law in use is no longer that law and cannot explain it.
    """

    list_year: int
    surveyed_on: date
    enumerator: str
    standard: Words | None
    sheet_url: str
    sheet_hash: str
    sheet_state: str
    area_type: str
    region: Words
    class_id: str
    b1: int | None
    b2: int | None
    score: Score | None
    faults: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class HouseholdPage:
    """One household. ``size`` None: nobody stated it. ``known``: it was in the register on the day shown."""

    code: str
    head: str
    crumbs: tuple[Crumb, ...]
    address: str
    residence: Words | None
    ethnic_group: str
    size: int | None
    members: tuple[MemberRow, ...]
    years: tuple[YearRow, ...]
    survey: Survey | None
    standing: str = ""
    """The class in force by list or decision: poor, near_poor or none; empty where nothing says."""
    known: bool = True
    life: LifePart | None = None
    as_of: AsOfPart = field(default_factory=AsOfPart)
    closed: ClosedPart | None = None
    may_record: bool = False
    """Whether the reader records what happens to it."""
    may_hand_out: bool = False
    """Whether the reader makes the record out for who asks."""
    may_correct: bool = False
    """Whether the reader writes requests for correction down."""
