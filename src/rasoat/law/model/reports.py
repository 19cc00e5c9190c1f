"""When reports are due, from whom, to whom."""

from calendar import monthrange
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from rasoat.law.model.procedure import Level
from rasoat.law.model.questions import CODE
from rasoat.law.model.sourced import Dated, Sourced, Text


class ReportDate(Sourced):
    """A report with its date, in a jurisdiction ("vn" for the nation, else a province's code)."""

    id: str = Field(pattern=CODE)
    jurisdiction: str
    words: Text
    from_level: Level
    sender: Text
    to_level: Level
    receiver: Text
    every: Literal["year", "quarter", "month"]
    month: int | None = Field(default=None, ge=1, le=12)
    """Month of a yearly report."""
    day: int | None = Field(default=None, ge=1, le=31)
    """Day of the month; None where only the period is said."""
    months: tuple[int, int] | None = None
    """First and last month of a monthly report; every month without it."""
    strictly_before: bool = False
    """True for "before the 10th": the 9th is the last good day."""
    only_if_any: bool = False
    """Due only when there is something to report."""

    @model_validator(mode="after")
    def _is_a_date(self) -> "ReportDate":
        if (self.every == "year") != (self.month is not None):
            raise ValueError("a yearly report has its month, others have none")
        if self.month is not None and (self.day is None or self.day > monthrange(2001, self.month)[1]):
            raise ValueError("a yearly report needs a day that its month has every year")
        if self.months is not None and not 1 <= self.months[0] <= self.months[1] <= 12:
            raise ValueError("months are two months of the year in order")
        return self

    def last_day(self, year: int, month: int | None = None) -> date | None:
        """Last good day in ``year`` (and ``month``, for a monthly report); None where none is due."""
        when = self.month or month
        if when is None or self.day is None or self.every == "quarter":
            return None
        if self.months is not None and not self.months[0] <= when <= self.months[1]:
            return None
        day = min(self.day, monthrange(year, when)[1])
        due = date(year, when, day)
        return date.fromordinal(due.toordinal() - 1) if self.strictly_before else due


class ReportDates(Dated):
    """The report dates of the reviews under some standards."""

    id: str
    standards: tuple[str, ...] = Field(min_length=1)
    reports: tuple[ReportDate, ...] = Field(alias="report", min_length=1)
