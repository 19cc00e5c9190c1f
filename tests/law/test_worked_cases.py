"""Worked cases that an official can read: totals to classes, answers to deprivations and points."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rasoat.common.partial_dates import PartialDate
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.conditions import compile_condition, compile_member_condition
from rasoat.law.scoring.household import Facts, Household, Member, ymd
from rasoat.law.scoring.rules import rules_for
from rasoat.law.scoring.score import Scored, Scorer

CASES = Path(__file__).parent / "cases"


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / name).read_text("utf-8"))


USUAL = read("usual.toml")


@cache
def scorer(list_year: int, area: str, region: str, day: date) -> Scorer:
    return Scorer(rules_for(shipped(), list_year, area, region, day))  # type: ignore[arg-type]


def answer(value: Any) -> Any:
    return frozenset(value) if isinstance(value, list) else value


def member(scorer: Scorer, said: Mapping[str, Any]) -> Member:
    """A member with the usual answers to what is asked about them, and those of the case."""
    day = scorer.rules.review_date
    birth = PartialDate.parse(said["born"])
    answers: dict[str, Any] = {}
    for field in scorer.rules.member_fields.values():
        asked = field.asked_when and compile_member_condition(field.asked_when, int(f"{day:%Y%m%d}"))
        if asked is None or asked(ymd(birth), answers):
            answers[field.id] = said.get(field.id, USUAL["member"][field.id])
    return Member(birth, answers)


def household(scorer: Scorer, case: Mapping[str, Any]) -> Household:
    """A household with the usual answers to what its sheet and standard ask, and those of the case."""
    members = tuple(
        member(scorer, said) for said in case.get("members", [{"born": "1980"}, {"born": "1982"}])
    )
    answers: dict[str, Any] = {}
    for question in scorer.rules.questions.values():
        asked = question.asked_when and compile_condition(question.asked_when, 0)
        if asked is None or asked(Facts(answers, (), len(members))):
            answers[question.id] = answer((USUAL["answers"] | case.get("answers", {}))[question.id])
    return Household(answers, members)


def score(scorer: Scorer, case: Mapping[str, Any]) -> Scored:
    scored = scorer.score(household(scorer, case))
    assert isinstance(scored, Scored), [problem.sentence() for problem in scored.problems]
    return scored


DECISIONS = [
    pytest.param(table, row, id=f"{path.stem}: {row[0]} B1={row[1]} B2={row[2]} -> {row[3]}")
    for path in sorted(CASES.glob("decisions-*.toml"))
    for table in [read(path.name)]
    for row in table["rows"]
]


@pytest.mark.parametrize(("table", "row"), DECISIONS)
def test_totals_give_the_class(table: dict[str, Any], row: list[Any]) -> None:
    area, b1, b2, expected = row
    for day in table["review_dates"]:
        found = scorer(table["list_year"], area, "central_highlands", day)
        assert found.rules.standard.id == table["standard"]
        assert found.decide({"b1": b1, "b2": b2}).becomes == expected


WRONG_RULES = [
    pytest.param(case, id=f"{rule['name']}: {case['area']} {case['b1']}+{case['b2']}")
    for rule in read("wrong-rules.toml")["rule"]
    for case in rule["cases"]
]


@pytest.mark.parametrize("case", WRONG_RULES)
def test_a_wrong_rule_in_circulation_is_not_ours(case: dict[str, Any]) -> None:
    found = scorer(case["list_year"], case["area"], "central_highlands", case["review_date"])
    row = found.decide({"b1": case["b1"], "b2": case["b2"]})
    group = found.rules.classes[row.becomes].group.replace("_", "-")
    assert row.becomes == case["right"]
    assert group != case["wrong"] if not case["wrong"].startswith("not ") else f"not {group}" == case["wrong"]


def named(files: str) -> list[Any]:
    return [
        pytest.param(table, case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob(files))
        for table in [read(path.name)]
        for case in table["case"]
    ]


def scorer_of(table: dict[str, Any]) -> Scorer:
    return scorer(table["list_year"], table["area"], table["region"], table["review_date"])


@pytest.mark.parametrize(("table", "case"), named("indicators-*.toml"))
def test_answers_give_the_deprivations(table: dict[str, Any], case: dict[str, Any]) -> None:
    scored = score(scorer_of(table), case)
    assert [one.indicator.id for one in scored.deprivations if one.deprived] == case["deprived"]
    assert scored.totals["b2"] == 10 * len(case["deprived"])


@pytest.mark.parametrize(("table", "case"), named("items.toml"))
def test_answers_give_the_points(table: dict[str, Any], case: dict[str, Any]) -> None:
    scored = score(scorer_of(table), case)
    given = {line.item.id: line.points for line in scored.lines}
    assert {name: given[name] for name in case["points"]} == case["points"]
    assert scored.totals["b1"] == sum(given.values())


HOUSEHOLDS = read("households.toml")
RESULTS = [
    pytest.param(case, result, id=f"{case['name'].partition(':')[0]} {result[:3]}")
    for case in HOUSEHOLDS["household"]
    for result in case["results"]
]


@pytest.mark.parametrize(("case", "result"), RESULTS)
def test_a_household_on_the_illustrative_sheets(case: dict[str, Any], result: list[Any]) -> None:
    list_year, area, region, b1, b2, expected = result
    scored = score(scorer(list_year, area, region, HOUSEHOLDS["review_dates"][str(list_year)]), case)
    assert (scored.totals["b1"], scored.totals["b2"], scored.class_id) == (b1, b2, expected)
    assert scored.rules.is_illustrative


def test_the_cases_reach_every_indicator_and_every_bound() -> None:
    for path in CASES.glob("indicators-*.toml"):
        table = read(path.name)
        reached = {name for case in table["case"] for name in case["deprived"]}
        indicators = {one.id for one in scorer_of(table).rules.indicators}
        assert reached == indicators
