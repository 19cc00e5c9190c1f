"""What movements read: standings, the events behind them, what households came of, who has a list.

Everything is read as the system's checker: a household that left a unit is told by what it did there, and who
falls back is told by where it was before. Who may ask for a unit is asked first, by whoever calls this.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import islice

from django.db.models import Count, Min, Q, Sum

from rasoat.people.acting import acting, current_or_none
from rasoat.people.queries import system_actor
from rasoat.places.queries import periods_of
from rasoat.places.unit_row import area_range
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.standings import Standing as Row
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.events.reading import events_of
from rasoat.register.events.recorder import commune_of
from rasoat.register.models import EventKind, LegalStatus, Lineage, RegisterEvent, Standing
from rasoat.register.movements.alike import Alike, alike, each
from rasoat.register.movements.flows import stock_on
from rasoat.register.movements.life import Descent, Life, past_of
from rasoat.register.movements.table import Cell, Stock

Rows = dict[int, Sequence[Row]]
Descents = dict[int, list[Descent]]
CHECKER = "system.checker"
_BATCH = 4000
_SAY_NOTHING = (EventKind.SURVEY_RECORDED, EventKind.ALIAS_RECORDED)
"""Events that change neither class nor place nor size. Surveys are by far the longest to read."""
_ROW = ("since", "until", "unit_path", "class_group", "class_id", "list_year", "persons", "status")


@contextmanager
def as_checker() -> Iterator[None]:
    """Read as the checker; who is it already goes on."""
    who = current_or_none()
    if who is not None and who.role == CHECKER:
        yield
        return
    with acting(system_actor(CHECKER)):
        yield


def paths_of(unit: int, start: date, end: date) -> tuple[str, ...]:
    """The paths that a unit had between two days: a reform gives it another one."""
    periods = periods_of(unit)
    had = (one for one in periods if one.valid_from <= end and (one.valid_to is None or one.valid_to > start))
    return tuple(dict.fromkeys(one.path for one in had))


def stocks(paths: Iterable[str], day: date) -> list[Stock]:
    """The listed households of every village under the paths on a day, counted by the database."""
    on_day = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))
    with as_checker():
        rows = Standing.objects.filter(_under(paths), on_day).values_list("unit_path", "class_group")
        counted = rows.annotate(Count("household"), Sum("persons"), Count("persons")).order_by()
        return [
            Stock(path, table, Cell(households, persons or 0, households - known))
            for path, table, households, persons, known in counted
        ]


def lives_of(households: Collection[int], start: date, end: date) -> dict[int, Life]:
    """What is known of the households, with the past of those that came onto a list between the days."""
    with as_checker():
        rows, states = _rows(households), _states(households)
        came = [code for code in states if _came(rows[code], start, end)]
        descent = _descent(came)
        rows |= _rows({link.origin for links in descent.values() for link in links} - rows.keys())
        first = {code: next(row for row in rows[code] if row.since > start) for code in came}
        alone = _without_list_before(first, states)
    return {
        code: Life(rows[code], state, past_of(code, rows, descent, start, end, alone.get(code)))
        for code, state in states.items()
    }


def counted(paths: Iterable[str], start: date, end: date) -> tuple[list[Alike], list[int]]:
    """Who stood in the unit and not all the time the same, by likeness; the codes of those to read whole."""
    with as_checker():
        found, others = alike(paths, start, end)
        lives = _first_lists([one.life for one in found], start, end)
    return [Alike(life, one.households) for life, one in zip(lives, found, strict=True)], others


def each_counted(paths: Iterable[str], start: date, end: date) -> list[Life]:
    """The households that ``counted`` puts together, one by one."""
    with as_checker():
        return _first_lists(list(each(paths, start, end)), start, end)


def stood(paths: Iterable[str], day: date, table: str) -> list[int]:
    """The households of a class in the unit on a day."""
    on_day = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gt=day))
    with as_checker():
        found = Standing.objects.filter(_under(paths), on_day, class_group=table)
        return sorted(found.values_list("household", flat=True))


def rows_of(households: Iterable[int]) -> Rows:
    """The standings of the households, oldest first."""
    with as_checker():
        return _rows(households)


def descent_of(households: Iterable[int]) -> Descents:
    """What the households came of, and what those came of, until nothing more is found."""
    with as_checker():
        return _descent(households)


def explanations(events: Collection[int]) -> dict[int, tuple[str, date, str]]:
    """Who explained a change by the event, when, and their note."""
    with as_checker():
        found = RegisterEvent.objects.filter(pk__in=events)
        return {
            number: (name, recorded.date(), json.loads(payload)["note"])
            for number, name, recorded, payload in found.values_list(
                "pk", "person__full_name", "recorded_at", "payload"
            )
        }


def papers(statuses: Collection[int]) -> dict[int, tuple[int, str]]:
    """Of list lines and decisions, by their events: the list year, and the number of the decision."""
    with as_checker():
        found = LegalStatus.objects.filter(pk__in=statuses)
        rows = found.values_list("pk", "list_year", "decision_number")
        return {event: (year, number) for event, year, number in rows}


def communes_with_list(paths: Iterable[str], day: date, list_year: int | None = None) -> set[int]:
    """The communes (ids) that have a list in force on ``day``, of ``list_year`` where one is asked for."""
    with as_checker():
        found = LegalStatus.objects.filter(_under(paths), since__lte=day)
        found = found.filter(list_year=list_year) if list_year is not None else found
        return {commune_of(path) for path in found.values_list("unit_path", flat=True).distinct()}


def _rows(households: Iterable[int]) -> Rows:
    found: dict[int, list[Row]] = defaultdict(list)
    for batch in _batches(households):
        rows = Standing.objects.filter(household__in=batch).order_by("household", "since")
        for code, *row in rows.values_list("household", *_ROW):
            found[code].append(Row(*row))
    return dict(found)


def _states(households: Iterable[int]) -> dict[int, HouseholdState]:
    who = system_actor(CHECKER)
    lives = (events_of(batch, who, without=_SAY_NOTHING) for batch in _batches(households))
    return {events[0].household: fold(events) for batch in lives for events in batch}


def _descent(households: Iterable[int]) -> Descents:
    found: Descents = {}
    waiting = set(households)
    while waiting:
        found |= {code: [] for code in waiting}
        links = Lineage.objects.filter(to_household__in=waiting).order_by("on", "from_household")
        for to, origin, kind, on in links.values_list("to_household", "from_household", "kind", "on"):
            found[to].append(Descent(origin, kind, on))
        waiting = {link.origin for code in waiting for link in found[code]} - found.keys()
    return found


def _came(rows: Sequence[Row], start: date, end: date) -> bool:
    """Whether it is on the list on the last day, and was not on the first."""
    return stock_on(rows, end) is not None and stock_on(rows, start) is None


def _first_lists(lives: list[Life], start: date, end: date) -> list[Life]:
    """The lives, with what is known of lists before the one that they came onto."""
    came = {number: life for number, life in enumerate(lives) if _came(life.rows, start, end)}
    first = {number: next(row for row in life.rows if row.since > start) for number, life in came.items()}
    for number, day in _without_list_before(first, {n: life.state for n, life in came.items()}).items():
        lives[number] = replace(lives[number], past=replace(lives[number].past, no_list_before=day))
    return lives


def _without_list_before(first: Mapping[int, Row], states: Mapping[int, HouseholdState]) -> dict[int, date]:
    """Those that first stand on a list which is the first of their commune, and from when.

    A decision always says where it comes from.
    """
    lines = {code: row for code, row in first.items() if not _is_decided(states[code], row)}
    communes = {row.path[:-6] for row in lines.values()}
    begun = LegalStatus.objects.filter(_under(communes)).values_list("unit_path").annotate(Min("list_year"))
    years: dict[str, int] = {}
    for path, year in begun.order_by():
        years[path[:-6]] = min(year, years.get(path[:-6], year))
    return {code: row.since for code, row in lines.items() if years.get(row.path[:-6], 0) >= row.list_year}


def _is_decided(state: HouseholdState, row: Row) -> bool:
    status = next(one for one in state.statuses if one.event.id == row.status)
    return status.event.kind == EventKind.STATUS_DECIDED


def _under(paths: Iterable[str]) -> Q:
    condition = Q(pk__in=[])
    for path in paths:
        first, end = area_range(path)
        condition |= Q(unit_path__gte=first, unit_path__lt=end)
    return condition


def _batches(households: Iterable[int]) -> Iterator[list[int]]:
    source = iter(sorted(households))
    while batch := list(islice(source, _BATCH)):
        yield batch
