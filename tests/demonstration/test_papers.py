from datetime import date

import pytest

from rasoat.common.identity import birth_year_in_number, parse_identity, sex_in_number
from rasoat.common.partial_dates import PartialDate
from rasoat.demonstration.chance import chance_for
from rasoat.demonstration.papers import birth_date, identity_number

DAY = date(2018, 10, 5)


@pytest.mark.parametrize("age", [0, 1, 5, 15, 40, 94])
def test_a_birth_date_gives_the_age_or_with_the_year_alone_one_more(age):
    chance = chance_for("birth", age)
    for _ in range(500):
        birth = birth_date(chance, age, DAY)
        assert birth.age_on(DAY) - age in ((0,) if birth.day and birth.month != 1 else (0, 1))
        assert birth.earliest() <= DAY


def test_all_precisions_occur():
    chance = chance_for("precisions")
    births = [birth_date(chance, 50, DAY) for _ in range(1000)]
    years_only = sum(birth.month is None for birth in births)
    assert 200 < years_only < 500
    assert any(birth.month and not birth.day for birth in births)
    assert any((birth.month, birth.day) == (1, 1) for birth in births)


def numbers(count, age=30, sex="female"):
    chance = chance_for("identity", age, sex)
    birth = PartialDate(DAY.year - age, 3, 4)
    return [identity_number(chance, sex, birth, age) for _ in range(count)]


def test_numbers_are_of_twelve_or_nine_digits_or_missing():
    lengths = {len(number) if number else 0 for number in numbers(500)}
    assert lengths == {0, 9, 12}


def test_children_have_no_old_card():
    assert {len(number) for number in numbers(500, age=9) if number} == {12}


def test_numbers_are_of_a_kind_that_nobody_was_given():
    assert all(number.startswith(("069", "99")) for number in numbers(500) if number)


@pytest.mark.parametrize("sex", ["male", "female"])
def test_most_numbers_agree_with_sex_and_year_and_a_few_do_not(sex):
    whole = [number for number in numbers(6000, sex=sex) if number and len(number) == 12]
    at_odds = [
        number
        for number in whole
        if sex_in_number(number) != (sex == "female") or birth_year_in_number(number) != DAY.year - 30
    ]
    assert 0 < len(at_odds) < 0.02 * len(whole)
    warned = parse_identity(at_odds[0], place="here", female=sex == "female", birth_year=DAY.year - 30)
    assert warned.warnings
