"""Geometry of a household's life line: inside the picture whatever the days, bands one after the other."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rasoat.register.queries.life import Band
from rasoat.web.life_line import LEAST_YEARS, MOST_LABELS, life_line

TODAY = date(2018, 11, 15)
DAYS = st.dates(date(1990, 1, 1), TODAY)


def length(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


@given(DAYS, st.lists(DAYS, max_size=6), st.none() | DAYS, st.dates(date(1980, 1, 1), date(2030, 1, 1)))
def test_everything_lies_inside(begins: date, days: list[date], ends: date | None, shown: date) -> None:
    starts = sorted({*days, begins})
    untils = [*starts[1:], None]
    groups = ("poor", "near_poor", "none")
    bands = [
        Band(since, until, groups[n % 3], "")
        for n, (since, until) in enumerate(zip(starts, untils, strict=True))
    ]
    line = life_line(begins, shown, TODAY, bands, [(day, "people") for day in days], ends)
    for stretch in (*line.bands, line.track):
        assert 0 <= length(stretch.x) <= length(stretch.x) + length(stretch.width) <= 100.01
    for one, other in zip(line.bands, line.bands[1:], strict=False):
        assert length(one.x) + length(one.width) <= length(other.x) + 0.01
    assert all(0 <= length(mark.x) <= 100 for mark in line.marks)
    assert 0 <= length(line.now) <= 100
    assert len([tick for tick in line.ticks if tick.label]) <= MOST_LABELS
    assert len(line.ticks) >= LEAST_YEARS


def test_a_life_of_three_years() -> None:
    bands = [
        Band(date(2016, 1, 1), date(2017, 1, 1), "near_poor", ""),
        Band(date(2017, 1, 1), None, "none", ""),
    ]
    marks = [(date(2017, 7, 2), "move")]
    line = life_line(date(2016, 1, 1), TODAY, TODAY, bands, marks, date(2018, 1, 1))
    assert [tick.label for tick in line.ticks] == ["2016", "2017", "2018"]
    assert [(band.group, band.x, band.until) for band in line.bands] == [
        ("near_poor", "0.000%", date(2017, 1, 1)),
        ("above", "33.394%", date(2018, 1, 1)),
    ]
    assert (line.groups, line.kinds) == (("near_poor", "above"), ("move",))
    assert line.end == "66.697%"


def test_a_short_life_still_shows_three_years() -> None:
    begun = TODAY - timedelta(days=9)
    line = life_line(begun, TODAY, TODAY, [], [])
    assert (line.first, line.last, line.bands, line.end) == (2016, 2018, (), "")
