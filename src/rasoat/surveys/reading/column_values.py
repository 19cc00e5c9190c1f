"""Read one column: few distinct values in many rows, so each distinct value is looked at once."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from rasoat.common.problems import Problem, Severity
from rasoat.files.sheets import Value
from rasoat.surveys.reading.grid import Grid

Read = TypeVar("Read")
Reader = Callable[[Value, str], Read | Problem | None]
_NEW: Final = object()
# Columns of names and numbers differ row by row; remembering them all would only cost memory.
_MOST_KNOWN: Final = 20_000


def read_column(grid: Grid, key: str, reader: Reader[Read], faults: list[Problem]) -> list[Read | None]:
    """One entry a data row: what ``reader`` makes of its cell; None for a missing or faulty cell.

    ``reader`` sees every distinct value once, without a place; its fault then gets the place of each cell.
    """
    if key not in grid.columns:
        return [None] * len(grid)
    known: dict[tuple[type, Value], Any] = {}
    found: list[Read | None] = []
    for row, value in enumerate(grid.column(key)):
        if value is None:
            found.append(None)
            continue
        seen = known.get((type(value), value), _NEW)
        if seen is _NEW:
            seen = reader(value, "")
            if len(known) < _MOST_KNOWN:
                known[type(value), value] = seen
        if isinstance(seen, Problem):
            faults.append(placed(seen, grid.place(row, key)))
            seen = None
        found.append(seen)
    return found


def placed(problem: Problem, place: str) -> Problem:
    """The same fault in another place."""
    return Problem(problem.rule, place, problem.what, problem.remedy, problem.severity)


def has_errors(problems: list[Problem]) -> bool:
    """Whether anything refuses the file."""
    return any(problem.severity is Severity.ERROR for problem in problems)
