"""Where a value stands: cell addresses, and the one form of a place in every fault.

``cell_place("cu-jut.xlsx", "Hộ", "C12")`` is "cu-jut.xlsx › Hộ › C12". Marking a workbook finds the cell back
from that text, so places are made here and nowhere else.
"""

import re
from collections.abc import Iterable

ARROW = " › "
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")


def column_letters(column: int) -> str:
    """Letters of a column counted from 1: 1 is A, 27 is AA. ValueError below 1."""
    if column < 1:
        raise ValueError(f"no column {column}")
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column of its letters, counted from 1. ValueError when they are not letters A to Z."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"{letters!r} names no column")
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(row: int, column: int) -> str:
    """The address of a cell, rows and columns counted from 1: (12, 3) is C12."""
    return f"{column_letters(column)}{row}"


def parse_address(text: str) -> tuple[int, int]:
    """Row and column, counted from 1, of "C12". ValueError when the text is no address."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no cell address")
    return int(found[2]), column_number(found[1])


def area(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """The address of a rectangle, "C5:C20"; of one cell, "C5"."""
    first, last = address(first_row, first_column), address(last_row, last_column)
    return first if first == last else f"{first}:{last}"


def parse_area(text: str) -> tuple[int, int, int, int]:
    """First row, first column, last row, last column of "C5:C20" or "C5". ValueError when it is neither."""
    first, _, last = text.partition(":")
    return (*parse_address(first), *parse_address(last or first))


def cell_place(file: str, sheet: str, where: str) -> str:
    """The place of a cell or a rectangle of cells, as every fault of a file names it."""
    return ARROW.join((file, sheet, where))


def sheet_place(file: str, sheet: str) -> str:
    """The place of a whole sheet."""
    return ARROW.join((file, sheet))


def find_place(place: str, sheets: Iterable[str]) -> tuple[str, str] | None:
    """Sheet and address of a place made by ``cell_place``; None when it names no cell of ``sheets``.

    The sheet is looked for among the real ones, since a file's name may hold an arrow too.
    """
    before, _, where = place.rpartition(ARROW)
    if not _is_area(where):
        return None
    named = [sheet for sheet in sheets if before.endswith(ARROW + sheet)]
    return (max(named, key=len), where) if named else None


def _is_area(text: str) -> bool:
    try:
        parse_area(text)
    except ValueError:
        return False
    return True
