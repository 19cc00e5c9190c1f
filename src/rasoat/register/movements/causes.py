"""Why a household left or came, moved or changed its size: read from its events, never invented."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rasoat.register.derivation.standings import Standing
from rasoat.register.derivation.state import HouseholdState, StatusState
from rasoat.register.derivation.statuses import in_force
from rasoat.register.models import EventKind
from rasoat.register.movements import reasons
from rasoat.register.movements.columns import Column
from rasoat.register.movements.life import Life
from rasoat.register.movements.rules import relapse_after

_SAYS_NOTHING = frozenset(
    {EventKind.LIST_LINE_RECORDED, EventKind.HOUSEHOLD_REGISTERED, "left_list", "absent", ""}
)
"""What stands as the reason of a size that only a list, or the registration, gave."""


_PLACES = {"moved": Column.OTHER_DECREASE, "reform": Column.REFORM_OUT}
MIRROR = {
    Column.OTHER_DECREASE: Column.OTHER_INCREASE,
    Column.REFORM_OUT: Column.REFORM_IN,
    Column.UNEXPLAINED_DECREASE: Column.UNEXPLAINED_INCREASE,
}
"""Who goes from one place comes to another: in which column there."""


class Cause(NamedTuple):
    """The column in which it counts, why, since when; ``what`` names a change that a person may explain."""

    column: Column
    reason: str
    day: date
    source: int | None = None
    what: str = ""
    explained: int | None = None


class SizeChange(NamedTuple):
    """So many persons more or fewer, by the column; from ``day`` on."""

    column: Column
    persons: int
    reason: str
    day: date
    what: str = ""
    explained: int | None = None


def why_elsewhere(life: Life, row: Standing, after: Standing) -> Cause:
    """Why it lives in another village: it moved, units were reformed, or two lists name two places."""
    if row.until is None:
        raise ValueError(f"household {life.state.id} stood so for ever")
    whys = [place.why for place in life.state.places if row.until <= place.since <= after.since]
    why = whys[-1] if whys else ""
    if why in _PLACES:
        return Cause(_PLACES[why], why, after.since)
    return _unexplained(life, reasons.PLACED, reasons.PLACE_LISTED, after.since, after.status)


def status_reason(state: HouseholdState, event: int) -> str:
    """By a decision, or only by a list that was brought in."""
    return _said_by(next(one for one in state.statuses if one.event.id == event))


def why_left(life: Life, day: date) -> Cause:
    """Why it was not on the list from ``day`` on: it ended, a decision or list says so, or nobody does."""
    state = life.state
    if state.closed_on == day:
        return Cause(Column.OTHER_DECREASE, state.closed_why, day)
    status = in_force(state, day)
    if status is None:
        return Cause(Column.OTHER_DECREASE, "withdrawn", day, _withdrawn(state, day))
    if status.event.kind == EventKind.STATUS_DECIDED or status.event.payload.get("why") == "left_list":
        return Cause(Column.LEFT, _said_by(status), day, status.event.id)
    return _unexplained(life, reasons.LEFT, reasons.ABSENT, day, status.event.id)


def why_came(life: Life, row: Standing) -> Cause:
    """Why it is on the list from the begin of ``row`` on and was not on the first day."""
    past, enough = life.past, relapse_after()[row.group]
    reason = status_reason(life.state, row.status)
    if past.listed & enough:
        return Cause(Column.RELAPSE, reason, row.since, row.status)
    if past.continues:
        return Cause(Column.OTHER_INCREASE, past.continues, row.since, row.status)
    if past.listed_before_it & enough:
        return Cause(Column.RELAPSE, reason, row.since, row.status)
    if past.no_list_before is not None:
        day = past.no_list_before
        return _unexplained(life, reasons.CAME, reasons.NO_LIST_BEFORE, day, row.status)
    return Cause(Column.NEW, reason, row.since, row.status)


def size_changes(life: Life, row: Standing, after: Standing) -> Iterator[SizeChange]:
    """Each change of size from one standing to the next, by its event; the rest is unexplained."""
    at = row.persons
    for size in life.state.sizes:
        if row.until is None or not row.until <= size.since <= after.since or size.persons is None:
            continue
        if at is not None and size.persons != at:
            yield _sized(life, at, size.persons, size.why, size.since)
        elif at is None:
            yield SizeChange(Column.SIZE_KNOWN, size.persons, reasons.SIZE_KNOWN, size.since)
        at = size.persons
    if at == after.persons:
        return
    if at is None and after.persons is not None:
        yield SizeChange(Column.SIZE_KNOWN, after.persons, reasons.SIZE_KNOWN, after.since)
    elif at is not None and after.persons is None:
        yield SizeChange(Column.SIZE_LOST, at, reasons.SIZE_LOST, after.since)
    elif at is not None and after.persons is not None:
        yield _sized(life, at, after.persons, "", after.since)


def _sized(life: Life, before: int, now: int, why: str, day: date) -> SizeChange:
    more, persons = now > before, abs(now - before)
    if why not in _SAYS_NOTHING:
        column = Column.OTHER_INCREASE if more else Column.OTHER_DECREASE
        return SizeChange(column, persons, why, day)
    cause = _unexplained(life, reasons.GREW if more else reasons.SHRANK, reasons.SIZE_LISTED, day)
    return SizeChange(cause.column, persons, cause.reason, day, cause.what, cause.explained)


def _unexplained(life: Life, what: str, reason: str, day: date, source: int | None = None) -> Cause:
    """Its own column, unless a person said what it was."""
    said = life.explained(what, day)
    if said is None:
        return Cause(reasons.UNEXPLAINED[what], reason, day, source, what)
    category, event = said
    return Cause(reasons.EXPLANATIONS[what][category], category, day, source, what, event)


def _said_by(status: StatusState) -> str:
    return "decided" if status.event.kind == EventKind.STATUS_DECIDED else "listed"


def _withdrawn(state: HouseholdState, day: date) -> int | None:
    found = [one.withdrawn for one in state.statuses if one.withdrawn is not None and one.until == day]
    return found[-1] if found else None
