"""A table turned on its side once, so that columns are read without touching every row again."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from rasoat.files.sheets import Sheet, Value
from rasoat.files.tables import Row, Table


class Grid:
    """The columns of a table by key; data rows are counted from 0 here, ``numbers`` are those of Excel."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.numbers: tuple[int, ...] = table.numbers
        self.columns: Mapping[str, int] = table.columns
        rows = table.sheet.rows
        sideways = list(zip_longest(*(rows[number - 1] for number in self.numbers)))
        self._empty: Sequence[Value] = (None,) * len(self.numbers)
        self._values = {
            key: sideways[column - 1] if column <= len(sideways) else self._empty
            for key, column in self.columns.items()
        }

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def sheet(self) -> Sheet:
        """The sheet the table stands on."""
        return self._table.sheet

    def column(self, key: str) -> Sequence[Value]:
        """The values of one column, one a data row; all None when the column is not there."""
        return self._values.get(key, self._empty)

    def place(self, row: int, key: str) -> str:
        """The place of a cell."""
        return self._table.place(self.numbers[row], key)

    def header_place(self, key: str) -> str:
        """The place of a column's header."""
        return self._table.header_place(key)

    def row(self, row: int) -> Row:
        """A data row as it stands in the sheet."""
        number = self.numbers[row]
        return Row(self._table, number, self._table.sheet.rows[number - 1])
