"""From a new household to the events that bring it in."""

from collections.abc import Iterator, Sequence
from datetime import date

from rasoat.register.events import payloads
from rasoat.register.events.event import Draft
from rasoat.register.models import EventKind
from rasoat.register.values import NewHousehold, Years


def new_household(
    household: NewHousehold, code: int, people: Sequence[int], path: str, years: Years
) -> Iterator[Draft]:
    """Registration, members, then last list and survey where there are any.

    ``people`` are the members' codes in their order, ``path`` the village's.
    """
    day = household.registered_on
    yield Draft(EventKind.HOUSEHOLD_REGISTERED, code, path, day, payloads.registered(household))
    recorded = payloads.members(household.members, people, complete=household.lists_all_members)
    yield Draft(EventKind.MEMBERS_RECORDED, code, path, day, recorded)
    if household.last_status is not None:
        since = status_day(household.last_status.decision_date, household.last_status.list_year)
        line = payloads.status(household.last_status)
        yield Draft(EventKind.LAST_STATUS_IMPORTED, code, path, since, line)
    if household.survey is not None:
        said = payloads.survey(household, household.survey, people, years)
        yield Draft(EventKind.SURVEY_RECORDED, code, path, household.survey.review_date, said)


def status_day(decided: date | None, list_year: int) -> date:
    """From when a status of a past list holds: the decision, else the first day of its list year."""
    return decided or date(list_year, 1, 1)
