"""Missing is not zero: any fault in the answers gives no score and names itself."""

from dataclasses import replace
from datetime import date

import pytest

from rasoat.analytics.samples import decoded, random_tables
from rasoat.common.partial_dates import PartialDate
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.household import Household, Member
from rasoat.law.scoring.rules import rules_for
from rasoat.law.scoring.score import NotScored, Scored, Scorer

RULES = rules_for(shipped(), 2019, "rural", "central_highlands", date(2018, 10, 15))
SCORER = Scorer(RULES)


@pytest.fixture(scope="module")
def household() -> Household:
    """One household with a right answer to everything it was asked."""
    found = [
        one for _, one in decoded(*random_tables(RULES, 40, 3, faulty=0), RULES) if len(one.members) >= 3
    ]
    return found[0]


def problems(household: Household) -> list[tuple[str, str]]:
    result = SCORER.score(household)
    assert isinstance(result, NotScored)
    return [(problem.rule, problem.place) for problem in result.problems]


def test_the_household_is_scored_when_nothing_is_wrong(household: Household) -> None:
    assert isinstance(SCORER.score(household), Scored)


@pytest.mark.parametrize("name", [name for name, one in RULES.questions.items() if one.asked_when is None])
def test_each_missing_answer_is_named(household: Household, name: str) -> None:
    without = {key: value for key, value in household.answers.items() if key != name}
    assert ("score.missing", name) in problems(replace(household, answers=without))


@pytest.mark.parametrize("name", [name for name, one in RULES.questions.items() if one.kind == "number"])
@pytest.mark.parametrize("beyond", ["least", "most"])
def test_numbers_out_of_range_are_named(household: Household, name: str, beyond: str) -> None:
    question = RULES.questions[name]
    value = question.least - 1 if beyond == "least" else question.most + 1
    assert ("score.not_allowed", name) in problems(
        replace(household, answers={**household.answers, name: value})
    )


@pytest.mark.parametrize("value", [True, 2.0, "40", frozenset({"x"})])
def test_a_number_is_a_whole_number(household: Household, value: object) -> None:
    name = next(name for name, one in RULES.questions.items() if one.kind == "number")
    assert ("score.not_allowed", name) in problems(
        replace(household, answers={**household.answers, name: value})
    )


def test_nobody_lives_there() -> None:
    assert ("score.household_size", "members") in problems(Household({}, ()))


def test_born_after_the_review(household: Household) -> None:
    baby = Member(PartialDate(2018, 10, 16), {})
    found = problems(replace(household, members=(*household.members, baby)))
    assert ("score.born_after_review", f"thành viên {len(household.members) + 1} › birth") in found


def test_an_answer_nobody_asked_for_is_a_contradiction(household: Household) -> None:
    name, field = next((n, f) for n, f in RULES.member_fields.items() if f.asked_when is not None)
    old = Member(PartialDate(1900), {name: field.codes[0] if field.codes else 1})
    found = problems(replace(household, members=(*household.members, old)))
    place = f"thành viên {len(household.members) + 1} › {name}"
    assert {rule for rule, where in found if where == place} <= {"score.not_asked", "score.missing"}


def test_every_fault_speaks_both_languages(household: Household) -> None:
    result = SCORER.score(Household({}, household.members))
    assert isinstance(result, NotScored)
    for problem in result.problems:
        assert problem.sentence("vi") != problem.sentence("en")
        assert problem.remedy.vi
