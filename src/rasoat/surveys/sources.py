"""Where in the workbook an answer stands, so that what scoring finds later can be marked in its cell."""

from collections.abc import Mapping
from dataclasses import dataclass

from rasoat.files.addresses import address, cell_place


@dataclass(frozen=True, slots=True)
class SheetSource:
    """One sheet of one file: its columns, counted from 1, by key."""

    file: str
    sheet: str
    columns: Mapping[str, int]

    def place(self, row: int, key: str) -> str:
        """The cell of ``key`` in an Excel row; of the first option where the question has a column an option.

        The row's first cell where the sheet has no such column.
        """
        options = (column for name, column in self.columns.items() if name.startswith(f"{key}:"))
        column = self.columns.get(key) or next(options, 1)
        return cell_place(self.file, self.sheet, address(row, column))


@dataclass(frozen=True, slots=True)
class Sources:
    """The two sheets that answers come from."""

    households: SheetSource
    members: SheetSource
