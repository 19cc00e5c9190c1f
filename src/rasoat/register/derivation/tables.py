"""Writing derived rows: always those of whole households, always from their state."""

from collections.abc import Iterable, Iterator, Sequence

from rasoat.register import bulk
from rasoat.register.derivation.rows import TABLES, Derived, Row
from rasoat.register.derivation.state import HouseholdState


def add(states: Sequence[HouseholdState]) -> None:
    """Write the rows of households that have none."""
    for table in TABLES:
        bulk.insert(table.table, table.columns, _rows(table, states))


def replace(before: Sequence[HouseholdState], after: Sequence[HouseholdState]) -> None:
    """Write what became of households: rows that changed go and come anew, all others stay."""
    for table in TABLES:
        old, new = set(_rows(table, before)), set(_rows(table, after))
        key = table.columns[: table.key]
        bulk.delete(table.table, key, (row[: table.key] for row in old - new))
        bulk.insert(table.table, table.columns, new - old)


def _rows(table: Derived, states: Iterable[HouseholdState]) -> Iterator[Row]:
    """The rows of households that are in the register: a registration may have been undone."""
    return (row for state in states if state.registered_on is not None for row in table.rows(state))
