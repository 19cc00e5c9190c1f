"""Read one column: few distinct values in many rows, so each distinct value is looked at once."""

from collections.abc import Callable
from typing import TypeVar

from rasoat.common.problems import Problem, Severity
from rasoat.files.sheets import Value
from rasoat.surveys.reading.grid import Grid

Read = TypeVar("Read")
Reader = Callable[[Value, str], Read | Problem | None]


def read_column(grid: Grid, key: str, reader: Reader[Read], faults: list[Problem]) -> list[Read | None]:
    """One entry a data row: what ``reader`` makes of its cell; None for a missing or faulty cell.

    ``reader`` sees every distinct value once, without a place; its fault then gets the place of each cell.
    """
    values = grid.column(key)
    # With its type, since Python takes 1 and TRUE for equal.
    cells = list(zip(map(type, values), values, strict=True))
    meant: dict[object, Read | None] = {}
    wrong: dict[object, Problem] = {}
    for cell in set(cells):
        meaning = None if cell[1] is None else reader(cell[1], "")
        if isinstance(meaning, Problem):
            wrong[cell] = meaning
        else:
            meant[cell] = meaning
    if wrong:
        rows = ((row, wrong[cell]) for row, cell in enumerate(cells) if cell in wrong)
        faults += [placed(fault, grid.place(row, key)) for row, fault in rows]
    return [meant.get(cell) for cell in cells]


def placed(problem: Problem, place: str) -> Problem:
    """The same fault in another place."""
    return Problem(problem.rule, place, problem.what, problem.remedy, problem.severity)


def has_errors(problems: list[Problem]) -> bool:
    """Whether anything refuses the file."""
    return any(problem.severity is Severity.ERROR for problem in problems)
