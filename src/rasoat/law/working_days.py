"""How the law counts days: calendar days, or working days with public holidays and swapped days left out."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Literal

import holidays

from rasoat.law.model.calendar import Swap

Unit = Literal["calendar", "working"]
_DAY = timedelta(days=1)


class WorkingDays:
    """Viet Nam's working days: Monday to Friday, without public holidays, as the Government moves them."""

    def __init__(self, swaps: Iterable[Swap] = ()) -> None:
        swaps = tuple(swaps)
        self._off = {swap.off for swap in swaps if swap.off}
        self._worked = {swap.work for swap in swaps if swap.work}

    def is_working(self, day: date) -> bool:
        """Whether offices work on ``day``."""
        if day in self._off or day in self._worked:
            return day in self._worked
        return _public().is_working_day(day)

    def last_of(self, first: date, number: int, unit: Unit) -> date:
        """The last of ``number`` days of which ``first`` is the first that counts: a list hangs so long."""
        return _nth(self._counted(first, unit), number)

    def due(self, received: date, number: int, unit: Unit) -> date:
        """The last day to answer what came on ``received``; that day itself does not count."""
        return _nth(self._counted(received + _DAY, unit), number)

    def counted(self, first: date, last: date, unit: Unit) -> int:
        """How many days from ``first`` to ``last``, both included."""
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return sum(unit == "calendar" or self.is_working(day) for day in days)

    def _counted(self, first: date, unit: Unit) -> Iterator[date]:
        day = first
        while True:
            if unit == "calendar" or self.is_working(day):
                yield day
            day += _DAY


def _nth(days: Iterator[date], number: int) -> date:
    """The ``number``-th of them. ValueError below one."""
    if number < 1:
        raise ValueError(f"a time of {number} days")
    return next(day for count, day in enumerate(days, start=1) if count == number)


@cache
def _public() -> holidays.HolidayBase:
    return holidays.country_holidays("VN")
