"""The people of a village: the same for the same seed, at one with each other and with the law."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from rasoat.common.identity import parse_identity
from rasoat.demonstration.export import as_line
from rasoat.demonstration.plan import plan
from rasoat.demonstration.seed import SEED
from rasoat.demonstration.village import Resident, fill_village
from rasoat.demonstration.visit import score
from rasoat.law.scoring.score import NotScored
from rasoat.surveys.survey import SurveyedHousehold

QUANG_SON, DAK_SOM, TOWN = "24616", "24637", "24611"


def village_of(commune, place=0):
    return [village for village in plan(SEED) if village.commune.code == commune][place]


VILLAGES = [village_of(QUANG_SON), village_of(DAK_SOM, 3), village_of(TOWN, 1)]


@pytest.fixture(scope="module")
def filled():
    return [(village, list(fill_village(village, SEED))) for village in VILLAGES]


@pytest.fixture(scope="module")
def surveyed(filled):
    return [
        (village, household)
        for village, households in filled
        for household in households
        if isinstance(household, SurveyedHousehold)
    ]


def digest(village, seed=SEED):
    lines = (as_line(village, household) for household in fill_village(village, seed))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def test_the_same_seed_gives_the_same_bytes_in_another_process():
    program = (
        "import django; django.setup()\nimport test_village as t\nprint(t.digest(t.village_of(t.TOWN, 1)))"
    )
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    other = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == digest(village_of(TOWN, 1))


def test_another_seed_gives_other_people():
    assert digest(VILLAGES[0], SEED + 1) != digest(VILLAGES[0])


def test_counts_are_those_of_the_plan(filled):
    for village, households in filled:
        last = Counter(one.last_class for one in households if isinstance(one, SurveyedHousehold))
        assert len(households) == village.households
        assert last == {
            "poor": village.last_poor,
            "near_poor": village.last_near_poor,
            "none": village.applicants,
        }
        assert [one.local_number for one in households] == [str(n + 1) for n in range(len(households))]


def test_every_survey_is_scored_but_for_answers_left_out(surveyed):
    results = [score(village, household) for village, household in surveyed]
    unscored = [result for result in results if isinstance(result, NotScored)]
    assert 0 < len(unscored) < 0.03 * len(results)
    assert {problem.rule for result in unscored for problem in result.problems} == {"score.missing"}
    assert all(len(result.problems) == 1 for result in unscored)


def test_exactly_one_head_who_stands_first(surveyed):
    for _, household in surveyed:
        relations = [member.relation for member in household.members]
        assert relations[0] == "head"
        assert relations.count("head") == 1
        assert relations.count("spouse") <= 1
        assert [member.number for member in household.members] == [n + 1 for n in range(len(relations))]


def ages_of(household):
    ages = {}
    for member in household.members:
        ages.setdefault(member.relation, []).append(member.birth.age_on(household.review_date))
    return ages


# With only the year known a person may count as a year older than they are.
UNCERTAIN = 1


def test_ages_fit_relations(surveyed):
    for _, household in surveyed:
        ages = ages_of(household)
        head = ages["head"][0]
        parents = [head, *ages.get("spouse", [])]
        assert head >= 20
        for child in ages.get("child", []):
            assert child <= max(parents) - 18 + UNCERTAIN
        for parent in ages.get("parent", []):
            assert parent >= head + 18 - UNCERTAIN
        for grandchild in ages.get("grandchild", []):
            assert grandchild <= max(parents) - 36 + UNCERTAIN
        assert all(age >= 20 for age in ages.get("child_in_law", []))


def test_spouses_are_of_two_sexes_and_one_people(surveyed):
    for _, household in surveyed:
        for member in household.members:
            assert member.ethnic_group == household.head.ethnic_group
            if member.relation == "spouse":
                assert member.sex != household.head.sex


def test_children_of_kinh_have_their_fathers_family_name(surveyed):
    seen = 0
    for _, household in surveyed:
        relations = {member.relation for member in household.members}
        if household.head.ethnic_group == "01" and "spouse" in relations and household.head.sex == "male":
            for member in household.members:
                if member.relation == "child":
                    assert member.name.split()[0] == household.head.name.split()[0]
                    seen += 1
    assert seen > 50


def test_few_identity_numbers_warn(surveyed):
    members = [member for _, household in surveyed for member in household.members if member.identity_number]
    warned = [
        member
        for member in members
        if parse_identity(
            member.identity_number, place="", female=member.sex == "female", birth_year=member.birth.year
        ).warnings
    ]
    assert len(warned) < 0.01 * len(members)


def test_enumerators_are_marked_as_demonstration(surveyed):
    assert all(household.enumerator.endswith(" (trình diễn)") for _, household in surveyed)


def test_answers_left_out_are_of_the_household(surveyed):
    for _, household in surveyed:
        for member in household.members:
            assert member.answers


def test_residents_say_who_heads_them_and_how_many_they_are(filled):
    residents = [one for _, households in filled for one in households if isinstance(one, Resident)]
    assert all(resident.head and 1 <= resident.persons <= 8 for resident in residents)


def test_the_worse_off_score_lower(surveyed):
    """Those listed as poor last year have the lower B1 and the higher B2 on average."""
    totals = {"poor": [], "near_poor": [], "none": []}
    for village, household in surveyed:
        result = score(village, household)
        if not isinstance(result, NotScored) and village.commune.area == "rural":
            totals[household.last_class].append((result.totals["b1"], result.totals["b2"]))
    b1 = {group: sum(b1 for b1, _ in found) / len(found) for group, found in totals.items()}
    b2 = {group: sum(b2 for _, b2 in found) / len(found) for group, found in totals.items()}
    assert b1["poor"] < b1["near_poor"] < b1["none"]
    assert b2["poor"] > b2["near_poor"] > b2["none"]
