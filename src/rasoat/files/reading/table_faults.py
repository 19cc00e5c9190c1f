"""Faults of a table that show before anyone asks what its values mean."""

from collections.abc import Collection, Iterable, Iterator

from rasoat.common.problems import Problem
from rasoat.files.addresses import address, area, parse_address, parse_area
from rasoat.files.old_letters import old_letters
from rasoat.files.reading import words as say
from rasoat.files.sheets import Sheet

# One example of old letters for each column is enough to say what to do.
_SAMPLE_ROWS = 2_000


def table_faults(sheet: Sheet, columns: Iterable[int], rows: Collection[int]) -> list[Problem]:
    """Formulas, error values, merged cells, old letters in the given columns and rows (both from 1).

    Neighbours in a column are one fault with the place "C5:C20".
    """
    columns, wanted = sorted(set(columns)), set(rows)
    if not wanted:
        return []
    found = [*_formulas(sheet, columns, wanted), *_errors(sheet, columns, wanted)]
    found += [*_merged(sheet, columns, wanted), *_old_letters(sheet, columns, rows)]
    return found


def _formulas(sheet: Sheet, columns: list[int], rows: set[int]) -> Iterator[Problem]:
    cells = _within(sheet.formulas - sheet.errors.keys(), columns, rows)
    for where in _runs(cells):
        yield say.formula(sheet.place(where))


def _errors(sheet: Sheet, columns: list[int], rows: set[int]) -> Iterator[Problem]:
    for row, column in _within(sheet.errors, columns, rows):
        where = address(row, column)
        yield say.error_value(sheet.place(where), sheet.errors[where])


def _merged(sheet: Sheet, columns: list[int], rows: set[int]) -> Iterator[Problem]:
    for where in sheet.merged:
        first_row, first_column, last_row, last_column = parse_area(where)
        across = any(first_column <= column <= last_column for column in columns)
        if across and any(row in rows for row in range(first_row, last_row + 1)):
            yield say.merged(sheet.place(where))


def _old_letters(sheet: Sheet, columns: list[int], rows: Collection[int]) -> Iterator[Problem]:
    sample = sorted(rows)[:_SAMPLE_ROWS]
    for column in columns:
        for row in sample:
            value = sheet.rows[row - 1][column - 1] if column <= len(sheet.rows[row - 1]) else None
            if isinstance(value, str) and (found := old_letters(value)):
                place = sheet.place(address(row, column))
                yield say.old_letters(place, found.encoding, value, found.meant)
                break


def _within(addresses: Iterable[str], columns: list[int], rows: set[int]) -> list[tuple[int, int]]:
    cells = (parse_address(where) for where in addresses)
    inside = [(row, column) for row, column in cells if column in columns and row in rows]
    return sorted(inside, key=lambda cell: (cell[1], cell[0]))


def _runs(cells: list[tuple[int, int]]) -> Iterator[str]:
    """Areas of cells that follow each other down a column."""
    start = 0
    for place in range(1, len(cells) + 1):
        row, column = cells[place - 1]
        if place == len(cells) or cells[place] != (row + 1, column):
            yield area(*cells[start], row, column)
            start = place
