"""A mistake in what is recorded is put right: it was so all along. A real change is another verb."""

from collections.abc import Callable

from rasoat.common.identity import parse_identity
from rasoat.common.names import tidy
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.register import say_events as say
from rasoat.register.changing import changing
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.event_rules import RECORD, When, home_of, note
from rasoat.register.events.event import Draft
from rasoat.register.models import EventKind, Residence, Sex

VERB = "household.correct"


def correct_fact(
    household: int, person: int | None, fact: str, value: str, when: When, *, acting_user: ActingUser
) -> None:
    """The fact of the household (or of one of its people) is ``value`` and always was.

    ``fact`` is one of ``HOUSEHOLD_FACTS`` or ``PERSON_FACTS``. Every event recorded until now that says the
    wrong value counts as saying the right one, on every day; what was known before stays readable as it was.
    Call it within ``acting``. Raises ``Household.DoesNotExist``, ``NotAllowed``, or ``Refused``: no reason,
    no such fact, a value that cannot be, the same value.
    """
    path = home_of(household, RECORD, acting_user)
    if not when.reason.strip():
        raise Refused([say.no_reason()])
    right = _right(person, fact, value)
    with changing([household], acting_user, path, reason=when.reason) as change:
        state = change.states[household]
        was = _recorded(state, person, fact)
        if was == right:
            raise Refused([say.nothing_changes(fact)])
        said = {"fact": fact, "person": person, "value": right, "was": was}
        change.write([Draft(EventKind.FACT_CORRECTED, household, path, when.day, said)])
    note(VERB, state, when, acting_user, fact=fact)


def _right(person: int | None, fact: str, value: str) -> str:
    check = (PERSON_FACTS if person else HOUSEHOLD_FACTS).get(fact)
    if check is None:
        raise Refused([say.not_a_fact(fact)])
    try:
        return check(tidy(value))
    except (ValueError, Refused) as found:
        raise Refused([say.bad_value(fact, value)]) from found


def _recorded(state: HouseholdState, person: int | None, fact: str) -> str:
    if not person:
        return str(state.facts[fact])
    member = state.member(person)
    if member is None:
        raise Refused([say.nobody_chosen()])
    return str(getattr(member, fact))


def _name(value: str) -> str:
    if not value or len(value) > 120:
        raise ValueError(value)
    return value


def _birth(value: str) -> str:
    return PartialDate.parse(value).isoformat() if value else ""


def _one_of(known: list[str]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in known:
            raise ValueError(value)
        return value

    return check


def _identity(value: str) -> str:
    return parse_identity(value, place="value").number if value else ""


def _ethnic_group(value: str) -> str:
    if value and not (len(value) == 2 and value.isdigit()):
        raise ValueError(value)
    return value


PERSON_FACTS: dict[str, Callable[[str], str]] = {
    "name": _name,
    "birth": _birth,
    "sex": _one_of(["", *Sex.values]),
    "ethnic_group": _ethnic_group,
    "identity_number": _identity,
}
HOUSEHOLD_FACTS: dict[str, Callable[[str], str]] = {
    "address": tidy,
    "residence": _one_of(["", *Residence.values]),
}
