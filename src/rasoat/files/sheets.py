"""What a reader gives: sheets of plain values, each with its place."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from rasoat.common.names import fold
from rasoat.common.problems import Problem, Refused
from rasoat.files.addresses import cell_place, parse_address, sheet_place
from rasoat.files.reading import words as reader_words

Value = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``rows[i]`` is the row that Excel numbers i + 1; a missing value is None.

    Empty rows at the end are gone. Numbers of a workbook are floats, texts are composed letters (NFC).
    ``formulas`` are addresses, ``errors`` the error shown by address, ``merged`` areas as "A5:C5".
    """

    file: str
    name: str
    rows: list[list[Value]]
    hidden: bool = False
    formulas: frozenset[str] = frozenset()
    errors: dict[str, str] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    # The encoding a text file was converted from, when it was an old one.
    notes: tuple[Problem, ...] = ()

    def value(self, where: str) -> Value:
        """The value at an address; None outside of what was filled in."""
        row, column = parse_address(where)
        if row > len(self.rows) or column > len(self.rows[row - 1]):
            return None
        return self.rows[row - 1][column - 1]

    def place(self, where: str = "") -> str:
        """The place of a cell, or of the whole sheet, for a fault."""
        return cell_place(self.file, self.name, where) if where else sheet_place(self.file, self.name)


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was read of a file: its sheets in order, warnings about the file, the SHA-256 of its bytes."""

    file: str
    sheets: tuple[Sheet, ...]
    all_names: tuple[str, ...]
    notes: tuple[Problem, ...]
    sha256: str

    def find(self, name: str, *aliases: str) -> Sheet | None:
        """The sheet of that name or else of an alias, whatever its accents; None when there is none."""
        by_fold = {fold(sheet.name): sheet for sheet in reversed(self.sheets)}
        found = (by_fold.get(fold(wanted)) for wanted in (name, *aliases))
        return next((sheet for sheet in found if sheet is not None), None)

    def sheet(self, name: str, *aliases: str) -> Sheet:
        """As ``find``, but ``Refused`` with the names nearest to it when there is none."""
        found = self.find(name, *aliases)
        if found is None:
            raise Refused([reader_words.no_such_sheet(self.file, name, self.all_names)])
        return found
