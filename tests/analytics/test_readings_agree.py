"""Explained Python and columns are two readings of one law: they agree on every household."""

from datetime import date

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasoat.analytics.samples import decoded, random_tables
from rasoat.analytics.score import score_counted, score_table, with_counts
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.rules import Rules, rules_for
from rasoat.law.scoring.score import Scored, Scorer

REVIEWS = {2019: date(2018, 10, 15), 2025: date(2024, 10, 15), 2021: date(2020, 11, 30)}
PLACES = [("urban", "central_highlands"), ("rural", "central_highlands"), ("rural", "central_coast")]
SETS = [(year, area, region) for year in REVIEWS for area, region in PLACES]


@pytest.fixture(scope="module", params=SETS, ids=lambda key: "-".join(map(str, key)))
def rules(request) -> Rules:
    year, area, region = request.param
    return rules_for(shipped(), year, area, region, REVIEWS[year])


def in_columns(rules: Rules, households, members) -> dict[int, dict]:
    table = score_table(ibis.memtable(households), ibis.memtable(members), rules, detail=True)
    return {row["household"]: row for row in table.to_pyarrow().to_pylist()}


def assert_agree(rules: Rules, seed: int, count: int, faulty: float) -> int:
    """Totals, class, every item's points and every deprivation; returns how many got a score."""
    households, members = random_tables(rules, count, seed, faulty)
    columns, scorer, scored = in_columns(rules, households, members), Scorer(rules), 0
    for number, household in decoded(households, members, rules):
        plain, row = scorer.score(household), columns[number]
        if not isinstance(plain, Scored):
            assert row["class"] is None, (number, plain.problems)
            assert all(row[total.id] is None for total in rules.standard.totals)
            continue
        scored += 1
        assert (row["class"], *(row[name] for name in plain.totals)) == (
            plain.class_id,
            *plain.totals.values(),
        )
        assert {line.item.id: line.points for line in plain.lines} == {
            line.item.id: row[f"p_{line.item.id}"] for line in plain.lines
        }
        assert {one.indicator.id: one.deprived for one in plain.deprivations} == {
            one.indicator.id: row[f"d_{one.indicator.id}"] for one in plain.deprivations
        }
    return scored


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_readings_agree_with_faults_among_the_answers(rules: Rules, seed: int) -> None:
    assert assert_agree(rules, seed, 200, faulty=0.3) > 0


def test_without_faults_everybody_gets_the_same_score(rules: Rules) -> None:
    assert assert_agree(rules, 5, 400, faulty=0) == 400


def test_every_class_is_met_by_the_sample(rules: Rules) -> None:
    """A comparison over households of one class only would prove little."""
    table = score_table(*map(ibis.memtable, random_tables(rules, 2_000, 11, faulty=0)), rules)
    met = set(table.select("class").distinct().to_pyarrow()["class"].to_pylist())
    assert met >= {"above"}
    assert len(met) >= 2, met


def test_household_without_members_has_no_score(rules: Rules) -> None:
    households, members = random_tables(rules, 5, 1, faulty=0)
    nobody = members.slice(0, 0)
    rows = in_columns(rules, households, nobody).values()
    assert [(row["size"], row["class"]) for row in rows] == [(0, None)] * 5


def test_member_of_unknown_birth_leaves_the_household_without_a_score(rules: Rules) -> None:
    households, members = random_tables(rules, 20, 1, faulty=0)
    births = members["birth_ymd"].to_pylist()
    unknown = pa.array([None, *births[1:]], pa.int32())
    changed = members.set_column(1, "birth_ymd", unknown)
    rows = in_columns(rules, households, changed)
    refused = [number for number, row in rows.items() if row["class"] is None]
    assert refused == [members["household"][0].as_py()]


def test_stored_counts_give_the_same_scores(rules: Rules) -> None:
    households, members = random_tables(rules, 100, 3)
    tables = ibis.memtable(households), ibis.memtable(members)
    stored = with_counts(*tables, rules).to_pyarrow()
    at_once = score_table(*tables, rules).order_by("household").to_pyarrow()
    assert score_counted(ibis.memtable(stored), rules).order_by("household").to_pyarrow() == at_once
