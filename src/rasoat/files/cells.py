"""One cell into one value, or the fault that says what to write instead.

Every reader takes the value as the sheet holds it and its place, and gives the value, None when the cell is
empty (missing is not zero), or a ``Problem``.
"""

import math
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Generic, TypeVar

from rasoat.common import partial_dates
from rasoat.common.names import fold, nearest, spelling, tidy
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem, Refused
from rasoat.files import cell_words as say
from rasoat.files.reading.numbers import readings
from rasoat.files.sheets import Value

T = TypeVar("T")
Digits = int | tuple[int, ...]

_YES = frozenset(("x", "v", "co", "c", "1", "true", "dung", "yes", "✓", "✔", "√", "☑"))
_NO = frozenset(("khong", "ko", "k", "0", "false", "sai", "no", "☐"))
# A number loses its leading zeros; more than two never stand before a code of this field.
_MOST_LOST_ZEROS = 2
# Whole numbers above this are no longer exact in a spreadsheet.
_EXACT = 10**15


def text(value: Value, place: str) -> str | Problem | None:
    """A text: composed letters, single spaces. A number is taken as its digits, a day as dd/mm/yyyy."""
    if value is None:
        return None
    if isinstance(value, bool | time | timedelta):
        return say.not_text(place, shown(value))
    return tidy(shown(value)) or None


def integer(
    value: Value, place: str, *, low: int | None = None, high: int | None = None
) -> int | Problem | None:
    """A whole number within ``low`` and ``high``; "12,0" is 12, "1.200" is 1200 where 1 or 1.2 cannot be."""
    found = _number(value, place, low, high, whole=True)
    return int(found) if isinstance(found, Decimal) else found


def decimal(
    value: Value, place: str, *, low: float | Decimal | None = None, high: float | Decimal | None = None
) -> Decimal | Problem | None:
    """A number within ``low`` and ``high``, exact as written; "1.200" is refused where both readings fit."""
    return _number(value, place, low, high, whole=False)


def flag(value: Value, place: str) -> bool | Problem | None:
    """Yes or no: x, v, có, 1, đúng; không, 0, sai. An empty cell is missing, not no."""
    if value is None or isinstance(value, bool):
        return value
    written = shown(value).strip()
    said = fold(written) or written
    if said in _YES or said in _NO:
        return said in _YES
    return say.not_a_flag(place, written)


def partial_date(value: Value, place: str, *, not_after: date | None = None) -> PartialDate | Problem | None:
    """A date of which only the year or the month may be known, as ``partial_dates.from_cell`` reads it."""
    if value is None:
        return None
    if isinstance(value, bool | time | timedelta):
        return say.not_a_date(place, shown(value))
    try:
        return partial_dates.from_cell(value, place=place, not_after=not_after)
    except Refused as refused:
        return refused.problems[0]


def day(value: Value, place: str, *, not_after: date | None = None) -> date | Problem | None:
    """A whole date."""
    found = partial_date(value, place, not_after=not_after)
    if not isinstance(found, PartialDate):
        return found
    return found.earliest() if found.day is not None else say.not_a_whole_date(place, found.show())


def code(value: Value, place: str, *, digits: Digits) -> str | Problem | None:
    """Digits that are no number, of one of the lengths ``digits``; zeros a spreadsheet dropped come back.

    Zeros are only given back to a cell that holds a number: a text is taken as it was typed.
    """
    if value is None:
        return None
    lengths = (digits,) if isinstance(digits, int) else tuple(sorted(digits))
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _code_of_number(value, place, lengths)
    written = shown(value)
    bare = "".join(written.split()).replace(".", "").replace("-", "")
    if bare.isascii() and bare.isdigit() and len(bare) in lengths:
        return bare
    return say.not_a_code(place, written.strip(), lengths)


class Options(Generic[T]):
    """Texts one may choose from, each with its meaning; several texts may mean the same."""

    def __init__(self, options: Mapping[str, T]) -> None:
        self.texts = tuple(options)
        self._spelled = {spelling(text): meaning for text, meaning in options.items()}
        self._folded: dict[str, list[T]] = {}
        for text, meaning in options.items():
            meanings = self._folded.setdefault(fold(text), [])
            if meaning not in meanings:
                meanings.append(meaning)

    def meanings(self, written: str) -> list[T]:
        """What a text means: by its letters and marks first, by its letters alone otherwise."""
        exact = self._spelled.get(spelling(written))
        return [exact] if exact is not None else self._folded.get(fold(written), [])


def choice(value: Value, place: str, options: Options[T] | Mapping[str, T]) -> T | Problem | None:
    """The meaning of a text of a list, whatever its case and accents; nearest texts in the remedy."""
    if value is None:
        return None
    known = options if isinstance(options, Options) else Options(options)
    written = tidy(shown(value))
    meanings = known.meanings(written)
    if len(meanings) == 1:
        return meanings[0]
    near = nearest(written, known.texts) or list(known.texts[:5])
    return say.ambiguous_choice(place, written, near) if meanings else say.not_a_choice(place, written, near)


def _number(
    value: Value,
    place: str,
    low: float | Decimal | None,
    high: float | Decimal | None,
    *,
    whole: bool,
) -> Decimal | Problem | None:
    if value is None:
        return None
    if isinstance(value, bool | date | datetime | time | timedelta):
        return say.not_a_number(place, shown(value), became_date=isinstance(value, date))
    found = readings(value) if isinstance(value, str) else _finite(value)
    if not found:
        return say.not_a_number(place, str(value).strip(), became_date=False)
    fitting = [number for number in found if not whole or number == number.to_integral_value()]
    if not fitting:
        return say.not_whole(place, shown(value))
    inside = [number for number in fitting if _within(number, low, high)]
    if not inside:
        return say.out_of_range(place, shown(value), low, high)
    return inside[0] if len(inside) == 1 else say.ambiguous_number(place, shown(value), inside)


def _finite(number: float) -> list[Decimal]:
    return [Decimal(repr(number))] if math.isfinite(number) else []


def _within(number: Decimal, low: float | Decimal | None, high: float | Decimal | None) -> bool:
    return (low is None or number >= Decimal(str(low))) and (high is None or number <= Decimal(str(high)))


def _code_of_number(number: float, place: str, lengths: tuple[int, ...]) -> str | Problem:
    if number != number or number < 0 or number >= _EXACT or number != int(number):
        return say.not_a_code(place, shown(number), lengths)
    digits = str(int(number))
    for length in lengths:
        if 0 <= length - len(digits) <= _MOST_LOST_ZEROS:
            return digits.zfill(length)
    return say.not_a_code(place, digits, lengths)


def shown(value: Value) -> str:
    """The value as its cell shows it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)
