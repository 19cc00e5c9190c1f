"""A random history held against its movement tables: every unit, every year, households and persons."""

from collections.abc import Callable, Iterator
from datetime import date

from histories import AFTER_REFORM, UNITS, VILLAGES, Entry, History

from rasoat.places.unit_row import ids_in
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.standings import standings
from rasoat.register.movements.flows import flows_of
from rasoat.register.movements.life import Descent, Life, past_of
from rasoat.register.movements.table import Breach, Cell, Stock, Tables, add_up, breaches, part_of


def differences(history: History, start: date, end: date) -> Iterator[tuple[int, Breach]]:
    """Every identity that does not hold between two days of which there are books, by unit."""
    lives = lives_of(history, start, end)
    flows = [flow for life in lives for flow in flows_of(life, start, end)]
    opening, closing = stocks(history.books[start]), stocks(history.books[end])
    tables = {unit: _tables(unit, flows, opening, closing) for unit in UNITS}
    for unit in UNITS:
        parts = _parts(unit, flows, opening, closing)
        for breach in breaches(tables[unit], parts):
            yield unit, breach


def lives_of(history: History, start: date, end: date) -> list[Life]:
    """What is known of each household, from its events."""
    states = [fold(events) for events in history.events()]
    rows = {state.id: list(standings(state)) for state in states}
    descent = {code: [Descent(*link) for link in links] for code, links in history.lineage.items()}
    return [Life(rows[state.id], state, past_of(state.id, rows, descent, start, end)) for state in states]


def stocks(book: dict[int, Entry]) -> list[Stock]:
    """Who stood where, by the books."""
    return [
        Stock(one.path, one.group, Cell(1, one.persons or 0, int(one.persons is None)))
        for one in book.values()
    ]


def _tables(unit: int, *items: list) -> Tables:
    return _added(lambda path: unit in ids_in(path), items)


def _parts(unit: int, *items: list) -> list[Tables]:
    """The units directly below, on any day."""
    below = {part_of(path, unit) for path in (*VILLAGES, *AFTER_REFORM.values())} - {None}
    return [_added(lambda path, part=part: part_of(path, unit) == part, items) for part in sorted(below)]


def _added(within: Callable[[str], bool], items: tuple[list, ...]) -> Tables:
    return add_up(*([one for one in some if within(one.path)] for some in items))
