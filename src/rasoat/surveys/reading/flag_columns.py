"""Questions with several answers: one column an option, ticked with x, and one for "none of these"."""

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.files import cells
from rasoat.surveys.layout.questions import Asked, option_key
from rasoat.surveys.reading.column_values import read_column
from rasoat.surveys.reading.grid import Grid


def read_flags(grid: Grid, asked: Asked, faults: list[Problem]) -> list[frozenset[str] | None]:
    """The ticked options, one set a data row; None where nothing at all is ticked: that is no answer."""
    codes = tuple(option.code for option in asked.options)
    ticks = [read_column(grid, option_key(asked.id, code), cells.flag, faults) for code in codes]
    nones = read_column(grid, option_key(asked.id), cells.flag, faults)
    known: dict[tuple[bool | None, ...], frozenset[str] | None] = {}
    found: list[frozenset[str] | None] = []
    for row, marks in enumerate(zip(nones, *ticks, strict=True)):
        if marks not in known:
            known[marks] = _answer(codes, marks)
        if marks[0] and known[marks] is None:
            faults.append(_contradiction(grid, asked, row))
        found.append(known[marks])
    return found


def _answer(codes: tuple[str, ...], marks: tuple[bool | None, ...]) -> frozenset[str] | None:
    """None when unanswered or contradictory. A written "không" for every option is an answer: none."""
    none, *ticks = marks
    ticked = frozenset(code for code, tick in zip(codes, ticks, strict=True) if tick)
    if none:
        return None if ticked else ticked
    return ticked if ticked or all(tick is False for tick in ticks) else None


def _contradiction(grid: Grid, asked: Asked, row: int) -> Problem:
    return Problem(
        "survey.none_and_some",
        grid.place(row, option_key(asked.id)),
        Words(
            f"Đã đánh dấu “Không có loại nào” nhưng cũng đánh dấu loại có: “{asked.words.vi}”.",
            f"Both “none of these” and some of these are ticked: “{asked.words.en}”.",
        ),
        Words("Chỉ giữ một trong hai.", "Keep one of the two."),
    )
