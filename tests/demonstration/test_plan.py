"""The plan shares published figures out among real communes and invented villages, and nothing gets lost."""

from collections import Counter

import pytest

from rasoat.common.names import fold
from rasoat.demonstration.communes import all_communes
from rasoat.demonstration.data_files import read_toml
from rasoat.demonstration.figures import districts
from rasoat.demonstration.plan import MOST_LISTED, plan
from rasoat.demonstration.seed import SEED

FIGURES = read_toml("figures.toml")


@pytest.fixture(scope="module")
def villages():
    return plan(SEED)


def test_the_province_has_its_communes_and_villages(villages):
    assert len(all_communes()) == 71
    assert Counter(commune.area for commune in all_communes()) == {"rural": 61, "urban": 10}
    assert len(villages) == 713
    assert {village.commune for village in villages} == set(all_communes())


def test_villages_add_up_to_the_figures_of_the_province(villages):
    assert sum(village.households for village in villages) == FIGURES["new_list"]["households"]
    assert sum(village.last_poor for village in villages) == FIGURES["last_list"]["poor"]
    assert sum(village.last_near_poor for village in villages) == FIGURES["last_list"]["near_poor"]
    assert sum(village.surveyed for village in villages) == FIGURES["surveyed"]["households"]


def test_poor_households_are_shared_out_as_in_2015(villages):
    poor_2015 = {entry["code"]: entry["poor_2015"] for entry in read_toml("districts.toml")["district"]}
    assert sum(poor_2015.values()) == 27_761
    last = Counter()
    for village in villages:
        last[village.commune.district_code] += village.last_poor
    for district, poor in poor_2015.items():
        assert abs(last[district] - FIGURES["last_list"]["poor"] * poor / 27_761) <= 1


def test_targets_of_districts_add_up():
    assert sum(district.target.poor for district in districts()) == FIGURES["new_list"]["poor"]
    assert sum(district.target.near_poor for district in districts()) == FIGURES["new_list"]["near_poor"]


def test_no_village_lists_or_surveys_more_than_it_has(villages):
    for village in villages:
        assert village.last_poor + village.last_near_poor <= MOST_LISTED * village.households
        assert village.surveyed <= village.households


def test_poverty_is_clustered(villages):
    """A tenth of the villages holds much more than a tenth of the poor."""
    poor = sorted((village.last_poor for village in villages), reverse=True)
    assert sum(poor[: len(poor) // 10]) > 0.4 * sum(poor)


def test_villages_of_a_commune_are_told_apart_without_accents(villages):
    titles = Counter((village.commune.code, fold(village.name.title)) for village in villages)
    assert set(titles.values()) == {1}


def test_types_follow_area_and_people(villages):
    for village in villages:
        main = max(village.peoples, key=village.peoples.get)
        if village.name.type == "Buôn":
            assert main == "12"
        if village.name.type == "Bon":
            assert main in ("20", "28")
        if village.name.type in ("Thôn", "Bản"):
            assert village.commune.area == "rural"
        if village.name.type == "Tổ dân phố":
            assert village.commune.area == "urban"
    assert {village.name.type for village in villages} == {"Thôn", "Bản", "Bon", "Buôn", "Tổ dân phố"}


def test_villages_are_numbered_through_the_province_and_through_their_commune(villages):
    assert [village.number for village in villages] == list(range(1, 714))
    in_commune = Counter()
    for village in villages:
        in_commune[village.commune.code] += 1
        assert village.place == in_commune[village.commune.code]


def test_another_seed_is_another_province_with_the_same_totals(villages):
    other = plan(SEED + 1)
    assert [village.name for village in other] != [village.name for village in villages]
    assert sum(village.last_poor for village in other) == FIGURES["last_list"]["poor"]
