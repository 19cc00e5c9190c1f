"""Every trap of Đắk Nông's units (traps.toml)."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from rasoat.common.names import fold
from rasoat.places import queries
from rasoat.places.areas import area_on
from rasoat.places.checks import check_units
from rasoat.places.finder import UnitFinder
from rasoat.places.loading.village_rows import VillageRow
from rasoat.places.loading.villages import add_villages
from rasoat.places.models import UnitPeriod
from rasoat.places.succession import predecessors, successors, tiers_on
from rasoat.places.unit_types import area_of_type

CASES = tomllib.loads(Path(__file__).with_name("traps.toml").read_text(encoding="utf-8"))
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
NOVEMBER_2018 = date(2018, 11, 15)

pytestmark = pytest.mark.usefixtures("dak_nong")


@pytest.mark.parametrize("case", CASES["type_counts"], ids=lambda case: case["day"].isoformat())
@pytest.mark.parametrize("level", ["district", "commune"])
def test_units_of_each_type_on_a_day(case, level):
    assert Counter(unit.type for unit in queries.units_of_level(level, case["day"])) == case[level]


def test_one_province_became_another():
    (dak_nong,) = queries.units_of_level("province", BEFORE)
    (lam_dong,) = queries.units_of_level("province", AFTER)
    assert [dak_nong.title, lam_dong.title] == ["Tỉnh Đắk Nông", "Tỉnh Lâm Đồng"]
    assert [step.to_id for step in successors(dak_nong.id)] == [lam_dong.id]


def test_71_communes_became_28_and_none_was_divided():
    steps = [successors(unit.id) for unit in queries.units_of_level("commune", BEFORE)]
    assert len(steps) == 71
    assert all(len(step) == 1 and step[0].whole and step[0].on == AFTER for step in steps)
    assert len({step[0].to_id for step in steps}) == 28


def test_only_three_of_the_28_took_in_no_other_commune():
    alone = [
        unit.name for unit in queries.units_of_level("commune", AFTER) if len(predecessors(unit.id)) == 1
    ]
    assert alone == ["Quảng Hòa", "Quảng Sơn", "Quảng Trực"]


def _kind_of_reuse(code):
    before, after = queries.unit_by_code(code, BEFORE), queries.unit_by_code(code, AFTER)
    assert before.id != after.id  # a new unit, also where nothing but the day tells them apart
    if fold(before.name) != fold(after.name):
        return "other_name"
    if before.type != after.type:
        return "type_only"
    return "identical" if before.name == after.name else "spelling_only"


@pytest.mark.parametrize("kind", CASES["code_reuse"])
def test_codes_were_used_again(kind):
    codes = [unit.code for unit in queries.units_of_level("commune", AFTER)]
    assert sorted(code for code in codes if _kind_of_reuse(code) == kind) == CASES["code_reuse"][kind]


@pytest.mark.parametrize("case", CASES["same_name_other_code"], ids=lambda case: case["name"])
def test_same_name_other_code(case):
    before, after = queries.unit_by_code(case["before"], BEFORE), queries.unit_by_code(case["after"], AFTER)
    assert before.name == after.name == case["name"]
    assert before.id != after.id


@pytest.mark.parametrize("case", CASES["crosses_districts"], ids=lambda case: case["name"])
def test_new_units_cross_old_district_lines(case):
    after = queries.unit_by_code(case["after"], AFTER)
    old = queries.units_on([step.from_id for step in predecessors(after.id)], BEFORE).values()
    districts = {queries.ancestors(unit, BEFORE)[-1].name for unit in old}
    assert (after.name, districts) == (case["name"], set(case["districts"]))


def test_nothing_followed_the_districts():
    for district in queries.units_of_level("district", BEFORE):
        assert successors(district.id) == ()
        assert queries.unit_on(district.id, AFTER) is None


@pytest.mark.parametrize(("day", "tiers", "depth"), [(BEFORE, 3, 3), (AFTER, 2, 2)])
def test_no_path_has_a_district_with_two_tiers(day, tiers, depth):
    assert tiers_on(day) == tiers
    assert {len(unit.ids) for unit in queries.units_of_level("commune", day)} == {depth}


@pytest.mark.parametrize("code", CASES["area_flips"]["unknown_after"])
def test_area_of_a_village_that_came_under_another_kind_is_unknown(add, code):
    (village,) = add(code, "Thôn 1")
    commune = queries.unit_by_code(code, BEFORE)
    assert area_on(village, BEFORE).area_type == area_of_type(commune.type)
    after = area_on(village, AFTER)
    assert after.area_type is None
    assert after.problem.rule == "unit.area_unknown"


@pytest.fixture
def village_of_each(dak_nong):
    """One village in each of the 71 communes: commune code to village id."""
    codes = [commune.code for commune in queries.units_of_level("commune", NOVEMBER_2018)]
    rows = [VillageRow(code, "", "Thôn", "1", place=code) for code in codes]
    added = add_villages(rows, valid_from=date(2015, 1, 1), issuer=67, source="test")
    return dict(zip(codes, added.ids, strict=True))


def test_area_of_all_other_villages_stays(village_of_each):
    for commune in queries.units_of_level("commune", BEFORE):
        if commune.code in CASES["area_flips"]["unknown_after"]:
            continue
        village = village_of_each[commune.code]
        before, after = area_on(village, BEFORE), area_on(village, AFTER)
        assert before.area_type == after.area_type == area_of_type(commune.type)
        assert (after.area_type == "urban") == (commune.code in CASES["area_flips"]["still_urban"])


def test_quang_thanh_became_a_ward_in_2020(add):
    (village,) = add("24619", "Thôn Nghĩa Hòa")
    assert area_on(village, date(2019, 12, 31)).area_type == "rural"
    assert area_on(village, date(2020, 1, 1)).area_type == "urban"
    assert queries.unit_by_code("24619", date(2019, 12, 31)).title == "Xã Quảng Thành"
    assert queries.unit_by_code("24619", date(2020, 1, 1)).title == "Phường Quảng Thành"
    assert len({row.id for row in queries.periods_of_code("24619")}) == 1


@pytest.mark.parametrize("case", CASES["spellings"], ids=lambda case: case["code"])
def test_communes_in_every_spelling(case):
    communes = UnitFinder(queries.units_of_level("commune", NOVEMBER_2018), NOVEMBER_2018)
    found = [communes.find(text, place="J9").code for text in case["written"]]
    assert found == [case["code"]] * len(found)


@pytest.mark.parametrize("case", CASES["district_spellings"], ids=lambda case: case["code"])
def test_districts_in_every_spelling(case):
    districts = UnitFinder(queries.units_of_level("district", NOVEMBER_2018), NOVEMBER_2018)
    found = [districts.find(text, place="J9").code for text in case["written"]]
    assert found == [case["code"]] * len(found)


@pytest.mark.parametrize("day", [NOVEMBER_2018, BEFORE, AFTER])
def test_no_two_communes_of_a_day_fold_alike(day):
    communes = queries.units_of_level("commune", day)
    assert len({fold(unit.name) for unit in communes}) == len(communes)


def test_a_town_may_bear_the_name_of_its_district():
    found = queries.search_units("đắk mil", NOVEMBER_2018)
    assert {unit.title for unit in found} == {"Huyện Đắk Mil", "Thị trấn Đắk Mil"}


def test_communes_stand_in_vietnamese_order():
    district = queries.unit_by_code("664", NOVEMBER_2018)
    assert [unit.name for unit in queries.children(district.id, NOVEMBER_2018)] == [
        "Buôn Choah",
        "Đắk Drô",
        "Đắk Mâm",
        "Đắk Nang",
        "Đắk Sôr",
        "Đức Xuyên",
        "Nam Đà",
        "Nam Xuân",
        "Nâm N'Đir",
        "Nâm Nung",
        "Quảng Phú",
        "Tân Thành",
    ]


def test_all_communes_have_the_sheet_of_the_central_highlands():
    for day in (NOVEMBER_2018, AFTER):
        communes = queries.units_of_level("commune", day)
        assert {unit.score_region for unit in communes} == {"central_highlands"}


@pytest.mark.usefixtures("village_of_each")
def test_every_unit_has_its_parent_all_the_time():
    assert check_units() == []


def test_a_unit_without_its_parent_is_found(village_of_each):
    early = date(2014, 12, 31)
    UnitPeriod.objects.filter(unit_id=village_of_each["24622"], valid_from=date(2015, 1, 1)).update(
        valid_from=early
    )
    (problem,) = check_units()
    assert problem.rule == "unit.without_parent"
    assert "31/12/2014" in problem.what.en
