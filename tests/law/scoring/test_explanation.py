"""A stored score and the law that made it give back the whole explanation, word for word."""

import json
from dataclasses import replace
from datetime import date

import pytest

from rasoat.analytics.samples import decoded, random_tables
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.explain import compact, expand, explain
from rasoat.law.scoring.rules import rules_for
from rasoat.law.scoring.score import Scored, Scorer

REVIEW = date(2018, 11, 15)
SETS = [
    (2019, "rural", "central_highlands"),
    (2019, "urban", "central_highlands"),
    (2025, "rural", "central_coast"),
]


@pytest.fixture(params=SETS, ids=lambda key: "-".join(map(str, key)))
def scored(request) -> list[Scored]:
    year, area, region = request.param
    rules = rules_for(shipped(), year, area, region, date(year - 1, 11, 15))
    households = [one for _, one in decoded(*random_tables(rules, 30, 4, faulty=0), rules)]
    results = [Scorer(rules).score(one) for one in households]
    assert all(isinstance(one, Scored) for one in results)
    return results


def test_what_is_stored_survives_json_and_explains_the_same(scored: list[Scored]) -> None:
    for one in scored:
        stored = json.loads(json.dumps(compact(one)))
        assert expand(stored, one.rules, shipped()) == explain(one, shipped())


def test_the_points_of_the_lines_add_up_to_the_totals(scored: list[Scored]) -> None:
    for one in scored:
        told = explain(one, shipped())
        assert sum(line.points for line in told.lines) == told.totals["b1"]
        assert sum(line.points for line in told.indicators) == told.totals["b2"]


def test_every_line_speaks_both_languages_and_names_its_place_in_the_law(scored: list[Scored]) -> None:
    told = explain(scored[0], shipped())
    for line in (*told.lines, *told.indicators):
        for words in (line.question, line.answer, line.rule, line.reference.instrument):
            assert words.vi, line.id
            assert words.en, line.id
        assert line.reference.place
    assert told.proposed.words.vi in told.decision_rule.vi


def test_a_band_names_the_band_that_was_met(scored: list[Scored]) -> None:
    for one in scored:
        for line in one.lines:
            if line.item.shape == "band" and line.level is not None:
                number, band = line.level
                assert band == 0 or line.item.bands[band - 1].least <= number


def test_thresholds_are_those_of_the_review_date() -> None:
    """The cuts of TT 17/2016 are recalled; those of TT 14/2018 were seen in the text."""
    marks = {}
    for day in (date(2018, 11, 9), date(2018, 11, 10)):
        rules = rules_for(shipped(), 2019, "rural", "central_highlands", day)
        marks[day.day] = rules.thresholds["b1_lower"].entry.source.certainty.value
    assert marks == {9: "recalled", 10: "text"}


def test_another_law_may_not_explain_a_score(scored: list[Scored]) -> None:
    other = replace(scored[0].rules, hashes={**scored[0].rules.hashes, "sheet": "0" * 64})
    with pytest.raises(ValueError, match="explained under"):
        expand(compact(scored[0]), other, shipped())
