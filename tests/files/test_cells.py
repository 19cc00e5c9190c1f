"""One cell into one value or one fault; the cases stand in cells.toml."""

import tomllib
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem
from rasoat.files import cells
from rasoat.files.reading.numbers import readings

CASES = tomllib.loads(Path(__file__).with_name("cells.toml").read_text(encoding="utf-8"))
PEOPLES = {"Kinh": "01", "M'Nông": "40", "Mnông": "40", "Mạ": "41", "Mà": "42"}
READERS: dict[str, Any] = {
    "integer": cells.integer,
    "decimal": cells.decimal,
    "flag": cells.flag,
    "partial_date": cells.partial_date,
    "day": cells.day,
    "code5": partial(cells.code, digits=5),
    "identity": partial(cells.code, digits=(12, 9)),
    "text": cells.text,
    "choice": partial(cells.choice, options=cells.Options(PEOPLES)),
}
PLACE = "xã.xlsx › Hộ › C12"


def shown(found: object) -> object:
    if isinstance(found, Decimal):
        return str(found)
    return found.isoformat() if isinstance(found, date | PartialDate) else found


@pytest.mark.parametrize(
    ("reader", "case"),
    [pytest.param(name, case, id=f"{name}-{case['cell']!r}") for name in CASES for case in CASES[name]],
)
def test_case(reader: str, case: dict[str, Any]) -> None:
    limits = {key: case[key] for key in ("low", "high") if key in case}
    cell = case["cell"] if not isinstance(case["cell"], str) or case["cell"].strip() else None
    found = READERS[reader](cell, PLACE, **limits)
    if "fault" in case:
        assert isinstance(found, Problem)
        assert (found.rule, found.place) == (case["fault"], PLACE)
        assert case.get("near", "") in found.remedy.vi
    else:
        assert not isinstance(found, Problem), found.sentence()
        assert shown(found) == case.get("is")


ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.text(max_size=40),
    st.text(alphabet="0123456789.,-+ '/e", max_size=20),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.dates(),
    st.datetimes(),
    st.just(time(8, 30)),
    st.just(timedelta(hours=30)),
)


@pytest.mark.parametrize("reader", READERS)
@given(value=ANYTHING)
def test_whatever_a_cell_holds_there_is_a_value_or_a_fault_in_both_languages(reader: str, value: Any) -> None:
    found = READERS[reader](value, PLACE)
    if isinstance(found, Problem):
        assert found.place == PLACE
        assert all((*found.what, *found.remedy))


@given(st.integers(-(10**9), 10**9))
def test_a_whole_number_is_read_from_every_way_to_write_it(number: int) -> None:
    written = [str(number), f"{number},0", f"{number}.00", float(number), number]
    assert {cells.integer(form, PLACE) for form in written} == {number}


@given(st.integers(10**6, 10**12))
def test_thousands_may_be_parted_by_dot_comma_or_blank(number: int) -> None:
    written = [f"{number:,}".replace(",", mark) for mark in (".", ",", " ")]
    assert {cells.integer(form, PLACE) for form in written} == {number}


@given(st.decimals(0, 10**6, places=2))
def test_a_decimal_is_read_with_comma_and_with_point(number: Decimal) -> None:
    grouped = f"{number:,.2f}"
    other = grouped.replace(",", "_").replace(".", ",").replace("_", ".")
    assert {cells.decimal(form, PLACE) for form in (grouped, other, str(number))} == {number}


@given(st.integers(1, 999), st.integers(0, 999))
def test_one_group_of_three_has_two_readings(whole: int, rest: int) -> None:
    assert set(readings(f"{whole}.{rest:03}")) == {
        Decimal(whole * 1000 + rest),
        Decimal(f"{whole}.{rest:03}"),
    }


def test_a_list_may_be_given_plainly() -> None:
    assert cells.choice("kinh", PLACE, PEOPLES) == "01"
    assert cells.choice(None, PLACE, PEOPLES) is None
