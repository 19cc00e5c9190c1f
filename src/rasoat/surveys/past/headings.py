"""The rows of headings of a sheet: one or two rows of labels, perhaps a row of machine keys, titles above."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from unicodedata import normalize

from rasoat.common.names import fold
from rasoat.common.words import Words
from rasoat.files.addresses import column_letters, parse_area
from rasoat.files.old_letters import old_letters
from rasoat.files.sheets import Sheet, Value
from rasoat.surveys.past.fields import NAMING
from rasoat.surveys.past.matching import NO_MATCH, Match, Sure, known_heading, match_heading

_SEARCHED_ROWS = 40
_LEAST_FIELDS = 3
_LEAST_KEYS = 3
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.]*")
_WEIGHT = {Sure.CERTAIN: 3, Sure.LIKELY: 2, Sure.GUESS: 0, Sure.UNKNOWN: 0}


@dataclass(frozen=True)
class Heading:
    """What stands above one column (A is 1): label, heading shared with neighbours, machine key."""

    column: int
    label: str
    group: str = ""
    key: str = ""

    @property
    def letters(self) -> str:
        """The column as Excel names it."""
        return column_letters(self.column)

    @property
    def text(self) -> str:
        """As a person reads it: Năm sinh › Nam."""
        return " › ".join(part for part in (self.group, self.label) if part) or self.key

    @property
    def name(self) -> str:
        """The same for every spelling: what a mapping knows the column by."""
        return fold(f"{self.group} {self.label}") or fold(self.key)

    @cached_property
    def match(self) -> Match:
        """The field by both texts where they are known together, else by the label, else by the surest."""
        return self._surest(match_heading)

    @cached_property
    def known(self) -> Match:
        """The same without guesses, which take long: rows of data are tried as headings too."""
        return self._surest(known_heading)

    def _surest(self, match: Callable[[str], Match]) -> Match:
        both = match(f"{self.group} {self.label}") if self.group else NO_MATCH
        if both.sure is Sure.CERTAIN:
            return both
        found = [match(self.label), both, match(self.key)]
        return max(found, key=lambda one: (_WEIGHT[one.sure], one.field is not None))


@dataclass(frozen=True)
class Headings:
    """The headings of a sheet. ``rows`` are Excel's numbers, ``titles`` the texts above by row."""

    rows: tuple[int, ...]
    columns: tuple[Heading, ...]
    titles: tuple[tuple[int, str], ...]

    @cached_property
    def names(self) -> dict[str, Heading]:
        """Columns by name; a name met again gets its number: "b1", "b1 2"."""
        named: dict[str, Heading] = {}
        for heading in self.columns:
            name, count = heading.name, 1
            while name in named:
                count += 1
                name = f"{heading.name} {count}"
            named[name] = heading
        return named

    @property
    def fingerprint(self) -> str:
        """The same for the same headings in whatever order, case and spelling."""
        return sha256("\n".join(sorted(self.names)).encode()).hexdigest()[:32]


def find_headings(sheet: Sheet) -> Headings | None:
    """The headings among the first rows; None when no row looks like one.

    One row, or two where the second says more than the first alone; a row of machine keys beside them is
    taken along.
    """
    windows = list(_windows(sheet))
    if not windows:
        return None
    columns, rows = max(windows, key=lambda window: (_score(window[0]), -len(window[1]), -window[1][0]))
    fields = {heading.known.field for heading in columns} - {None}
    if len(fields) < _LEAST_FIELDS or fields.isdisjoint(NAMING):
        return None
    keys = next((row for row in (rows[0] - 1, rows[-1] + 1) if _is_key_row(sheet, row)), None)
    if keys is not None:
        columns, rows = _with_keys(columns, _texts(sheet, keys)), tuple(sorted((*rows, keys)))
    return Headings(rows, columns, tuple(_titles(sheet, rows[0])))


def _windows(sheet: Sheet) -> Iterator[tuple[tuple[Heading, ...], tuple[int, ...]]]:
    for row in range(1, min(_SEARCHED_ROWS, len(sheet.rows)) + 1):
        if not _is_like_headings(sheet, row):
            continue
        yield _single(sheet, row), (row,)
        if row < len(sheet.rows) and _is_like_headings(sheet, row + 1) and not _is_key_row(sheet, row + 1):
            yield _double(sheet, row), (row, row + 1)


def _is_like_headings(sheet: Sheet, row: int) -> bool:
    """At least two texts, and nothing but texts."""
    values = [value for value in sheet.rows[row - 1] if value is not None]
    return len(values) > 1 and all(isinstance(value, str) for value in values)


def _is_key_row(sheet: Sheet, row: int) -> bool:
    """Every cell is one word without marks: review_date, maHo."""
    if not 1 <= row <= len(sheet.rows):
        return False
    values = [value for value in sheet.rows[row - 1] if value is not None]
    keys = [value for value in values if isinstance(value, str) and _KEY.fullmatch(value.strip())]
    telling = [key for key in keys if "_" in key or key[0].islower()]
    return len(keys) >= _LEAST_KEYS and len(keys) == len(values) and len(telling) * 2 > len(keys)


def _score(columns: Sequence[Heading]) -> int:
    """The weight of the distinct fields found; keys alone count a little less than labels."""
    best: dict[str, int] = {}
    for heading in columns:
        if heading.known.field:
            best[heading.known.field] = max(best.get(heading.known.field, 0), _WEIGHT[heading.known.sure])
    named = sum(bool(heading.label) and not _KEY.fullmatch(heading.label) for heading in columns)
    return sum(best.values()) * 2 + (named > 0)


def _single(sheet: Sheet, row: int) -> tuple[Heading, ...]:
    return tuple(Heading(column, text) for column, text in enumerate(_texts(sheet, row), start=1) if text)


def _double(sheet: Sheet, row: int) -> tuple[Heading, ...]:
    """Two rows: a heading above several columns goes with each of them."""
    above, below = _texts(sheet, row), _texts(sheet, row + 1)
    width = max(len(above), len(below))
    above += [""] * (width - len(above))
    below += [""] * (width - len(below))
    spread = _spread(sheet, row, above, below)
    found = []
    for column, (over, under) in enumerate(zip(spread, below, strict=True), start=1):
        if over or under:
            found.append(Heading(column, under or over, over if under else ""))
    return tuple(found)


def _spread(sheet: Sheet, row: int, above: list[str], below: list[str]) -> list[str]:
    """The upper texts over all columns they belong to: by merged cells, else up to the next upper text."""
    spread = list(above)
    merged = [parse_area(where) for where in sheet.merged]
    across = [span for span in merged if span[0] <= row <= span[2] and span[3] > span[1]]
    for _, first, _, last in across:
        for column in range(first, min(last, len(spread)) + 1):
            spread[column - 1] = above[first - 1]
    if not sheet.merged:
        for place in range(1, len(spread)):
            if not spread[place] and below[place] and below[place - 1]:
                spread[place] = spread[place - 1]
    return spread


def _with_keys(columns: tuple[Heading, ...], keys: list[str]) -> tuple[Heading, ...]:
    labelled = {heading.column: heading for heading in columns}
    known = {column: key.strip() for column, key in enumerate(keys, start=1) if key}
    both = sorted({*labelled, *known})
    found = []
    for column in both:
        heading = labelled.get(column, Heading(column, ""))
        found.append(Heading(column, heading.label, heading.group, known.get(column, "")))
    return tuple(found)


def _titles(sheet: Sheet, first: int) -> Iterator[tuple[int, str]]:
    for number in range(1, first):
        for text in _texts(sheet, number):
            if text:
                yield number, text


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [heading_text(value) for value in sheet.rows[row - 1]]


def heading_text(value: Value) -> str:
    """A heading as it is meant: composed, one line, out of an old encoding."""
    if not isinstance(value, str):
        return ""
    old = old_letters(value)
    return " ".join(normalize("NFC", old.meant if old else value).split())


def why_unknown(heading: Heading) -> Words:
    """Why a column is not read."""
    return Words(f"Không nhận ra tiêu đề “{heading.text}”.", f"The heading “{heading.text}” is not known.")
