"""From when and until when a case is reviewed, and whether posting and an objection still fit."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from rasoat.law.working_days import WorkingDays
from rasoat.review.in_year.stages import InYearCourse


def begins_on(course: InYearCourse, received: date) -> date:
    """The first day of its review: that of receipt, or the next day of the month that the law names."""
    window = course.window
    if window is None or window.from_day is None or received.day == window.from_day:
        return received
    if received.day < window.from_day:
        return received.replace(day=window.from_day)
    return add_months(received.replace(day=1), 1).replace(day=window.from_day)


def due_on(course: InYearCourse, begins: date, calendar: WorkingDays) -> date | None:
    """The last day to decide; None where the law's number of days is not known."""
    days, unit = course.limit("in_year_decision")
    return None if days is None else calendar.due(begins, days, unit)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a posting that starts on a day ends in time, also when somebody objects on its last day."""

    posted_until: date
    objection_until: date | None
    due_on: date

    @property
    def posting_fits(self) -> bool:
        """The posting is over on the last day to decide."""
        return self.posted_until <= self.due_on

    @property
    def objection_fits(self) -> bool:
        """So are a re-check and its own posting. True where the law's days of these are not known."""
        return self.objection_until is None or self.objection_until <= self.due_on


def fit(course: InYearCourse, starts_on: date, due: date | None, calendar: WorkingDays) -> Fit | None:
    """How a posting from a day on fits; None where a time is unknown, or it hangs after the decision."""
    days, unit = course.limit("in_year_posting")
    if days is None or due is None or not course.posted_before_decision:
        return None
    until = calendar.last_of(starts_on, days, unit)
    again, unit_again = course.limit("in_year_recheck_posting")
    recheck, unit_recheck = course.limit("in_year_recheck")
    if recheck is None or again is None:
        return Fit(until, None, due)
    checked = calendar.due(until, recheck, unit_recheck)
    return Fit(until, calendar.last_of(checked + timedelta(days=1), again, unit_again), due)
