"""Read the columns drawn from the law: each question into one list of answers, one a data row."""

from collections.abc import Iterable, Mapping
from typing import Any

from rasoat.common.problems import Problem
from rasoat.files import cells
from rasoat.law.scoring.household import Answer
from rasoat.surveys.layout.questions import Asked
from rasoat.surveys.reading.column_values import read_column
from rasoat.surveys.reading.flag_columns import read_flags
from rasoat.surveys.reading.grid import Grid
from rasoat.surveys.reading.option_cells import OptionCells


def read_answers(
    grid: Grid, questions: Iterable[Asked], faults: list[Problem]
) -> Mapping[str, list[Answer | None]]:
    """Answers by question, each a list with one entry a data row; None where there is none."""
    return {asked.id: _read(grid, asked, faults) for asked in questions}


def _read(grid: Grid, asked: Asked, faults: list[Problem]) -> list[Any]:
    if asked.kind == "number":
        low, high = asked.least, asked.most
        return read_column(
            grid, asked.id, lambda value, place: cells.integer(value, place, low=low, high=high), faults
        )
    if asked.kind == "flags":
        return read_flags(grid, asked, faults)
    return OptionCells(asked).read(grid, faults)
