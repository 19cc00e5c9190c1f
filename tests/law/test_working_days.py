"""Legal days are counted over weekends, holidays and the days the Government swaps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rasoat.law.model.calendar import Swap
from rasoat.law.model.sourced import Certainty, Source
from rasoat.law.reading.load import shipped
from rasoat.law.working_days import WorkingDays

DAYS = WorkingDays()
SOURCE = Source(instrument="minh-hoa", place="-", certainty=Certainty.ILLUSTRATIVE)


@pytest.mark.parametrize(
    ("first", "number", "unit", "last"),
    [
        # A posting of seven calendar days from Thursday to Wednesday, as a ward posted in October 2020.
        (date(2020, 10, 22), 7, "calendar", date(2020, 10, 28)),
        (date(2018, 11, 15), 3, "working", date(2018, 11, 19)),
        (date(2018, 11, 17), 3, "working", date(2018, 11, 21)),  # put up on a Saturday, which does not count
        (date(2018, 12, 28), 2, "working", date(2019, 1, 2)),  # 31 December 2018 was a day off, swapped
        (date(2019, 1, 4), 2, "working", date(2019, 1, 5)),  # and this Saturday was worked for it
        (date(2018, 11, 15), 1, "working", date(2018, 11, 15)),
    ],
)
def test_a_list_hangs_to_the_end_of_its_days(first, number, unit, last):
    assert DAYS.last_of(first, number, unit) == last


@pytest.mark.parametrize(
    ("received", "number", "unit", "last"),
    [
        (date(2018, 11, 15), 7, "working", date(2018, 11, 26)),
        (date(2018, 2, 13), 1, "working", date(2018, 2, 21)),  # Tet lies between
        (date(2023, 10, 15), 15, "calendar", date(2023, 10, 30)),
    ],
)
def test_an_answer_is_due_without_the_day_of_receipt(received, number, unit, last):
    assert DAYS.due(received, number, unit) == last


def test_an_announcement_in_the_law_files_moves_a_day():
    moved = WorkingDays(
        [Swap(since=date(2027, 1, 4), source=SOURCE, off=date(2027, 1, 4), work=date(2027, 1, 9))]
    )
    assert [moved.is_working(date(2027, 1, day)) for day in (4, 5, 9, 10)] == [False, True, True, False]
    assert DAYS.is_working(date(2027, 1, 4))


def test_no_time_is_shorter_than_a_day():
    with pytest.raises(ValueError, match="0 days"):
        DAYS.due(date(2018, 11, 15), 0, "working")


@given(some.dates(date(2016, 1, 1), date(2026, 12, 31)), some.integers(1, 40))
def test_the_days_counted_are_as_many_as_asked_for(first, number):
    assert DAYS.counted(first, DAYS.last_of(first, number, "working"), "working") == number
    assert DAYS.is_working(DAYS.due(first, number, "working"))


def test_the_shipped_law_knows_its_working_days():
    assert not shipped().working_days.is_working(date(2018, 9, 3))
