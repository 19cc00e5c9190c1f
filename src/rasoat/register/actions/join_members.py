"""People come to a household: born, married in, moved in, back again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rasoat.common.problems import Problem
from rasoat.people.acting import ActingUser
from rasoat.register import say_events as say
from rasoat.register.changing import changing
from rasoat.register.codes import take_person_codes
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.event_rules import RECORD, When, check, home_of, note
from rasoat.register.events.event import Draft
from rasoat.register.events.payloads import described
from rasoat.register.models import EventKind
from rasoat.register.values import NewMember
from rasoat.surveys.layout.relations import BY_CODE

VERB = "household.join"
REASONS = ("birth", "marriage", "move_in", "return", "other")


def join_members(
    household: int, people: Sequence[NewMember], why: str, when: When, *, acting_user: ActingUser
) -> tuple[Problem, ...]:
    """Record that ``people`` belong to the household from ``when.day`` on. Call it within ``acting``.

    ``why`` is one of ``REASONS``. Who comes back has their code; the others get one. Returned are warnings.
    Raises ``Household.DoesNotExist``, ``NotAllowed``, or ``Refused``: nobody named, day, already there, died.
    """
    path = home_of(household, RECORD, acting_user)
    if why not in REASONS:
        raise ValueError(why)
    with changing([household], acting_user, path, reason=when.reason) as change:
        state = change.states[household]
        check(state, when, people=True)
        codes = iter(take_person_codes(sum(one.code is None for one in people)))
        coded = [one if one.code is not None else replace(one, code=next(codes)) for one in people]
        said = {"why": why, "members": [{"id": one.code, **described(one)} for one in coded]}
        change.write([Draft(EventKind.MEMBER_JOINED, household, path, when.day, said)])
    note(VERB, state, when, acting_user, why=why, people=len(coded))
    return tuple(_doubts(change.states[household], {one.code for one in coded}))


def _doubts(state: HouseholdState, new: set[int | None]) -> Iterator[Problem]:
    """A child older than the head: a mistake in a birth date, or another relation."""
    head = state.head
    for one in state.present:
        least = BY_CODE[one.relation].older_by if one.relation in BY_CODE else None
        if head is None or least is None or one.id not in new or not (one.birth and head.birth):
            continue
        if int(one.birth[:4]) - int(head.birth[:4]) < least:
            yield say.unlikely_ages(one.name, BY_CODE[one.relation].words, head.name)
