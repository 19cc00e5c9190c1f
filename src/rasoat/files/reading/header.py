"""The header row of a table, found by its content, and what is wrong with it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rasoat.common.names import fold, nearest
from rasoat.common.problems import Problem, Refused, Severity
from rasoat.files.addresses import address
from rasoat.files.reading import words as say
from rasoat.files.sheets import Sheet, Value

_UNIT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_COUNTER = re.compile(r"\(?\s*([0-9]{1,3}|[A-Z])(?:\.0)?\s*\)?")
# Fewer known headers than this in a row could be chance.
_LEAST_MATCHES = 2


@dataclass(frozen=True, slots=True)
class Expected:
    """A column one looks for: its key, its header in the template, other headers it is known under."""

    key: str
    title: str
    aliases: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: its number, the column of each key, the key by every name known, warnings."""

    row: int
    columns: dict[str, int]
    names: Mapping[str, str]
    notes: tuple[Problem, ...]


def find_header(sheet: Sheet, expected: Sequence[Expected], search_rows: int) -> Header:
    """The row that holds most of the expected headers; ``Refused`` when it will not do."""
    names = _names(expected)
    best = max(
        range(min(search_rows, len(sheet.rows))), key=lambda row: _matches(sheet, row, names), default=0
    )
    found = _matches(sheet, best, names) if sheet.rows else 0
    if found < min(_LEAST_MATCHES, len(expected)):
        raise Refused([say.no_table(sheet.place(), (column.title for column in expected))])
    return _Reading(sheet, best, expected, names).header()


class LabelRows:
    """Rows of labels among rows of data: the header again, the machine's keys, numbers of the columns."""

    def __init__(self, header: Header) -> None:
        self._is_name = _IsName(header.names)

    def has(self, row: Sequence[Value], *, after_label: bool) -> bool:
        """Whether a row is one of labels.

        Numbers count as labels right below a header only: elsewhere 1, 2, 3 may be data.
        """
        texts = [value for value in row if value is not None]
        if len(texts) >= _LEAST_MATCHES and sum(map(self._is_name.__getitem__, texts)) * 2 > len(texts):
            return True
        return after_label and len(texts) > 2 and _counts(texts)


class _IsName(dict[Value, bool]):
    """Whether a value is the name of a column; each worked out once, since answers repeat row by row."""

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, value: Value) -> bool:
        found = self[value] = _key(value, self._names) is not None
        return found


def _counts(values: Sequence[Value]) -> bool:
    """(1) (2) (3), or 1 2 3, or A B 1 2: letters in order from A, then numbers in order from 1."""
    found = [_COUNTER.fullmatch(str(value)) for value in values]
    marks = [match[1] for match in found if match]
    letters = [mark for mark in marks if mark.isalpha()]
    counted = [chr(ord("A") + place) for place in range(len(letters))]
    counted += [str(number) for number in range(1, len(marks) - len(letters) + 1)]
    return len(marks) == len(values) and marks == counted


def _names(expected: Sequence[Expected]) -> dict[str, str]:
    """Key by folded title, alias and machine key. ValueError when two columns share a name."""
    names: dict[str, str] = {}
    for column in expected:
        for text in (column.title, column.key, *column.aliases):
            if names.setdefault(fold(text), column.key) != column.key:
                raise ValueError(f"{text!r} names both {names[fold(text)]!r} and {column.key!r}")
    return names


def _key(value: Value, names: Mapping[str, str]) -> str | None:
    """The key of a header's text, with or without its unit in brackets."""
    if not isinstance(value, str):
        return None
    bare = value.strip().rstrip("*").strip()
    found = names.get(fold(bare))
    if found is None and bare.endswith((")", "]")):
        return names.get(fold(_UNIT.sub("", bare)))
    return found


def _matches(sheet: Sheet, row: int, names: Mapping[str, str]) -> int:
    return len({key for value in sheet.rows[row] if (key := _key(value, names)) is not None})


class _Reading:
    """One header row held against what is expected."""

    def __init__(
        self, sheet: Sheet, row: int, expected: Sequence[Expected], names: Mapping[str, str]
    ) -> None:
        self._sheet, self._row, self._expected, self._names = sheet, row, expected, names
        self._columns: dict[str, int] = {}
        self._unknown: dict[str, int] = {}
        self._problems: list[Problem] = []

    def header(self) -> Header:
        for column, value in enumerate(self._sheet.rows[self._row], start=1):
            self._take(column, value)
        self._problems += [*self._missing(), *self._order(), *self._not_read()]
        if any(problem.severity is Severity.ERROR for problem in self._problems):
            raise Refused(self._problems)
        notes = [say.hidden_sheet(self._sheet.file, self._sheet.name)] if self._sheet.hidden else []
        return Header(self._row + 1, self._columns, self._names, (*notes, *self._problems))

    def _take(self, column: int, value: Value) -> None:
        key = _key(value, self._names)
        if key is None:
            if isinstance(value, str):
                self._unknown.setdefault(" ".join(value.split()), column)
        elif key in self._columns:
            first = address(self._row + 1, self._columns[key])
            self._problems.append(say.header_doubled(self._place(column), self._title(key), first))
        else:
            self._columns[key] = column

    def _missing(self) -> Iterator[Problem]:
        for column in self._expected:
            if column.required and column.key not in self._columns:
                near = [self._cell_of(header) for header in nearest(column.title, self._unknown, 1)]
                yield say.header_missing(self._sheet.place(), column.title, near)

    def _order(self) -> Iterator[Problem]:
        places = [self._columns[column.key] for column in self._expected if column.key in self._columns]
        if places != sorted(places):
            yield say.headers_reordered(self._sheet.place())

    def _not_read(self) -> Iterator[Problem]:
        absent = [column.title for column in self._expected if column.key not in self._columns]
        for header, column in self._unknown.items():
            yield say.header_unknown(self._place(column), header, nearest(header, absent, 1))

    def _title(self, key: str) -> str:
        return next(column.title for column in self._expected if column.key == key)

    def _place(self, column: int) -> str:
        return self._sheet.place(address(self._row + 1, column))

    def _cell_of(self, header: str) -> str:
        return f"“{header}” ({address(self._row + 1, self._unknown[header])})"
