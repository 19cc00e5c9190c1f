"""A table on a sheet: found by what its header says, read row by row, every value with its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rasoat.common.problems import Problem
from rasoat.files.addresses import address, column_number
from rasoat.files.reading.header import Expected, Header, LabelRows, find_header
from rasoat.files.reading.headings import heading_rows
from rasoat.files.reading.table_faults import table_faults
from rasoat.files.sheets import Sheet, Value

__all__ = ["Expected", "Row", "Table", "find_table", "table_at"]


@dataclass(frozen=True, slots=True)
class Row:
    """One data row; ``number`` as Excel shows it."""

    table: "Table"
    number: int
    values: Sequence[Value]

    def get(self, key: str) -> Value:
        """The value in the column of ``key``; None when it is missing or the column is not there."""
        column = self.table.columns.get(key)
        return self.values[column - 1] if column is not None and column <= len(self.values) else None

    def place(self, key: str) -> str:
        """The place of that cell, for a fault; of the row's first column when the column is not there."""
        return self.table.place(self.number, key)


@dataclass(frozen=True, slots=True)
class Table:
    """The data rows of a sheet under a header.

    ``columns`` gives the column (A is 1) of each key; ``header_row`` is 0 for a layout known by position.
    ``label_rows`` and ``empty_rows`` count what was passed over. ``notes`` are warnings.
    """

    sheet: Sheet
    header_row: int
    columns: dict[str, int]
    numbers: tuple[int, ...]
    label_rows: int
    empty_rows: int
    notes: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return (Row(self, number, self.sheet.rows[number - 1]) for number in self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def rows(self) -> list[Row]:
        """All data rows."""
        return list(self)

    def column(self, key: str) -> list[Value]:
        """The values of one column, row by row; all None when the column is not there."""
        place = self.columns.get(key)
        if place is None:
            return [None] * len(self.numbers)
        rows = (self.sheet.rows[number - 1] for number in self.numbers)
        return [row[place - 1] if place <= len(row) else None for row in rows]

    def place(self, number: int, key: str) -> str:
        """The place of a cell by row number and column key."""
        return self.sheet.place(address(number, self.columns.get(key, 1)))

    def header_place(self, key: str) -> str:
        """The place of a column's header."""
        return self.place(max(self.header_row, 1), key)

    def problems(self) -> list[Problem]:
        """Formulas, error values, merged cells and old font encodings in the columns that are read."""
        return table_faults(self.sheet, self.columns.values(), self.numbers)


def find_table(
    sheet: Sheet, expected: Sequence[Expected], *, skip_labels: bool = True, search_rows: int = 40
) -> Table:
    """The table whose header fits ``expected`` best, among the first ``search_rows`` rows.

    Headers are matched by ``fold``; case, accents, line breaks, a closing asterisk and a unit in brackets
    make no difference. With ``skip_labels``, rows that repeat the header, only number the columns, or are
    headings across merged cells are passed over and counted. Raises ``Refused`` when there is no header, or
    one is missing or doubled.
    """
    header = find_header(sheet, expected, search_rows)
    return _table(sheet, header, skip_labels)


def table_at(sheet: Sheet, columns: Mapping[str, str], first_row: int) -> Table:
    """A table whose layout is known by position: ``columns`` gives the key by letters, {"C": "head"}."""
    places = {key: column_number(letters) for letters, key in columns.items()}
    return _table(sheet, Header(first_row - 1, places, {}, ()), False)


def _table(sheet: Sheet, header: Header, skip_labels: bool) -> Table:
    numbers: list[int] = []
    labels = empty = 0
    read = sorted(header.columns.values())
    headings = heading_rows(sheet, read) if skip_labels else frozenset()
    label_rows = LabelRows(header)
    after_label = True
    for number, row in enumerate(sheet.rows[header.row :], start=header.row + 1):
        if not any(row[column - 1] is not None for column in read if column <= len(row)):
            empty += 1
        elif skip_labels and label_rows.has(row, after_label=after_label):
            labels += 1
            after_label = True
        elif number in headings:
            labels += 1
        else:
            numbers.append(number)
            after_label = False
    return Table(sheet, header.row, header.columns, tuple(numbers), labels, empty, header.notes)
