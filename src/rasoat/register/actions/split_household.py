"""A part of a household becomes one of its own."""

from collections.abc import Iterator, Mapping, Sequence

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.register import say_events as say
from rasoat.register.actions.remove_members import headed_anew
from rasoat.register.changing import changing
from rasoat.register.codes import take_household_codes
from rasoat.register.derivation.state import HouseholdState, MemberState
from rasoat.register.event_rules import When, check, home_of, note
from rasoat.register.events.event import Draft, Payload
from rasoat.register.models import EventKind

VERB = "household.split"


def split_household(
    household: int,
    people: Sequence[int],
    relations: Mapping[int, str],
    when: When,
    *,
    acting_user: ActingUser,
    staying: Mapping[int, str] | None = None,
    address: str = "",
) -> int:
    """``people`` (codes) form a new household in the same village; returned is its code.

    The part that stays keeps the household's code, its statuses and surveys: usually the part of the present
    head, but whoever records it chooses by naming who goes. ``relations`` are those of the new household,
    one of them its head; ``staying`` says who is head of the old one where the head goes. The new household
    has no class: only a decision gives it one. Call it within ``acting``. Raises ``Household.DoesNotExist``,
    ``NotAllowed``, or ``Refused``: nobody, or nobody left, not one head, not there, the day.
    """
    path = home_of(household, VERB, acting_user)
    with changing([household], acting_user, path, reason=when.reason) as change:
        state = change.states[household]
        check(state, when, people=True)
        going = _going(state, people)
        [code] = take_household_codes(1)
        left = {"why": "split", "people": [one.id for one in going], "to": code}
        change.write(
            [
                Draft(EventKind.MEMBER_LEFT, household, path, when.day, left),
                *headed_anew(state, when, staying or {}),
                *_founded(code, state, going, relations, when, address),
            ]
        )
    note(VERB, state, when, acting_user, people=len(going), new=str(code))
    return code


def _going(state: HouseholdState, people: Sequence[int]) -> list[MemberState]:
    going = [one for one in state.present if one.id in set(people)]
    if not going or len(going) != len(set(people)):
        raise Refused([say.nobody_chosen()])
    if len(going) == len(state.present):
        raise Refused([say.everybody_goes(state.id)])
    return going


def _founded(
    code: int,
    state: HouseholdState,
    people: Sequence[MemberState],
    relations: Mapping[int, str],
    when: When,
    address: str,
) -> Iterator[Draft]:
    registered = {
        "address": address or state.facts["address"],
        "local_number": "",
        "persons": len(people),
        "residence": state.facts["residence"],
        "source": {"split_from": state.id},
    }
    members = {
        "complete": True,
        "from": state.id,
        "members": [as_said(one, relations.get(one.id, one.relation)) for one in people],
        "why": "split",
    }
    yield Draft(EventKind.HOUSEHOLD_REGISTERED, code, state.unit_path, when.day, registered)
    yield Draft(EventKind.MEMBERS_RECORDED, code, state.unit_path, when.day, members)


def as_said(member: MemberState, relation: str) -> Payload:
    """A member as an event describes them, under the relation that they now have."""
    return {
        "birth": member.birth,
        "ethnic_group": member.ethnic_group,
        "id": member.id,
        "identity_number": member.identity_number,
        "name": member.name,
        "relation": relation,
        "sex": member.sex,
    }
