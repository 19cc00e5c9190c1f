"""Writing derived rows: always whole households, always from their state."""

from collections.abc import Sequence

from django.db import connection
from psycopg import sql

from rasoat.register import bulk
from rasoat.register.derivation.rows import TABLES
from rasoat.register.derivation.state import HouseholdState

_REMOVE = "DELETE FROM {table} WHERE {column} = ANY(%s)"


def add(states: Sequence[HouseholdState]) -> None:
    """Write the rows of households that have none."""
    bring(states)
    settle()


def bring(states: Sequence[HouseholdState]) -> None:
    """As ``add``, but the rows are not there before ``settle``: quicker for very many."""
    for table in TABLES:
        bulk.bring(table.table, table.columns, (row for state in states for row in table.rows(state)))


def settle() -> None:
    """Write the rows that were brought."""
    for table in TABLES:
        bulk.settle(table.table, table.columns)


def replace(states: Sequence[HouseholdState]) -> None:
    """Write the rows of households anew."""
    remove([state.id for state in states])
    add(states)


def remove(households: Sequence[int]) -> None:
    """Take the rows of households away; their events stay."""
    with connection.cursor() as cursor:
        for table in reversed(TABLES):
            parts = {"table": sql.Identifier(table.table), "column": sql.Identifier(table.household)}
            cursor.execute(sql.SQL(_REMOVE).format(**parts), [list(households)])
