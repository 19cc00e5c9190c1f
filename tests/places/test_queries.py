from datetime import date

import pytest

from rasoat.places import queries
from rasoat.places.areas import area_on, areas_under
from rasoat.places.unit_row import area_range

DAY = date(2018, 11, 15)
BEFORE_ALL = date(2014, 12, 31)
AFTER = date(2025, 7, 1)

pytestmark = pytest.mark.usefixtures("dak_nong")


def test_a_unit_is_nothing_without_a_day(unit_id):
    old = unit_id("24622", DAY)
    assert queries.unit_on(old, DAY).title == "Xã Đắk Ha"
    assert queries.unit_on(old, BEFORE_ALL) is None
    assert queries.unit_on(old, date(2025, 6, 30)) is not None
    assert queries.unit_on(old, AFTER) is None
    assert queries.unit_by_code("24622", AFTER) is None
    assert queries.unit_on(999_999, DAY) is None


def test_the_way_down_to_a_village(add):
    (village,) = add("24622", "Thôn 1")
    row = queries.unit_on(village, DAY)
    titles = [unit.title for unit in queries.breadcrumb(row, DAY)]
    assert titles == ["Tỉnh Đắk Nông", "Huyện Đăk Glong", "Xã Đắk Ha", "Thôn 1"]


def test_all_under_a_unit_and_nothing_beside_it(add):
    add("24622", "Thôn 1", "Thôn 10", "Thôn 2")
    add("24625", "Thôn 1")
    commune = queries.unit_by_code("24622", DAY)
    under = queries.units_under(commune.path, DAY)
    assert {unit.title for unit in under} == {"Xã Đắk Ha", "Thôn 1", "Thôn 2", "Thôn 10"}
    villages = queries.units_under(commune.path, DAY, "village")
    assert [unit.title for unit in villages] == ["Thôn 1", "Thôn 2", "Thôn 10"]
    assert all(commune.path <= unit.path < area_range(commune.path)[1] for unit in under)
    assert all(unit.is_under(commune.path) for unit in under)


def test_children_after_the_reform_are_communes(unit_id):
    assert len(queries.children(unit_id("67", DAY), DAY)) == 8
    assert {unit.level for unit in queries.children(unit_id("68", AFTER), AFTER)} == {"commune"}
    assert queries.children(unit_id("67", DAY), AFTER) == ()


def _found(text, day=DAY, **options):
    return [unit.title for unit in queries.search_units(text, day, **options)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("đắk r'moan", "Xã Đăk R'Moan"),
        ("rmoan", "Xã Đăk R'Moan"),
        ("moan", "Xã Đăk R'Moan"),
        ("dak drong", "Xã Đắk DRông"),
        ("n'drung", "Xã Đắk N'Dung"),
        ("24622", "Xã Đắk Ha"),
        ("xa dak ha", "Xã Đắk Ha"),
        ("Nâm Nung", "Xã Nâm Nung"),
        ("chu jut", "Huyện Cư Jút"),
    ],
)
def test_search(text, first):
    assert _found(text)[0] == first


def test_search_puts_the_accents_as_typed_first():
    assert _found("nâm")[:2] == ["Xã Nâm N'Đir", "Xã Nâm N'Jang"]
    assert _found("nam")[:2] == ["Xã Nam Bình", "Xã Nam Dong"]


@pytest.mark.parametrize("text", ["", "  ", "'", "oan", "zzz", "100%", "_"])
def test_search_finds_no_middle_of_a_word_and_no_pattern(text):
    assert _found(text) == []


def test_search_keeps_to_the_limit_and_to_the_areas(unit_id):
    assert len(_found("xa", limit=5)) == 5
    glong = queries.unit_by_code("661", DAY).path
    assert set(_found("quang", within=[glong])) == {"Xã Quảng Khê", "Xã Quảng Sơn", "Xã Quảng Hoà"}
    assert _found("quang", within=[]) == []


def test_search_knows_the_day():
    assert _found("bắc gia nghĩa") == []
    assert _found("bắc gia nghĩa", AFTER) == ["Phường Bắc Gia Nghĩa"]


def test_area_and_region_of_a_village(add):
    (village,) = add("24611", "Tổ dân phố 1")
    found = area_on(village, DAY)
    assert (found.area_type, found.score_region, found.problem) == ("urban", "central_highlands", None)
    assert area_on(village, BEFORE_ALL) is None


@pytest.mark.parametrize("day", [DAY, AFTER])
def test_areas_of_many_villages_cost_two_statements(add, unit_id, day, django_assert_num_queries):
    villages = {*add("24611", "Tổ dân phố 1", "Tổ dân phố 2"), *add("24622", "Thôn 1")}
    (province,) = queries.units_of_level("province", day)
    with django_assert_num_queries(2):
        areas = areas_under(province.path, day)
    assert areas == {village: area_on(village, day) for village in villages}


def test_areas_below_one_village(add):
    (village,) = add("24622", "Thôn 1")
    assert areas_under(queries.unit_on(village, DAY).path, DAY) == {village: area_on(village, DAY)}
