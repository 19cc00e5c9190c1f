"""Rows that are headings across the table, not data: a village's name, a note, the places to sign."""

from collections import defaultdict
from collections.abc import Sequence

from rasoat.files.addresses import parse_area
from rasoat.files.sheets import Sheet


def heading_rows(sheet: Sheet, columns: Sequence[int]) -> frozenset[int]:
    """Numbers of the rows in which every value read stands in cells merged sideways.

    The merged cells must cover half the columns read: two merged cells in a row of data are a fault.
    """
    across: dict[int, list[range]] = defaultdict(list)
    for where in sheet.merged:
        first_row, first, last_row, last = parse_area(where)
        if first_row == last_row and last > first:
            across[first_row].append(range(first, last + 1))
    return frozenset(row for row, spans in across.items() if _is_heading(sheet, row, spans, columns))


def _is_heading(sheet: Sheet, number: int, spans: list[range], columns: Sequence[int]) -> bool:
    if number > len(sheet.rows):
        return False
    row = sheet.rows[number - 1]
    filled = [column for column in columns if column <= len(row) and row[column - 1] is not None]
    covered = {column for column in columns if any(column in span for span in spans)}
    return covered.issuperset(filled) and len(covered) * 2 >= len(columns)
