"""A commune's survey as read: who was visited, when, what was answered. Nothing is scored here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem
from rasoat.law.model.sheet import AreaType
from rasoat.law.scoring.household import Answer, Household, Member
from rasoat.surveys.sources import Sources

Sex = Literal["male", "female"]
Residence = Literal["permanent", "temporary"]
LastClass = Literal["poor", "near_poor", "none"]

HEAD: Final = "head"


@dataclass(frozen=True, slots=True)
class SurveyedMember:
    """One member. ``ethnic_group`` is the two-digit code; ``row`` is the Excel row read, 0 without one."""

    number: int
    name: str
    relation: str
    sex: Sex | None
    birth: PartialDate
    ethnic_group: str
    identity_number: str | None
    answers: Mapping[str, str | int]
    row: int = 0


@dataclass(frozen=True, slots=True)
class SurveyedHousehold:
    """One household on the day it was visited. ``row`` is the Excel row read, 0 without one.

    ``code`` is the permanent code, None before the household has one. ``last_class`` is the status it
    entered this review with.
    """

    row: int
    code: str | None
    village: str
    village_code: str | None
    local_number: str
    residence: Residence
    review_date: date
    last_class: LastClass
    enumerator: str
    answers: Mapping[str, Answer]
    members: tuple[SurveyedMember, ...]

    @property
    def head(self) -> SurveyedMember:
        """The member the household goes by. Reading makes sure there is exactly one."""
        return next(member for member in self.members if member.relation == HEAD)

    @property
    def size(self) -> int:
        """Number of members at the review date (số nhân khẩu)."""
        return len(self.members)

    def for_scoring(self) -> Household:
        """The answers alone, nothing personal."""
        return Household(self.answers, tuple(Member(member.birth, member.answers) for member in self.members))


@dataclass(frozen=True, slots=True)
class SurveyVillage:
    """A village of the commune. Its own area type decides which score sheet applies."""

    code: str | None
    name: str
    area: AreaType


@dataclass(frozen=True, slots=True)
class SurveyHeader:
    """Where and when the survey was made, and for which lists.

    ``review_year`` is the year of the visits, ``list_year`` the year the lists serve: the review of autumn
    2018 makes the lists of 2019. ``standard`` follows the list year. ``area`` is that of a village which
    does not say its own.
    """

    province_code: str
    commune_code: str
    commune: str
    area: AreaType
    region: str
    review_year: int
    list_year: int
    standard: str
    villages: tuple[SurveyVillage, ...]
    province: str = ""
    district: str = ""

    def village_named(self, name: str) -> SurveyVillage:
        """The village of this very name. KeyError when there is none."""
        return {village.name: village for village in self.villages}[name]


@dataclass(frozen=True, slots=True)
class Survey:
    """A whole survey that was read without error; ``warnings`` stay visible.

    ``sources`` finds the cell of an answer again.
    """

    header: SurveyHeader
    households: tuple[SurveyedHousehold, ...]
    warnings: tuple[Problem, ...] = ()
    sources: Sources | None = None
