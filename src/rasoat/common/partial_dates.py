"""Dates of which only the year, or the year and month, may be known: birth dates as people give them.

The precision is kept: 1986 stays 1986 and is never turned into 1 January 1986.

Ages are completed years counted from the earliest day the date can mean, so a person of whom only the year is
known counts from 1 January of it. This is the convention of this system; no instrument was found that
states one (``inferred``).
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words

# A living person is not older than this allows; a year before it is a slip of the pen.
EARLIEST_YEAR: Final = 1890
LATEST_YEAR: Final = 2100
# Day 1 of the spreadsheets' calendar is 1 January 1900; they also count a 29 February 1900 that never was.
_SERIAL_ORIGIN: Final = date(1899, 12, 30)
_LAST_SERIAL: Final = 73_415  # 31 December 2100

_DAY_FIRST: Final = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, perhaps its month, perhaps its day.

    ValueError when the day does not exist, a day has no month, or the year is outside 1890-2100.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day without its month")
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise ValueError(f"year {self.year} is not between {EARLIEST_YEAR} and {LATEST_YEAR}")
        self.earliest()

    @classmethod
    def parse(cls, text: str, *, place: str = "", not_after: date | None = None) -> "PartialDate":
        """A date as written: 1986, 05/1986, 12/05/1986 (day first), 1986-05, 1986-05-12; also with . or -.

        Day or month 0 or 00 means "not known". ``not_after`` is the review date: what lies wholly after it is
        refused. Raises ``Refused`` with one problem that names ``place``.
        """
        parts = _parts(text.strip())
        if parts is None:
            raise Refused([_unreadable(text, place)])
        try:
            found = cls(*parts)
        except ValueError:
            raise Refused([_impossible(text, place)]) from None
        if not_after is not None and found.earliest() > not_after:
            raise Refused([_future(text, place, not_after)])
        return found

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """A whole date."""
        return cls(day.year, day.month, day.day)

    def earliest(self) -> date:
        """The first day this date can mean: missing parts are 1."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day this date can mean."""
        if self.day is not None:
            return self.earliest()
        following = (self.year, self.month + 1) if self.month and self.month < 12 else (self.year + 1, 1)
        return date(*following, 1) - timedelta(days=1)

    def age_on(self, day: date) -> int:
        """Completed years on ``day``, counted from ``earliest()``; ValueError before it.

        Who is born on 29 February completes the year on 1 March where there is no 29 February.
        """
        return _completed_years(self.earliest(), day)

    def age_is_certain_on(self, day: date) -> bool:
        """Whether the unknown day or month could not change ``age_on(day)``."""
        return day >= self.latest() and _completed_years(self.latest(), day) == self.age_on(day)

    def isoformat(self) -> str:
        """1986, 1986-05 or 1986-05-12."""
        if self.day is not None:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return f"{self.year:04d}" if self.month is None else f"{self.year:04d}-{self.month:02d}"

    def show(self) -> str:
        """As written in Viet Nam: 1986, 05/1986 or 12/05/1986."""
        known = [f"{part:02d}" for part in (self.day, self.month) if part]
        return "/".join([*known, f"{self.year:04d}"])


def from_cell(value: object, *, place: str, not_after: date | None = None) -> PartialDate:
    """A date from a workbook's cell, whatever the cell holds.

    - a date cell: that day;
    - a whole number from 1890 to 2100: a year (as day numbers these would be births of 1905);
    - a greater number: the spreadsheet's day number, 31544 is 12 May 1986; a time of day is left out;
    - text: as ``PartialDate.parse``, and five digits are a day number.

    Anything else, an empty cell too, raises ``Refused`` with one problem that names ``place``.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return PartialDate.parse(value.isoformat(), place=place, not_after=not_after)
    if isinstance(value, str) and re.fullmatch(r"[0-9]{5}(\.0+)?", value.strip()):
        value = float(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return PartialDate.parse(_number_as_text(value), place=place, not_after=not_after)
    return PartialDate.parse("" if value is None else str(value), place=place, not_after=not_after)


def _number_as_text(number: int | float) -> str:
    if number == number and LATEST_YEAR < number < _LAST_SERIAL + 1:
        return (_SERIAL_ORIGIN + timedelta(days=int(number))).isoformat()
    return str(int(number)) if number == number and number in range(10_000) else str(number)


def _parts(text: str) -> tuple[int, int | None, int | None] | None:
    """Year, month, day; zeros are not known; None when the text has no such shape."""
    if not text.isascii():
        return None
    if day_first := _DAY_FIRST.fullmatch(text):
        day, month, year = day_first.groups()
    elif year_first := _YEAR_FIRST.fullmatch(text):
        year, month, day = year_first.groups()
    else:
        return None
    return int(year), int(month or 0) or None, int(day or 0) or None


def _completed_years(born: date, day: date) -> int:
    if day < born:
        raise ValueError(f"{day} is before {born}")
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _unreadable(text: str, place: str) -> Problem:
    return Problem(
        "date.unreadable",
        place,
        Words(f"“{text}” không phải ngày tháng đọc được.", f"“{text}” cannot be read as a date."),
        Words(
            "Ghi ngày/tháng/năm (12/05/1986), tháng/năm (05/1986) hoặc chỉ năm, đủ bốn chữ số (1986).",
            "Write day/month/year (12/05/1986), month/year (05/1986) or the year alone, four digits (1986).",
        ),
    )


def _impossible(text: str, place: str) -> Problem:
    return Problem(
        "date.impossible",
        place,
        Words(
            f"“{text}” không phải ngày có thật trong khoảng năm {EARLIEST_YEAR}-{LATEST_YEAR}.",
            f"“{text}” is not a real date between {EARLIEST_YEAR} and {LATEST_YEAR}.",
        ),
        Words(
            "Xem lại ngày, tháng, năm; ngày viết trước tháng. Không rõ ngày thì chỉ ghi năm.",
            "Check day, month and year; the day comes before the month. Unknown day: write the year alone.",
        ),
    )


def _future(text: str, place: str, not_after: date) -> Problem:
    return Problem(
        "date.future",
        place,
        Words(
            f"“{text}” nằm sau ngày {not_after:%d/%m/%Y}.",
            f"“{text}” lies after {not_after:%d/%m/%Y}.",
        ),
        Words("Xem lại năm.", "Check the year."),
    )
