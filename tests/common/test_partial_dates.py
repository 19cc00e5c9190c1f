from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.common.partial_dates import PartialDate, from_cell
from rasoat.common.problems import Refused

REVIEW = date(2018, 11, 15)
WHOLE_DAYS = st.dates(min_value=date(1890, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("written", "iso", "shown"),
    [
        ("1986", "1986", "1986"),
        ("05/1986", "1986-05", "05/1986"),
        ("5/1986", "1986-05", "05/1986"),
        ("12/05/1986", "1986-05-12", "12/05/1986"),
        ("12-5-1986", "1986-05-12", "12/05/1986"),
        ("12.05.1986", "1986-05-12", "12/05/1986"),
        ("1986-05-12", "1986-05-12", "12/05/1986"),
        ("1986-05", "1986-05", "05/1986"),
        (" 1986 ", "1986", "1986"),
        ("00/00/1986", "1986", "1986"),
        ("0/5/1986", "1986-05", "05/1986"),
        ("29/02/2016", "2016-02-29", "29/02/2016"),
    ],
)
def test_written_dates_keep_their_precision(written, iso, shown):
    found = PartialDate.parse(written)
    assert (found.isoformat(), found.show()) == (iso, shown)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("", "date.unreadable"),
        ("86", "date.unreadable"),
        ("12/05/86", "date.unreadable"),
        ("khoảng 1986", "date.unreadable"),
        ("12/05", "date.unreadable"),
        ("1986/05/12", "date.unreadable"),
        ("١٩٨٦", "date.unreadable"),
        ("31/04/1986", "date.impossible"),
        ("29/02/2017", "date.impossible"),
        ("05/13/1986", "date.impossible"),
        ("13/1986", "date.impossible"),
        ("12/00/1986", "date.impossible"),
        ("1789", "date.impossible"),
        ("2019", "date.future"),
        ("12/2018", "date.future"),
        ("16/11/2018", "date.future"),
    ],
)
def test_bad_dates_name_their_place_and_say_what_to_do(written, rule):
    with pytest.raises(Refused) as refused:
        PartialDate.parse(written, place="Thành viên › F9", not_after=REVIEW)
    (problem,) = refused.value.problems
    assert (problem.rule, problem.place) == (rule, "Thành viên › F9")
    assert problem.remedy.vi
    assert problem.remedy.en


@pytest.mark.parametrize("written", ["2018", "11/2018", "15/11/2018"])
def test_a_date_that_can_be_the_review_date_is_not_in_the_future(written):
    assert PartialDate.parse(written, not_after=REVIEW)


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        (1986, "1986"),
        (1986.0, "1986"),
        ("1986", "1986"),
        (1890, "1890"),
        (2100, "2100"),
        (31544, "1986-05-12"),
        (31544.75, "1986-05-12"),
        ("31544", "1986-05-12"),
        ("31544.0", "1986-05-12"),
        (2101, "1905-10-01"),
        (43419, "2018-11-15"),
        (date(1986, 5, 12), "1986-05-12"),
        (datetime(1986, 5, 12, 7, 30), "1986-05-12"),  # noqa: DTZ001 - a cell has no time zone
        ("12/05/1986", "1986-05-12"),
    ],
)
def test_cells(cell, iso):
    assert from_cell(cell, place="F9").isoformat() == iso


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        True,
        0,
        1,
        -5,
        86,
        1889,
        99999,
        1e300,
        float("nan"),
        float("inf"),
        1986.5,
        "99999",
        "x",
        b"1986",
    ],
)
def test_cells_that_are_no_date(cell):
    with pytest.raises(Refused) as refused:
        from_cell(cell, place="F9")
    (problem,) = refused.value.problems
    assert problem.place == "F9"


def test_a_cell_in_the_future_is_refused():
    with pytest.raises(Refused, match="after 15/11/2018"):
        from_cell(43420, place="F9", not_after=REVIEW)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("12/05/1986", date(2018, 5, 11), 31),
        ("12/05/1986", date(2018, 5, 12), 32),
        ("05/1986", date(2018, 4, 30), 31),
        ("05/1986", date(2018, 5, 1), 32),
        ("1986", date(2018, 1, 1), 32),
        ("1986", date(2018, 12, 31), 32),
        ("2018", REVIEW, 0),
        ("29/02/2000", date(2018, 2, 28), 17),
        ("29/02/2000", date(2018, 3, 1), 18),
        ("29/02/2000", date(2016, 2, 29), 16),
    ],
)
def test_age_is_completed_years_from_the_earliest_day(born, day, age):
    assert PartialDate.parse(born).age_on(day) == age


@pytest.mark.parametrize(
    ("born", "certain"),
    [("12/05/1986", True), ("05/1986", True), ("11/1986", False), ("1986", False), ("2018", False)],
)
def test_age_is_certain_only_when_the_unknown_part_could_not_change_it(born, certain):
    assert PartialDate.parse(born).age_is_certain_on(REVIEW) is certain


def test_nobody_has_an_age_before_birth():
    with pytest.raises(ValueError, match="before"):
        PartialDate(2019).age_on(REVIEW)


@pytest.mark.parametrize("parts", [(1986, None, 5), (1986, 13), (1986, 2, 30), (1889,), (2101,)])
def test_impossible_parts(parts):
    with pytest.raises(ValueError, match=r"year|month|day"):
        PartialDate(*parts)


@given(WHOLE_DAYS)
def test_a_whole_date_is_read_back_from_all_its_forms(day):
    whole = PartialDate.of(day)
    assert PartialDate.parse(whole.isoformat()) == PartialDate.parse(whole.show()) == whole
    assert whole.earliest() == whole.latest() == day
    assert from_cell(day, place="") == whole


@given(st.dates(min_value=date(1905, 10, 1), max_value=date(2100, 12, 31)))
def test_day_numbers_are_those_of_the_spreadsheets(day):
    assert from_cell((day - date(1899, 12, 30)).days, place="") == PartialDate.of(day)


@given(WHOLE_DAYS, st.integers(min_value=0, max_value=40000))
def test_partial_dates_hold_the_day_they_come_from(day, later):
    for partial in (PartialDate(day.year), PartialDate(day.year, day.month)):
        assert partial.earliest() <= day <= partial.latest()
        on = day + timedelta(days=later)
        assert partial.age_on(on) in (PartialDate.of(day).age_on(on), PartialDate.of(day).age_on(on) + 1)
        if partial.age_is_certain_on(on):
            assert partial.age_on(on) == PartialDate.of(day).age_on(on)
