"""What every movement is computed from: how a household stood, from one day to another."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rasoat.register.derivation.state import HouseholdState, StatusState
from rasoat.register.derivation.statuses import in_force

LISTED = ("poor", "near_poor")


class Standing(NamedTuple):
    """A time in which class, place and size of a listed household did not change.

    ``until`` is the first day on which it no longer stood so, None while it does. ``path`` is that of the
    village on those days. ``status`` is the event that made the class.
    """

    since: date
    until: date | None
    path: str
    group: str
    class_id: str
    list_year: int
    persons: int | None
    status: int


def standings(state: HouseholdState) -> Iterator[Standing]:
    """How the household stood while it was poor or near-poor, oldest first, without a day twice."""
    last: Standing | None = None
    for since, until in _stretches(state):
        here = _standing(state, since, until)
        if last is not None and here is not None and here[2:] == last[2:]:
            last = last._replace(until=until)
            continue
        if last is not None:
            yield last
        last = here
    if last is not None:
        yield last


def _stretches(state: HouseholdState) -> Iterator[tuple[date, date | None]]:
    """The days between which nothing changes; the last one is open, or ends with the household."""
    days = {status.since for status in state.statuses}
    days |= {status.until for status in state.statuses if status.until is not None}
    days |= {one.since for one in (*state.places, *state.sizes)}
    if state.closed_on is not None:
        days = {day for day in days if day < state.closed_on}
    ordered = sorted(days)
    yield from zip(ordered, [*ordered[1:], state.closed_on], strict=True) if ordered else ()


def _standing(state: HouseholdState, since: date, until: date | None) -> Standing | None:
    status = in_force(state, since)
    path = place_on(state, since)
    if status is None or status.group not in LISTED or path is None:
        return None
    said = status.event.payload
    persons = size_on(state, since, status)
    return Standing(
        since, until, path, status.group, said["class_id"], status.list_year, persons, status.event.id
    )


def place_on(state: HouseholdState, day: date) -> str | None:
    """The path of the village on that day; before the first one known, that one."""
    begun = [place.path for place in state.places if place.since <= day]
    return begun[-1] if begun else next((place.path for place in state.places), None)


def size_on(state: HouseholdState, day: date, status: StatusState) -> int | None:
    """How many persons on that day; before anything is known, what the list said."""
    begun = [size.persons for size in state.sizes if size.since <= day]
    return begun[-1] if begun and begun[-1] is not None else status.persons
