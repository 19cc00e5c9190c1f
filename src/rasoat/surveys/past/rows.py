"""The rows below the headings: which are data, and which are passed over and why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rasoat.common.names import fold, tidy
from rasoat.common.words import Words
from rasoat.files.addresses import parse_area
from rasoat.files.reading.header import Header, LabelRows
from rasoat.files.reading.headings import heading_rows
from rasoat.files.sheets import Sheet, Value
from rasoat.surveys.past.cells import Told, tell
from rasoat.surveys.past.fields import NAMING
from rasoat.surveys.past.headings import Headings, heading_text


class Why(StrEnum):
    """Why a row is not a person or household."""

    EMPTY = "empty"
    LABEL = "label"
    BAND = "band"
    TOTAL = "total"
    FOOT = "foot"
    DUPLICATE = "duplicate"


WHY_WORDS = {
    Why.EMPTY: Words("Dòng trống", "Empty row"),
    Why.LABEL: Words("Dòng tiêu đề lặp lại", "Headings again"),
    Why.BAND: Words("Dòng tên thôn, xã", "Heading of a block"),
    Why.TOTAL: Words("Dòng cộng", "Total"),
    Why.FOOT: Words("Ghi chú, chữ ký", "Notes and signatures"),
    Why.DUPLICATE: Words("Trùng hoàn toàn với dòng trước", "The same as an earlier row"),
}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row passed over; ``first_row`` is the earlier one that a duplicate repeats."""

    sheet: str
    row: int
    why: Why
    first_row: int | None = None


@dataclass(slots=True)
class DataRows:
    """Data rows by Excel's number; ``bands`` gives the village and commune of the block each stands in."""

    numbers: list[int] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    bands: dict[int, dict[str, str]] = field(default_factory=dict)


_NUMBERED = re.compile(r"^(?:[IVXLC]+|[0-9]+|[A-Z])[.)/]\s*")
_AFTER_NAME = re.compile(r"\s*[:(;–]|\s+-\s")
_VILLAGE = re.compile(r"(thon|buon|bon|ban|to dan pho|tdp|ap|lang|khoi|xom|khu|to) ")
_COMMUNE = re.compile(r"(xa|phuong|thi tran) ")
_TOTAL_WORDS = ("tổng cộng", "tổng số", "tổng:", "cộng:", "cộng ", "toàn xã", "toàn huyện", "toàn thôn")
_TOTAL_FOLDED = frozenset(("tong cong", "tong so", "tong", "cong"))
_FOOT = re.compile(
    "nguoi lap|nguoi kiem tra|tm |t m |kt |chu tich|pho chu tich|xac nhan|ky ten|ky ghi|truong thon|"
    "ma kiem tra|can bo |ghi chu |ngay .*thang .*nam|uy ban nhan dan|ubnd|ban chi dao|thu truong"
)
# Whoever has one of these is a person, whatever else the row says.
_BORN = ("birth", "birth_male", "birth_female", "identity_number")
_SAID = ("relation", "class", "sex", "b1", "review_date")


def data_rows(sheet: Sheet, headings: Headings, columns: dict[str, int]) -> DataRows:
    """Sort the rows below the headings. ``columns`` gives the column (A is 1) of each field."""
    return _Sorting(sheet, headings, columns).sort()


class _Sorting:
    def __init__(self, sheet: Sheet, headings: Headings, columns: dict[str, int]) -> None:
        self._sheet, self._columns = sheet, columns
        self._labels = {one.column: {fold(one.label), fold(one.key)} - {""} for one in headings.columns}
        self._first = headings.rows[-1] + 1
        self._across = heading_rows(sheet, sorted(columns.values()))
        self._counting = LabelRows(Header(self._first - 1, columns, {}, ()))
        self._found = DataRows()
        self._band: dict[str, str] = {}

    def sort(self) -> DataRows:
        after_label = True
        for number, row in enumerate(self._sheet.rows[self._first - 1 :], start=self._first):
            why = self._why(number, row, after_label=after_label)
            after_label = why is Why.LABEL or (after_label and why is Why.EMPTY)
            if why is None:
                self._found.numbers.append(number)
                self._found.bands[number] = self._band
            else:
                self._found.skipped.append(Skipped(self._sheet.name, number, why))
        self._cut_foot()
        return self._found

    def _why(self, number: int, row: Sequence[Value], *, after_label: bool) -> Why | None:
        texts = [(place, value) for place, value in enumerate(row, start=1) if value is not None]
        if not texts:
            return Why.EMPTY
        if self._is_header(texts) or self._counting.has(row, after_label=after_label):
            return Why.LABEL
        if any(self._get(row, field) is not None for field in _BORN):
            return None
        values = [value for _, value in texts]
        if any(isinstance(value, str) and _is_total(value) for value in values):
            return Why.TOTAL
        return None if any(map(self._says, _SAID, [row] * len(_SAID))) else self._aside(number, row, values)

    def _says(self, field: str, row: Sequence[Value]) -> bool:
        """Whether a cell holds what its column asks for: a signature below the column of sex does not."""
        return isinstance(tell(field, self._get(row, field), {}), Told)

    def _aside(self, number: int, row: Sequence[Value], values: Sequence[Value]) -> Why | None:
        """A row that says nothing of a person: a heading of a block, a signature, or a bare name."""
        words = [value for value in values if isinstance(value, str)]
        lone = len(values) == 1 or number in self._across
        if lone and words and self._take_band(words[0]):
            return Why.BAND
        if any(_FOOT.match(fold(word)) for word in words):
            return Why.FOOT
        if number in self._across:
            return Why.BAND
        named = any(self._get(row, field) is not None for field in NAMING)
        return None if named else Why.FOOT if lone else None

    def _is_header(self, texts: Sequence[tuple[int, Value]]) -> bool:
        if not any(map(self._is_label, texts[:3])):
            return False
        same = sum(map(self._is_label, texts))
        return same > 1 and same * 2 >= len(texts)

    def _is_label(self, cell: tuple[int, Value]) -> bool:
        place, value = cell
        return isinstance(value, str) and fold(heading_text(value)) in self._labels.get(place, ())

    def _take_band(self, text: str) -> bool:
        """A heading that names a village or a commune holds for the rows below it."""
        name = _AFTER_NAME.split(_NUMBERED.sub("", heading_text(text)), maxsplit=1)[0].strip()
        folded = fold(name)
        if _VILLAGE.match(folded):
            self._band = {**self._band, "village": name}
        elif _COMMUNE.match(folded):
            self._band = {"commune": name}
        else:
            return False
        return True

    def _get(self, row: Sequence[Value], field: str) -> Value:
        column = self._columns.get(field)
        return row[column - 1] if column is not None and column <= len(row) else None

    def _cut_foot(self) -> None:
        """Rows at the end that name nobody are notes, not data."""
        numbers, rows = self._found.numbers, self._sheet.rows
        while numbers and not any(
            self._get(rows[numbers[-1] - 1], field) is not None for field in (*NAMING, "relation", "code")
        ):
            self._found.skipped.append(Skipped(self._sheet.name, numbers.pop(), Why.FOOT))


def _is_total(text: str) -> bool:
    """Tổng cộng, Cộng thôn 3; not Tống Công Minh."""
    lowered = tidy(text).lower()
    return lowered.startswith(_TOTAL_WORDS) or fold(text) in _TOTAL_FOLDED


def merged_down(sheet: Sheet, columns: dict[str, int]) -> Iterator[tuple[int, range]]:
    """Column, and rows of each area merged downwards in a column that is read: one value for all its rows."""
    read = set(columns.values())
    for where in sheet.merged:
        first, left, last, right = parse_area(where)
        if last > first and left == right and left in read:
            yield left, range(first, last + 1)
