"""A household as scoring sees it: answers and members, nothing personal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rasoat.common.partial_dates import PartialDate

Answer = str | int | frozenset[str]
"""An option code, "yes" or "no"; a whole number; the ticked codes of a flags question."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member: when born (a year may be all that is known) and the answers about them."""

    birth: PartialDate
    answers: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Household:
    """What one survey recorded. A question without an answer is left out, never filled in."""

    answers: Mapping[str, Answer]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A household made ready for the tests: members with ``birth_ymd`` (a bare year 1986 is 19860101)."""

    answers: Mapping[str, Answer]
    members: tuple[tuple[int, Mapping[str, str | int]], ...]
    size: int


def facts_of(household: Household) -> Facts:
    """The household with its birth dates as comparable whole numbers."""
    members = tuple((ymd(member.birth), member.answers) for member in household.members)
    return Facts(household.answers, members, len(members))


def ymd(day: PartialDate | date) -> int:
    """12/5/1986 as 19860512. What is missing counts from the earliest day, our stated convention."""
    return day.year * 10_000 + (day.month or 1) * 100 + (day.day or 1)
