"""The page of a household: who lives there, its surveys, and its score."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.score import Score


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member as recorded. ``birth`` may be a year only; ``age`` is at the review date."""

    name: str
    relation: Words
    sex: Words | None
    birth: str
    age: int | None
    ethnic_group: str
    code: str


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One survey of the household, for the row of years."""

    review_year: int
    list_year: int
    url: str
    chosen: bool
    class_id: str
    b1: int | None
    b2: int | None


@dataclass(frozen=True, slots=True)
class Survey:
    """The survey shown: under which law it was taken, and its score or why there is none."""

    review_year: int
    list_year: int
    surveyed_on: date | None
    standard: Words
    sheet: Words
    sheet_url: str
    sheet_hash: str
    sheet_state: str
    area_type: str
    region: Words
    score: Score | None
    faults: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class HouseholdPage:
    """One household."""

    code: str
    head: str
    crumbs: tuple[Crumb, ...]
    address: str
    residence: Words | None
    ethnic_group: str
    members: tuple[MemberRow, ...]
    surveys: tuple[SurveyRow, ...]
    survey: Survey | None
