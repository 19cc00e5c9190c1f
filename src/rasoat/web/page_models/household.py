"""The page of a household: who lives there, and how every point came about."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.web.page_models.frame import Crumb
from rasoat.web.pictures import Plane


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
class SourceLine:
    """Where a value stands: title of the instrument, place in it, how sure that is."""

    title: str
    place: str
    certainty: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One question of the score sheet: answer, points, the rule that gives them, its source."""

    question: Words
    answer: Words
    points: int
    rule: Words
    source: SourceLine


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator: deprived or not, from when one is, its points and source."""

    name: Words
    deprived: bool
    rule: Words
    points: int
    source: SourceLine


@dataclass(frozen=True, slots=True)
class ThresholdLine:
    """A threshold that applied."""

    name: Words
    value: int
    source: SourceLine


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One row of the decision table, with values put in; one row matched."""

    condition: Words
    class_id: str
    matched: bool
    source: SourceLine


@dataclass(frozen=True, slots=True)
class Score:
    """A household's score, explained."""

    class_id: str
    b1: int
    b2: int
    plane: Plane
    lines: tuple[ScoreLine, ...]
    indicators: tuple[IndicatorLine, ...]
    thresholds: tuple[ThresholdLine, ...]
    decisions: tuple[DecisionLine, ...]


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
