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
    """From when until when each status is in force, and which one counts for its list year."""
    withdrawn = {status.event.id: status.until for status in state.statuses}
    for status in state.statuses:
        above = [one for one in state.statuses if one.rank > status.rank]
        taken = any(one.since <= status.since < (withdrawn[one.event.id] or date.max) for one in above)
        ends = [one.since for one in above if one.since >= status.since]
        ends += [end for end in [withdrawn[status.event.id]] if end is not None]
        status.until = status.since if taken else min(ends, default=None)
    for year in {status.list_year for status in state.statuses}:
        _choose_current([one for one in state.statuses if one.list_year == year])


def in_force(state: HouseholdState, day: date) -> StatusState | None:
    """The status on that day; None: nothing says that there is one."""
    return next((one for one in state.statuses if one.since <= day and not _is_over(one, day)), None)


def _is_over(status: StatusState, day: date) -> bool:
    return status.until is not None and status.until <= day


def _choose_current(of_one_year: list[StatusState]) -> None:
    standing = [one for one in of_one_year if one.withdrawn is None]
    best = max(standing, key=lambda one: one.rank, default=None)
    for one in of_one_year:
        one.current = one is best
