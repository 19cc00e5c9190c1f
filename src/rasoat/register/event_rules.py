"""What must hold of the day of an event, and the words the acts of the register share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rasoat.common.problems import Problem, Refused
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.register import say_events as say
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.events.reading import homes_of
from rasoat.register.models import Household

RECORD = "household.record"
"""Recording what happens to a household of one's own areas."""


@dataclass(frozen=True, slots=True)
class When:
    """The day of an act and why; ``despite_decision``: the person knows that a decision came after it."""

    day: date
    reason: str = ""
    despite_decision: bool = False


def home_of(household: int, verb: str, acting_user: ActingUser) -> str:
    """The path of the household's village. Raises ``Household.DoesNotExist`` or ``NotAllowed``."""
    path = homes_of([household], acting_user).get(household)
    if path is None:
        raise Household.DoesNotExist
    require(acting_user, verb, path)
    return path


def check(state: HouseholdState, when: When, *, people: bool = False) -> None:
    """Refuse a day on which this cannot have happened. ``people``: it is about who belongs to it."""
    if problems := list(_faults(state, when, people)):
        raise Refused(problems)


def note(verb: str, state: HouseholdState, when: When, acting_user: ActingUser, **details: object) -> None:
    """Leave the act in the trail, at the household's place before it."""
    record(
        verb,
        acting_user=acting_user,
        subject=Subject("household", str(state.id)),
        unit_path=state.unit_path,
        details={"day": when.day.isoformat(), **details},
        reason=when.reason,
    )


def _faults(state: HouseholdState, when: When, people: bool) -> Iterator[Problem]:
    today = installation.today()
    if when.day > today:
        yield say.in_the_future(when.day, today)
    if state.registered_on is not None and when.day < state.registered_on:
        yield say.before_it_was_known(when.day, state.registered_on)
    surveys = [one.event.valid_on for one in state.surveys if one.current and one.event.valid_on > when.day]
    if people and surveys:
        yield say.before_the_survey(when.day, max(surveys))
    decided = [one for one in state.statuses if one.since > when.day and one.withdrawn is None]
    if decided and not when.despite_decision:
        last = max(decided, key=lambda one: one.since)
        yield say.before_the_decision(when.day, last.since, last.list_year)
