"""Columns nobody asked for. One that holds points gets an answer of its own: points are never typed."""

import re
from collections.abc import Iterable, Iterator

from rasoat.common.names import fold
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.files.addresses import address, find_place
from rasoat.files.sheets import Sheet
from rasoat.files.tables import Table
from rasoat.surveys.reading.say import WARNING

_POINTS = re.compile(r"\b(diem|b1|b2|points?|score)\b")
_UNKNOWN = "table.header_unknown"


def notes_on_columns(problems: Iterable[Problem], sheet: Sheet, *, whole: bool) -> Iterator[Problem]:
    """The same problems; unknown columns of points told so.

    Without the ``whole`` layout nobody knows which columns are unknown, so nothing is said about them.
    """
    for problem in problems:
        if problem.rule != _UNKNOWN:
            yield problem
            continue
        header = _header(problem, sheet)
        if _POINTS.search(fold(header)):
            yield _points_column(problem.place, header)
        elif whole:
            yield problem


def notes_on_labels(table: Table, *, whole: bool) -> Iterator[Problem]:
    """The same for columns added beside the template's: they have no key, so the row of keys hides them."""
    read = set(table.columns.values())
    last = min(table.numbers, default=len(table.sheet.rows) + 1)
    for number in range(table.header_row + 1, last):
        for column, value in enumerate(table.sheet.rows[number - 1], start=1):
            if column not in read and isinstance(value, str):
                place, header = table.sheet.place(address(number, column)), " ".join(value.split())
                if _POINTS.search(fold(header)):
                    yield _points_column(place, header)
                elif whole:
                    yield _not_read(place, header)


def _header(problem: Problem, sheet: Sheet) -> str:
    found = find_place(problem.place, [sheet.name])
    return str(sheet.value(found[1]) or "") if found else ""


def _points_column(place: str, header: str) -> Problem:
    return Problem(
        "survey.points_column",
        place,
        Words(
            f"Cột “{header}” ghi điểm nên không được đọc.",
            f"The column “{header}” holds points; it is not read.",
        ),
        Words(
            "Ghi câu trả lời vào các cột câu hỏi của mẫu; hệ thống tự tính điểm.",
            "Write the answers into the template's question columns; the system adds the points.",
        ),
        WARNING,
    )


def _not_read(place: str, header: str) -> Problem:
    return Problem(
        "survey.column_not_read",
        place,
        Words(f"Cột “{header}” không có trong mẫu nên không được đọc.", f"“{header}” is not read."),
        Words("Không cần thì bỏ qua.", "Nothing to do if it is not needed."),
        WARNING,
    )
