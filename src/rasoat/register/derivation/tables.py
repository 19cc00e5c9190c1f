"""Writing derived rows: always those of whole households, always from their state."""

from collections.abc import Sequence

from rasoat.register import bulk
from rasoat.register.derivation.rows import TABLES
from rasoat.register.derivation.state import HouseholdState


def add(states: Sequence[HouseholdState]) -> None:
    """Write the rows of households that have none."""
    for table in TABLES:
        bulk.insert(table.table, table.columns, (row for state in states for row in table.rows(state)))


def replace(before: Sequence[HouseholdState], after: Sequence[HouseholdState]) -> None:
    """Write what became of households: rows that changed go and come anew, all others stay."""
    for table in TABLES:
        old = {row for state in before for row in table.rows(state)}
        new = {row for state in after for row in table.rows(state)}
        key = table.columns[: table.key]
        bulk.delete(table.table, key, (row[: table.key] for row in old - new))
        bulk.insert(table.table, table.columns, new - old)
