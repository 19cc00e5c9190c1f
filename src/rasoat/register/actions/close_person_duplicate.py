"""A person stands in the register twice: in two households, or twice in one."""

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.register import say_events as say
from rasoat.register.actions.merge_households import DUPLICATE
from rasoat.register.changing import changing
from rasoat.register.event_rules import When, check, home_of, note
from rasoat.register.events.event import Draft
from rasoat.register.models import EventKind


def close_person_duplicate(
    household: int, gone: int, stays: int, when: When, *, acting_user: ActingUser
) -> None:
    """``gone``, a member of ``household``, is the person ``stays`` a second time, and no longer counts.

    The code of who is gone points to the other in the event, for ever. Call it within ``acting``. Raises
    ``Household.DoesNotExist``, ``NotAllowed``, or ``Refused``: not there, the head or the last of others, the
    day.
    """
    path = home_of(household, DUPLICATE, acting_user)
    if gone == stays:
        raise Refused([say.itself()])
    with changing([household], acting_user, path, reason=when.reason) as change:
        state = change.states[household]
        check(state, When(when.day, when.reason, despite_decision=True), people=True)
        if {one.id for one in state.present} <= {gone}:
            raise Refused([say.everybody_goes(household)])
        said = {"why": "duplicate", "people": [gone], "same": [[gone, stays]]}
        change.write([Draft(EventKind.MEMBER_LEFT, household, path, when.day, said)])
    note(DUPLICATE, state, when, acting_user, into=str(stays))
