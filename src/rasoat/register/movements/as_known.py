"""The movement of a unit as it was known: told from events alone, household by household.

``movement`` reads what is derived, as it is now. This folds the events that were known by a number again, so
that a table can be proven years later; it is slower, and says the same while nothing more is known.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rasoat.people.acting import ActingUser
from rasoat.people.queries import system_actor
from rasoat.places.unit_row import UnitRow
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.standings import Standing, standings
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.events.reading import events_of
from rasoat.register.models import EventKind, Lineage
from rasoat.register.movements import reading
from rasoat.register.movements.flows import flows_of, stock_on
from rasoat.register.movements.life import Descent, Flow, Life, past_of
from rasoat.register.movements.table import Cell, Stock, Tables, add_up, part_of
from rasoat.register.queries.as_of import Known, cuts_of, touched

_BATCH = 2000
Item = TypeVar("Item", Flow, Stock)
_SAY_NOTHING = (EventKind.SURVEY_RECORDED, EventKind.ALIAS_RECORDED)


@dataclass(frozen=True, slots=True)
class Listed:
    """A household on the list on the last day, as it was known."""

    standing: Standing
    state: HouseholdState


@dataclass(frozen=True, slots=True)
class KnownMovement:
    """The flows within a unit, how it stood on both days, and who stands there on the last one."""

    flows: tuple[Flow, ...]
    opening: tuple[Stock, ...]
    closing: tuple[Stock, ...]
    listed: tuple[Listed, ...]

    def tables(self, unit: int) -> Tables:
        """The two tables of the unit, or of one below it."""
        return add_up(_in(self.flows, unit), _in(self.opening, unit), _in(self.closing, unit))


def movement_as_known(unit: UnitRow, start: date, end: date, known: Known) -> KnownMovement:
    """What ``movement`` said of the unit when ``known`` was all that was known.

    Who may ask is asked first, by whoever calls this.
    """
    lives = lives_as_known(reading.paths_of(unit.id, start, end), start, end, known)
    flows = [flow for life in lives for flow in flows_of(life, start, end)]
    here = tuple(flow for flow in flows if part_of(flow.path, unit.id, 0) is not None)
    closing = [(life, row) for life in lives if (row := stock_on(life.rows, end)) is not None]
    listed = [Listed(row, life.state) for life, row in closing if part_of(row.path, unit.id, 0) is not None]
    opening = [row for life in lives if (row := stock_on(life.rows, start)) is not None]
    return KnownMovement(
        here,
        tuple(_stock(row) for row in opening if part_of(row.path, unit.id, 0) is not None),
        tuple(_stock(one.standing) for one in listed),
        tuple(listed),
    )


def lives_as_known(paths: Iterable[str], start: date, end: date, known: Known) -> list[Life]:
    """Everybody of whom something happened under the paths and who was ever given a status."""
    with reading.as_checker():
        checker = system_actor(reading.CHECKER)
        households = sorted({code for path in paths for code in touched(path, checker)})
        states = _states(households, known, checker)
        return _lives(states, start, end, known, checker)


def _in(items: Iterable[Item], unit: int) -> list[Item]:
    return [one for one in items if part_of(one.path, unit, 0) is not None]


def _stock(row: Standing) -> Stock:
    return Stock(row.path, row.group, Cell(1, row.persons or 0, int(row.persons is None)))


def _states(households: Sequence[int], known: Known, checker: ActingUser) -> dict[int, HouseholdState]:
    found: dict[int, HouseholdState] = {}
    for start in range(0, len(households), _BATCH):
        batch = households[start : start + _BATCH]
        cuts = cuts_of(batch, known, checker)
        for events in events_of(batch, checker, without=_SAY_NOTHING):
            code = events[0].household
            if code in cuts:
                found[code] = fold(events, known=cuts[code])
    return found


def _lives(
    states: Mapping[int, HouseholdState], start: date, end: date, known: Known, checker: ActingUser
) -> list[Life]:
    rows = {code: list(standings(state)) for code, state in states.items()}
    came = {code for code in states if stock_on(rows[code], end) and not stock_on(rows[code], start)}
    descent, origins = _descent(came, states, known, checker)
    all_rows = rows | {code: list(standings(state)) for code, state in origins.items()}
    begun = _first_years(states)
    lives = []
    for code, state in states.items():
        alone = _no_list_before(rows[code], state, start, begun) if code in came else None
        lives.append(Life(rows[code], state, past_of(code, all_rows, descent, start, end, alone)))
    return lives


def _descent(
    came: Collection[int], states: Mapping[int, HouseholdState], known: Known, checker: ActingUser
) -> tuple[dict[int, list[Descent]], dict[int, HouseholdState]]:
    """What those that came onto the list came of, as far as it was known; and the households it names."""
    found: dict[int, list[Descent]] = {}
    others: dict[int, HouseholdState] = {}
    waiting = set(came)
    while waiting:
        links = Lineage.objects.filter(to_household__in=waiting).order_by("on", "from_household")
        pairs = list(links.values_list("to_household", "from_household", "kind"))
        missing = sorted({origin for _, origin, _ in pairs} - states.keys() - others.keys())
        others |= _states(missing, known, checker)
        all_known = {**states, **others}
        found |= {code: [] for code in waiting}
        for code, origin, kind in pairs:
            day = _since(all_known.get(code), all_known.get(origin), kind)
            if day is not None:
                found[code].append(Descent(origin, kind, day))
        waiting = {link.origin for code in waiting for link in found[code]} - found.keys()
    return found, others


def _since(to: HouseholdState | None, origin: HouseholdState | None, kind: str) -> date | None:
    """From when one came of the other; None where that was not known."""
    if to is None or origin is None:
        return None
    if kind == "split":
        came = to.registered_on is not None and to.facts["source"].get("split_from") == origin.id
        return to.registered_on if came else None
    return origin.closed_on if origin.into == to.id else None


def _first_years(states: Mapping[int, HouseholdState]) -> dict[str, int]:
    """The first list year of each commune."""
    years: dict[str, int] = {}
    for state in states.values():
        for status in state.statuses:
            commune = status.event.unit_path[:-6]
            years[commune] = min(status.list_year, years.get(commune, status.list_year))
    return years


def _no_list_before(
    rows: Sequence[Standing], state: HouseholdState, start: date, begun: Mapping[str, int]
) -> date | None:
    """From when it stands on a list that is the first of its commune; a decision says where it comes from."""
    first = next(row for row in rows if row.since > start)
    status = next(one for one in state.statuses if one.event.id == first.status)
    if status.event.kind == EventKind.STATUS_DECIDED:
        return None
    return first.since if begun.get(first.path[:-6], 0) >= first.list_year else None
