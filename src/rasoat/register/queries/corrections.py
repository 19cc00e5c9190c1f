"""Requests for correction in a person's areas: what waits longest first, then what was answered."""

import datetime as dt
from dataclasses import dataclass

from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record_read
from rasoat.register.models import CorrectionRequest, Household, Member

MOST = 300


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One request. ``days`` since the person asked: until today, or until it was answered.

    ``head`` is empty where the household is no longer in the person's areas; ``member`` for the household.
    """

    number: int
    household: str
    head: str
    member: str
    asked_by: str
    asked_on: dt.date
    channel: str
    what_is_wrong: str
    should_be: str
    days: int
    outcome: str
    answer: str
    settled_on: dt.date | None


def corrections(
    person: ActingUser, today: dt.date, household: str = ""
) -> tuple[tuple[CorrectionRow, ...], tuple[CorrectionRow, ...]]:
    """Open requests, oldest first, and answered ones, newest first; at most 300 of each.

    ``household`` keeps to one household. That the list was looked at stands in the trail.
    """
    asked = CorrectionRequest.objects.visible_to(person)
    if household:
        asked = asked.filter(household=int(household) if _is_code(household) else 0)
    waiting = list(asked.filter(outcome="").order_by("asked_on", "id")[:MOST])
    answered = list(asked.exclude(outcome="").order_by("-settled_on", "-id")[:MOST])
    shown = [*waiting, *answered]
    record_read(
        "correction.read",
        acting_user=person,
        subject=Subject("household", household) if household else Subject("list", "corrections"),
        unit_path=person.ranges[0].start,
        rows=len(shown),
    )
    names = _Names(person, shown)
    return tuple(names.row(one, today) for one in waiting), tuple(names.row(one, today) for one in answered)


def count_open(person: ActingUser) -> int:
    """How many requests wait for an answer."""
    return CorrectionRequest.objects.visible_to(person).filter(outcome="").count()


def _is_code(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == 10


class _Names:
    """Names of the households and members that the requests are about."""

    def __init__(self, person: ActingUser, asked: list[CorrectionRequest]) -> None:
        households = Household.objects.visible_to(person).filter(pk__in={one.household for one in asked})
        members = Member.objects.visible_to(person).filter(pk__in={one.member for one in asked if one.member})
        self.heads = dict(households.values_list("pk", "head_name"))
        self.members = dict(members.values_list("pk", "name"))

    def row(self, one: CorrectionRequest, today: dt.date) -> CorrectionRow:
        return CorrectionRow(
            number=one.pk,
            household=str(one.household),
            head=self.heads.get(one.household, ""),
            member=self.members.get(one.member, str(one.member)) if one.member else "",
            asked_by=one.asked_by,
            asked_on=one.asked_on,
            channel=one.channel,
            what_is_wrong=one.what_is_wrong,
            should_be=one.should_be,
            days=((one.settled_on or today) - one.asked_on).days,
            outcome=one.outcome,
            answer=one.answer,
            settled_on=one.settled_on,
        )
