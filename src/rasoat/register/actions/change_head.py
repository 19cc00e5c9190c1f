"""Somebody else stands for the household."""

from collections.abc import Mapping

from rasoat.people.acting import ActingUser
from rasoat.register.actions.remove_members import headed_anew
from rasoat.register.changing import changing
from rasoat.register.event_rules import RECORD, When, check, home_of, note

VERB = "household.new_head"


def change_head(household: int, relations: Mapping[int, str], when: When, *, acting_user: ActingUser) -> None:
    """Record who is head from ``when.day`` on, and how members are related to them (code → relation).

    Who is not named keeps their relation. Call it within ``acting``. Raises ``Household.DoesNotExist``,
    ``NotAllowed``, or ``Refused``: not exactly one head, somebody who is not there, the day.
    """
    path = home_of(household, RECORD, acting_user)
    with changing([household], acting_user, path, reason=when.reason) as change:
        state = change.states[household]
        check(state, when)
        change.write(list(headed_anew(state, when, relations)))
    new = change.states[household].head
    note(VERB, state, when, acting_user, head=str(new.id) if new else "")
