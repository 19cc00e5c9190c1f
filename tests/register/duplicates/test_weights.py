"""The weights that are shipped, and how right they are on people nobody trained them on."""

import pytest
from benchmarks.duplicates import judged, right
from benchmarks.duplicates_people import make_people

from rasoat.register.duplicates.comparisons import BIRTH, COMPARISONS, HOUSEHOLD, NAME
from rasoat.register.duplicates.found import Band
from rasoat.register.duplicates.search import find_within
from rasoat.register.duplicates.weights import shipped


def test_every_level_has_a_weight_and_nothing_else_has():
    levels = {one.id: [level.id for level in one.levels] for one in (*COMPARISONS, HOUSEHOLD)}
    assert {name: list(shares) for name, shares in shipped().shares.items()} == levels


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda one: one.id)
def test_best_and_worst_level_of_each_comparison(comparison):
    weights = [shipped().shares[comparison.id][level.id].weight for level in comparison.levels]
    assert weights[0] > 0 > weights[-1] == min(weights)


def test_names_alike_but_for_noise_are_commoner_among_same_persons_the_less_noise_there_is():
    shares = shipped().shares[NAME.id]
    assert shares["spelled"].m > shares["bare"].m > shares["letters"].m > shares["order"].m


def test_a_lost_day_weighs_less_than_a_day_and_more_than_another_year():
    shares = shipped().shares[BIRTH.id]
    assert shares["day"].weight > shares["year"].weight > 0 > shares["different"].weight


def test_thresholds_are_in_order():
    lines = shipped().thresholds
    assert (
        lines.noticed
        < min(lines.to_settle, lines.member)
        <= max(lines.to_settle, lines.member)
        < lines.certain
    )


@pytest.fixture(scope="module")
def small():
    made = make_people(12_000, "tests")
    return made, find_within(made.people)


def test_what_is_certain_is_right(small):
    made, found = small
    certain = judged(found, (Band.CERTAIN,), made)
    assert certain.precision >= 0.99
    assert certain.recall >= 0.70


def test_what_is_proposed_is_mostly_right_and_mostly_complete(small):
    made, found = small
    proposed = judged(found, (Band.CERTAIN, Band.TO_SETTLE), made)
    assert proposed.precision >= 0.95
    assert proposed.recall >= 0.85


def test_whoever_was_recorded_again_with_the_household_is_nearly_always_found(small):
    made, found = small
    proposed = {(one.left, one.right) for one in found.persons}
    assert right(proposed, made.with_household()).recall >= 0.95


def test_the_same_people_give_the_same_answer(small):
    made, found = small
    assert find_within(reversed(made.people)) == found
