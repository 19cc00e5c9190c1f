"""One sheet of a past list into rows of cells, each as written and as meant; every fault with its cell."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rasoat.common.names import tidy
from rasoat.common.problems import Problem
from rasoat.files.addresses import address, parse_area
from rasoat.files.reading.table_faults import table_faults
from rasoat.files.sheets import Sheet, Value
from rasoat.surveys.past import say
from rasoat.surveys.past.cells import Told, faulty, tell
from rasoat.surveys.past.fields import OF_PERSONS
from rasoat.surveys.past.headings import Headings
from rasoat.surveys.past.mapping import SheetMapping, Tie
from rasoat.surveys.past.repairs import Repair
from rasoat.surveys.past.rows import DataRows, Skipped, data_rows, merged_down
from rasoat.surveys.reading.column_values import placed

_PARTS_OF_ADDRESS = ("village", "commune", "district", "province")
_PASSED_OVER = frozenset(("serial",))


@dataclass(slots=True)
class ReadRow:
    """One data row. ``written`` are its values as they are compared to find the same row again."""

    number: int
    cells: dict[str, Told]
    written: tuple[Value, ...]
    problems: list[Problem] = field(default_factory=list)

    def get(self, key: str) -> object:
        """The value of a field as meant."""
        told = self.cells.get(key)
        return told.value if told else None


@dataclass(slots=True)
class ReadSheet:
    """A sheet with its mapping, its rows, what was passed over. ``columns`` gives the column of a field."""

    sheet: Sheet
    mapping: SheetMapping
    columns: dict[str, int]
    titles: tuple[str, ...]
    rows: list[ReadRow]
    skipped: list[Skipped]
    problems: list[Problem]

    def place(self, row: int, key: str) -> str:
        """The cell of a field in a row; the first cell of the row where the field has no column."""
        return self.sheet.place(address(row, self.columns.get(key, 1)))


def read_sheet(sheet: Sheet, headings: Headings, mapping: SheetMapping) -> ReadSheet:
    """All rows of a sheet whose headings are those of the mapping."""
    columns = {field: headings.names[name].column for name, field in mapping.columns.items()}
    found = data_rows(sheet, headings, columns)
    titles = tuple(text for _, text in headings.titles)
    read = ReadSheet(sheet, mapping, columns, titles, [], found.skipped, list(sheet.notes))
    read.rows = list(_rows(read, found))
    _note_faults(read)
    return read


def _rows(read: ReadSheet, found: DataRows) -> Iterator[ReadRow]:
    sheet, mapping = read.sheet, read.mapping
    passed_over = _PASSED_OVER | ({"local_number"} if mapping.tie is Tie.BELOW_HEAD else set())
    compared = [column for key, column in read.columns.items() if key not in passed_over]
    cells = [_Column(key, mapping.meanings.get(key, {})) for key in read.columns]
    filled = _filled_down(sheet, read.columns)
    for number in found.numbers:
        values = sheet.rows[number - 1]
        row = ReadRow(number, {}, tuple(values[c - 1] if c <= len(values) else None for c in compared))
        for column, place in zip(cells, read.columns.values(), strict=True):
            value = values[place - 1] if place <= len(values) else None
            _take(row, column, value, read)
            if value is None and (merged := filled.get((number, place))) is not None:
                _take(row, column, merged, read, Repair.FROM_MERGED)
        _complete(row, found.bands[number])
        yield row


class _Column(dict[object, "Told | Problem | None"]):
    """What the cells of a column say; each distinct value is looked at once."""

    def __init__(self, key: str, meanings: dict[str, str]) -> None:
        super().__init__()
        self.key, self._meanings = key, meanings

    def __missing__(self, cell: tuple[type, Value]) -> "Told | Problem | None":
        found = self[cell] = tell(self.key, cell[1], self._meanings)
        return found


def _take(row: ReadRow, column: _Column, value: Value, read: ReadSheet, *notes: Repair) -> None:
    told = None if value is None else column[type(value), value]
    if isinstance(told, Problem):
        row.problems.append(placed(told, read.place(row.number, column.key)))
        told = faulty(value)
    if told is not None:
        row.cells[column.key] = replace(told, repairs=(*told.repairs, *notes)) if notes else told


def _filled_down(sheet: Sheet, columns: dict[str, int]) -> dict[tuple[int, int], Value]:
    """Values of cells merged downwards, for the rows below the first: the merge says they are theirs too."""
    of_households = {key: column for key, column in columns.items() if key not in OF_PERSONS}
    return {
        (row, column): sheet.rows[rows[0] - 1][column - 1]
        for column, rows in merged_down(sheet, of_households)
        for row in rows[1:]
        if rows[0] <= len(sheet.rows) and column <= len(sheet.rows[rows[0] - 1])
    }


def _complete(row: ReadRow, band: dict[str, str]) -> None:
    """Village and commune from the address, or from the heading of the block, where they have no cell."""
    address_cell = row.cells.get("address")
    if address_cell is not None and isinstance(address_cell.value, str):
        parts = [part.strip() for part in address_cell.value.split(",")]
        for key, part in zip(_PARTS_OF_ADDRESS, parts, strict=False):
            if part and len(parts) > 1 and key not in row.cells:
                row.cells[key] = Told(part, part, (Repair.FROM_ADDRESS,))
    for key, text in band.items():
        if key not in row.cells:
            row.cells[key] = Told(text, tidy(text), (Repair.FROM_BAND,))


def _note_faults(read: ReadSheet) -> None:
    """Error values and cells merged sideways belong to their rows, formulas to the sheet, told once."""
    numbers = [row.number for row in read.rows]
    by_row: dict[int, list[Problem]] = defaultdict(list)
    formulas = []
    for problem in table_faults(read.sheet, read.columns.values(), numbers):
        area = problem.place.rpartition(" ")[2]
        first_row, left, last_row, right = parse_area(area)
        if problem.rule == "cell.formula":
            formulas.append(problem.place)
        elif problem.rule == "cell.error_value" or (problem.rule == "cell.merged" and right > left):
            for number in range(first_row, last_row + 1):
                by_row[number].append(problem)
    read.problems += [say.formulas(place) for place in formulas[:1]]
    for row in read.rows:
        row.problems += by_row.get(row.number, ())
