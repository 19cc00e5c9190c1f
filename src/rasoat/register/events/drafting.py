"""From a new household to the events that bring it in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from rasoat.register.events import payloads
from rasoat.register.events.event import Draft
from rasoat.register.models import EventKind
from rasoat.register.values import HEAD, NewHousehold, NewStatus, Years


class Drafted(NamedTuple):
    """A new household's events before it has codes: each member stands as a place in their list, from 0 on.

    Plain values through and through, so that another process can make them.
    """

    members: int
    events: list[Draft]

    def with_codes(self, code: int, people: Sequence[int]) -> Iterator[Draft]:
        """The events under the household's code and those of the members, which are put in their places."""
        for draft in self.events:
            for member in draft.payload.get("members", ()):
                member["id"] = people[member["id"]]
            for answers in draft.payload.get("answers", {}).get("members", ()):
                answers[0] = people[answers[0]]
            yield Draft(draft.kind, code, *draft[2:])


def drafted(household: NewHousehold, path: str, years: Years) -> Drafted:
    """What happened to a new household in the village of that path."""
    places = range(len(household.members))
    return Drafted(len(places), list(_events(household, places, path, years)))


def _events(household: NewHousehold, places: Sequence[int], path: str, years: Years) -> Iterator[Draft]:
    """Registration, members, then last list and survey where there are any."""
    day = household.registered_on
    yield Draft(EventKind.HOUSEHOLD_REGISTERED, 0, path, day, payloads.registered(household))
    recorded = payloads.members(household.members, places, complete=household.lists_all_members)
    yield Draft(EventKind.MEMBERS_RECORDED, 0, path, day, recorded)
    if household.last_status is not None:
        since = status_day(household.last_status.decision_date, household.last_status.list_year)
        line = payloads.status(_as_it_was(household.last_status, household, since))
        yield Draft(EventKind.LIST_LINE_RECORDED, 0, path, since, line)
    if household.survey is not None:
        said = payloads.survey(household, household.survey, places, years)
        yield Draft(EventKind.SURVEY_RECORDED, 0, path, household.survey.review_date, said)


def _as_it_was(line: NewStatus, household: NewHousehold, since: date) -> NewStatus:
    """A household that comes in with its line has the size, and before that day the head, it comes with."""
    known = len(household.members) if household.lists_all_members else household.persons
    head = next(member.name for member in household.members if member.relation == HEAD)
    return replace(
        line,
        persons=known if line.persons is None else line.persons,
        head_name=line.head_name or (head if since < household.registered_on else ""),
    )


def status_day(decided: date | None, list_year: int) -> date:
    """From when a status of a past list holds: the decision, else the first day of its list year."""
    return decided or date(list_year, 1, 1)
