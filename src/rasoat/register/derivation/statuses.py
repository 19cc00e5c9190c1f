"""How lines of lists and decisions make the legal status of a household."""

from datetime import date

from rasoat.register.derivation.contradiction import Contradiction
from rasoat.register.derivation.state import HouseholdState, StatusState
from rasoat.register.events.event import Event


def add(state: HouseholdState, event: Event) -> None:
    """A status for a list year, from the day on which the event is true."""
    said = event.payload.get("persons")
    persons = said if said is not None else state.persons
    state.statuses.append(StatusState(event, persons, event.valid_on))


def withdraw(state: HouseholdState, event: Event) -> None:
    """A later decision takes a status back from its own day on. It stays known."""
    found = next((one for one in state.statuses if one.event.id == event.payload["status"]), None)
    if found is None:
        raise Contradiction("no_such_status", event)
    if found.withdrawn is not None:
        raise Contradiction("withdrawn_twice", event)
    found.withdrawn, found.until = event.id, max(event.valid_on, found.since)


def settle(state: HouseholdState) -> None:
    """From when until when each status is in force, and which one counts for its list year.

    From the highest rank down: a lower one is never in force while a higher one is.
    """
    above: list[tuple[date, date]] = []
    current: set[int] = set()
    for status in sorted(state.statuses, key=lambda one: one.rank, reverse=True):
        since, withdrawn = status.since, status.until
        taken = any(begun <= since < ended for begun, ended in above)
        ends = [begun for begun, _ in above if begun >= since]
        if withdrawn is not None:
            ends.append(withdrawn)
        above.append((since, withdrawn or date.max))
        status.until = since if taken else min(ends, default=None)
        status.current = status.withdrawn is None and status.list_year not in current
        if status.current:
            current.add(status.list_year)


def in_force(state: HouseholdState, day: date) -> StatusState | None:
    """The status on that day; None: nothing says that there is one."""
    return next((one for one in state.statuses if one.since <= day and not _is_over(one, day)), None)


def _is_over(status: StatusState, day: date) -> bool:
    return status.until is not None and status.until <= day
