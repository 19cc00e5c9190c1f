"""Writing derived rows: always whole households, always from their state."""

from collections.abc import Sequence

from django.db import connection
from psycopg import sql

from rasoat.register.bulk import insert
from rasoat.register.derivation.rows import TABLES
from rasoat.register.derivation.state import HouseholdState

_REMOVE = "DELETE FROM {table} WHERE {column} = ANY(%s)"


def add(states: Sequence[HouseholdState]) -> None:
    """Write the rows of households that have none yet."""
    for table in TABLES:
        insert(table.table, table.columns, (row for state in states for row in table.rows(state)))


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
