"""Two households become one, or turn out to be one and the same."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.register import say_events as say
from rasoat.register.actions.split_household import as_said
from rasoat.register.changing import Change, changing
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.event_rules import When, check, home_of, note
from rasoat.register.events.event import Draft
from rasoat.register.models import EventKind

VERB = "household.merge"
DUPLICATE = "household.duplicate"


def merge_households(
    household: int, into: int, relations: Mapping[int, str], when: When, *, acting_user: ActingUser
) -> None:
    """All members of ``household`` join ``into``, which keeps its code; the other is closed.

    ``relations`` are those to the head of ``into`` (code → relation). Call it within ``acting``. Raises
    ``Household.DoesNotExist``, ``NotAllowed``, or ``Refused``: itself, closed, a second head, the day.
    """
    with _two(household, into, VERB, when, acting_user) as change:
        gone, stays = change.states[household], change.states[into]
        check(gone, when, people=True)
        check(stays, when, people=True)
        joined = {
            "why": "merged",
            "from": household,
            "members": [as_said(one, relations.get(one.id, _related(one.relation))) for one in gone.present],
        }
        change.write(
            [_closing(gone, "merged", stays, when), _draft(EventKind.MEMBER_JOINED, stays, when, joined)]
        )
    note(VERB, gone, when, acting_user, into=str(into))


def close_duplicate(
    household: int, into: int, same: Mapping[int, int], when: When, *, acting_user: ActingUser
) -> None:
    """``household`` is ``into`` a second time: it is closed, and points to the other for ever.

    ``same`` says which of its people is which of the other's (code → code); who is in nobody's place there
    joins ``into``. Surveys and statuses stay where they were recorded. Call it within ``acting``. Raises as
    ``merge_households`` does, and ``Refused`` where a person is taken for two.
    """
    with _two(household, into, DUPLICATE, when, acting_user) as change:
        gone, stays = change.states[household], change.states[into]
        check(gone, When(when.day, when.reason, despite_decision=True))
        if stays.closed_on is not None:
            raise Refused([say.ended_already(stays.id, stays.closed_on)])
        _check_same(gone, stays, same)
        change.write([*_others(gone, stays, same, when), _closing(gone, "duplicate", stays, when, same)])
    note(DUPLICATE, gone, when, acting_user, into=str(into))


def _two(
    household: int, into: int, verb: str, when: When, acting_user: ActingUser
) -> AbstractContextManager[Change]:
    if household == into:
        raise Refused([say.itself()])
    paths = [home_of(code, verb, acting_user) for code in (household, into)]
    return changing([household, into], acting_user, *paths, reason=when.reason)


def _check_same(gone: HouseholdState, stays: HouseholdState, same: Mapping[int, int]) -> None:
    known = {one.id for one in stays.members}
    unknown = set(same) - {one.id for one in gone.present} or set(same.values()) - known
    if unknown or len(set(same.values())) != len(same):
        raise Refused([say.nobody_chosen()])


def _others(
    gone: HouseholdState, stays: HouseholdState, same: Mapping[int, int], when: When
) -> Iterator[Draft]:
    """Who is only in the one that ends goes to the other."""
    people = [one for one in gone.present if one.id not in same]
    if people:
        left = {"why": "duplicate", "people": [one.id for one in people], "to": stays.id}
        came = {
            "why": "duplicate",
            "from": gone.id,
            "members": [as_said(one, _related(one.relation)) for one in people],
        }
        yield _draft(EventKind.MEMBER_LEFT, gone, when, left)
        yield _draft(EventKind.MEMBER_JOINED, stays, when, came)


def _closing(
    gone: HouseholdState, why: str, stays: HouseholdState, when: When, same: Mapping[int, int] | None = None
) -> Draft:
    said = {"why": why, "into": stays.id, **({"same": sorted(map(list, same.items()))} if same else {})}
    return _draft(EventKind.HOUSEHOLD_CLOSED, gone, when, said)


def _draft(kind: str, state: HouseholdState, when: When, said: dict[str, object]) -> Draft:
    return Draft(kind, state.id, state.unit_path, when.day, said)


def _related(relation: str) -> str:
    """Whose head is another now: how they are related to the new one nobody said yet."""
    return "other_relative" if relation == "head" else relation
