"""People go from a household: died, married, moved away."""

from collections.abc import Iterator, Mapping, Sequence

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.register import say_events as say
from rasoat.register.changing import changing
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.event_rules import RECORD, When, check, home_of, note
from rasoat.register.events.event import Draft
from rasoat.register.models import EventKind

VERB = "household.leave"
REASONS = ("death", "marriage", "move_out", "other")


def remove_members(
    household: int,
    people: Sequence[int],
    why: str,
    when: When,
    *,
    acting_user: ActingUser,
    relations: Mapping[int, str] | None = None,
) -> None:
    """Record that ``people`` (codes) no longer belong to the household from ``when.day`` on.

    Where the head goes, ``relations`` says who is head now and how the others are related to them. Call it
    within ``acting``. Raises ``Household.DoesNotExist``, ``NotAllowed``, or ``Refused``: nobody chosen,
    nobody left, no head, not there, the day.
    """
    path = home_of(household, RECORD, acting_user)
    if why not in REASONS:
        raise ValueError(why)
    with changing([household], acting_user, path, reason=when.reason) as change:
        state = change.states[household]
        check(state, when, people=True)
        _check_people(state, people)
        said = {"why": why, "people": list(people)}
        drafts = [Draft(EventKind.MEMBER_LEFT, household, path, when.day, said)]
        change.write([*drafts, *headed_anew(state, when, relations or {})])
    note(VERB, state, when, acting_user, why=why, people=len(people))


def headed_anew(state: HouseholdState, when: When, relations: Mapping[int, str]) -> Iterator[Draft]:
    """The event by which somebody else is head; none where no relation changes."""
    if relations:
        said = {"relations": sorted([person, relation] for person, relation in relations.items())}
        yield Draft(EventKind.HEAD_CHANGED, state.id, state.unit_path, when.day, said)


def _check_people(state: HouseholdState, people: Sequence[int]) -> None:
    if not people:
        raise Refused([say.nobody_chosen()])
    if {one.id for one in state.present} <= set(people):
        raise Refused([say.everybody_goes(state.id)])
