"""Properties of the decision that every reading must hold (B1 income score, B2 deprivation score)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.common.problems import Refused
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.rules import rules_for
from rasoat.law.scoring.score import Scorer

KINDS = [
    (2019, date(2018, 10, 15)),
    (2021, date(2020, 10, 15)),
    (2022, date(2021, 10, 15)),
    (2026, date(2025, 10, 15)),
]
SCORERS = {
    (year, area): Scorer(rules_for(shipped(), year, area, "central_highlands", day))
    for year, day in KINDS
    for area in ("urban", "rural")
}
scores = st.integers(0, 300)
deprivations = st.integers(0, 10).map(lambda n: n * 10)
scorers = st.sampled_from(sorted(SCORERS))


def rank(key: tuple[int, str], b1: int, b2: int) -> int:
    """0 is the poorest class."""
    scorer = SCORERS[key]
    return scorer.rules.classes[scorer.decide({"b1": b1, "b2": b2}).becomes].rank


@given(scorers, scores, scores, deprivations)
def test_a_lower_income_score_never_gives_a_better_class(key, one, other, b2) -> None:
    low, high = sorted((one, other))
    assert rank(key, low, b2) <= rank(key, high, b2)


@given(scorers, scores, deprivations, deprivations)
def test_more_deprivation_never_gives_a_better_class(key, b1, one, other) -> None:
    few, many = sorted((one, other))
    assert rank(key, b1, many) <= rank(key, b1, few)


@given(scorers, scores, deprivations)
def test_deprivation_has_no_effect_outside_the_cuts(key, b1, b2) -> None:
    values = {name: found.value for name, found in SCORERS[key].rules.thresholds.items()}
    lower, upper = values.get("b1_lower", -1), values.get("b1_upper", values.get("b1_cut"))
    if b1 <= lower or b1 > upper:
        assert rank(key, b1, b2) == rank(key, b1, 0)


@pytest.mark.parametrize(
    ("list_year", "standard"),
    [(2016, "vn-2016-2020"), (2020, "vn-2016-2020"), (2021, "vn-2016-2020"), (2022, "vn-2022-2026"),
     (2026, "vn-2022-2026"), (2027, "vn-2027-2030"), (2030, "vn-2027-2030")],
)  # fmt: skip
def test_the_standard_follows_the_list_year(list_year: int, standard: str) -> None:
    assert shipped().standard_for(list_year).says.id == standard


def test_the_review_of_autumn_2021_already_uses_the_next_standard() -> None:
    """One review date, two list years, two standards: never by calendar year."""
    day = date(2021, 10, 15)
    names = [
        rules_for(shipped(), year, "rural", "central_highlands", day).standard.id for year in (2021, 2022)
    ]
    assert names == ["vn-2016-2020", "vn-2022-2026"]


def test_no_class_for_2027_until_its_cuts_are_loaded() -> None:
    with pytest.raises(Refused) as refused:
        rules_for(shipped(), 2027, "rural", "central_highlands", date(2026, 10, 15))
    assert all(problem.rule == "law.unknown_value" for problem in refused.value.problems)
    assert any("threshold b1_cut › rural" in problem.place for problem in refused.value.problems)


@pytest.mark.parametrize("list_year", [2015, 2031])
def test_a_list_year_without_a_standard_is_refused(list_year: int) -> None:
    with pytest.raises(Refused, match="No poverty standard"):
        shipped().standard_for(list_year)


def test_a_region_without_a_sheet_is_refused_with_the_way_to_bring_one_in() -> None:
    with pytest.raises(Refused, match="rasoat law sheet template"):
        rules_for(shipped(), 2019, "rural", "mekong_delta", date(2018, 10, 15))
