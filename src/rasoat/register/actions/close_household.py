"""A household ends, or leaves the province."""

from rasoat.people.acting import ActingUser
from rasoat.register.changing import changing
from rasoat.register.event_rules import RECORD, When, check, home_of, note
from rasoat.register.events.event import Draft
from rasoat.register.models import EventKind

VERB = "household.close"
REASONS = ("died_out", "dissolved", "left_province")


def close_household(household: int, why: str, when: When, *, acting_user: ActingUser) -> None:
    """Record that from ``when.day`` on there is no such household here. Its code is never given again.

    ``why`` is one of ``REASONS``; one that goes into another is merged instead. Call it within ``acting``.
    Raises ``Household.DoesNotExist``, ``NotAllowed``, or ``Refused``: closed already, the day.
    """
    path = home_of(household, RECORD, acting_user)
    if why not in REASONS:
        raise ValueError(why)
    with changing([household], acting_user, path, reason=when.reason) as change:
        state = change.states[household]
        check(state, when)
        said = {"why": why, "into": None}
        change.write([Draft(EventKind.HOUSEHOLD_CLOSED, household, path, when.day, said)])
    note(VERB, state, when, acting_user, why=why)
