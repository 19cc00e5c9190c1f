"""Reads: every number adds up, every text finds, and what lies elsewhere does not exist."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from sample_households import YEARS, surveyed, with_survey

from rasoat.common.words import Words
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.places.queries import unit_on
from rasoat.register.loading import load_bulk
from rasoat.register.models import Assessment, Household
from rasoat.register.queries.counts import child_counts, unit_counts, unscored_reasons
from rasoat.register.queries.home import my_areas, waiting
from rasoat.register.queries.households import household
from rasoat.register.queries.lists import list_for, lists_of
from rasoat.register.queries.search import search_households
from rasoat.register.queries.villages import village_households
from rasoat.register.values import NewHousehold, NewMember, NewStatus

pytestmark = pytest.mark.django_db


def unscored(village: int, head: str) -> NewHousehold:
    """A surveyed household with one answer missing."""
    whole = surveyed(village, head)
    return with_survey(whole, {name: said for name, said in whole.survey.answers.items() if name != "toilet"})


def listed(known: NewHousehold, group: str) -> NewHousehold:
    return replace(known, last_status=NewStatus(2018, group))


@pytest.fixture
def province(small_province):
    """Households of every kind in ``upper``, ``hillside`` and ``quarter``; none in ``lower``."""
    upper, hillside = small_province.upper.unit.pk, small_province.hillside.unit.pk
    households = [
        listed(surveyed(upper, "Trần Thị Hoà"), "poor"),
        listed(surveyed(upper, "Lê Văn Hoa", rich=True), "poor"),
        surveyed(upper, "H'Đắk Niê", rich=True),
        unscored(upper, "Nguyễn Ân"),
        NewHousehold(
            upper, (NewMember("Y Chưa Khảo", "head", identity_number="067190000001"),), YEARS.as_of, persons=4
        ),
        listed(surveyed(hillside, "Trần Thị Hoa", rich=True), "near_poor"),
    ]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(households, YEARS, acting_user=installer)
    return small_province


@pytest.fixture
def officer(province, person_at):
    with acting(person_at(province.province)) as who:
        yield who


def unit(place):
    return unit_on(place.unit.pk, YEARS.as_of)


def test_a_unit_is_counted(officer, province):
    counts = unit_counts(officer, unit(province.upper), YEARS)
    assert (counts.households, counts.surveyed, counts.not_surveyed) == (5, 4, 1)
    assert (counts.poor, counts.near_poor, counts.above, counts.unscored) == (1, 0, 2, 1)
    assert (counts.poor_by_income, counts.poor_by_deprivation) == (1, 0)
    assert (counts.persons, counts.poor_persons) == (12, 2)


def test_parents_are_the_sum_of_their_children(officer, province):
    for place in (province.province, province.north, province.hill):
        whole = unit_counts(officer, unit(place), YEARS)
        parts = [counts for _, counts in child_counts(officer, unit(place), YEARS)]
        for name in ("households", "surveyed", "poor", "above", "unscored", "persons", "poor_persons"):
            assert sum(getattr(part, name) for part in parts) == getattr(whole, name), name


def test_children_without_households_are_there(officer, province):
    below = child_counts(officer, unit(province.hill), YEARS)
    assert [(child.title, counts.households) for child, counts in below] == [
        ("Buôn Hạ", 0),
        ("Thôn Thượng", 5),
    ]


def test_the_branches_of_poor_are_not_known_where_the_standard_has_none(officer, province):
    later = replace(YEARS, campaign="periodic-2022", standard="vn-2022-2026")
    assert unit_counts(officer, unit(province.upper), later).poor_by_income is None


def test_why_there_is_no_score(officer, province):
    [(words, number)] = unscored_reasons(officer, unit(province.north), YEARS)
    assert number == 1
    assert "chưa có câu trả lời" in words.vi


def test_a_village_lists_its_surveyed_households_by_given_name(officer, province):
    total, rows = village_households(officer, unit(province.upper), YEARS)
    assert total == 4
    assert [row.head_name for row in rows] == ["Nguyễn Ân", "Lê Văn Hoa", "Trần Thị Hoà", "H'Đắk Niê"]
    assert [row.kind for row in rows] == ["unscored", "above", "poor", "above"]
    assert rows[0].reasons
    assert rows[1].reasons == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"proposed": "above"}, ["Lê Văn Hoa", "H'Đắk Niê"]),
        ({"proposed": "not_surveyed"}, ["Y Chưa Khảo"]),
        ({"text": "HOA"}, ["Lê Văn Hoa", "Trần Thị Hoà"]),
        ({"text": "dak"}, ["H'Đắk Niê"]),
        ({"offset": 1, "limit": 2}, ["Lê Văn Hoa", "Trần Thị Hoà"]),
    ],
)
def test_a_village_is_filtered(officer, province, asked, found):
    _, rows = village_households(officer, unit(province.upper), YEARS, **asked)
    assert [row.head_name for row in rows] == found


def code_of(name: str) -> str:
    return Household.objects.get(head_name=name).code


def test_a_household_is_explained(officer):
    view = household(officer, code_of("Trần Thị Hoà"), YEARS)
    assert [one.title for one in view.way] == ["Tỉnh Mẫu Sơn", "Huyện Bắc Mẫu", "Xã Đồi Cao", "Thôn Thượng"]
    assert [(member.relation.en, member.age) for member in view.members] == [("Head", 47), ("Child", 9)]
    assert view.chosen.proposed == "poor_by_income"
    assert view.explanation.totals == {"b1": view.chosen.b1, "b2": view.chosen.b2}
    assert sum(line.points for line in view.explanation.lines) == view.chosen.b1
    assert all(line.reference.instrument.vi for line in view.explanation.lines)
    assert [(status.list_year, status.group, status.with_evidence) for status in view.statuses] == [
        (2018, "poor", False)
    ]


def test_a_household_without_a_score_says_why(officer):
    view = household(officer, code_of("Nguyễn Ân"), YEARS)
    assert (view.chosen.proposed, view.explanation) == (None, None)
    assert [problem.rule for problem in view.chosen.problems] == ["score.missing"]


def test_a_score_is_not_explained_by_another_law(officer):
    Assessment.objects.update(hashes={"standard": "0", "sheet": "0", "questionnaire": "0"})
    view = household(officer, code_of("Trần Thị Hoà"), YEARS)
    assert view.explanation is None
    assert view.chosen.sheet_hash == "0"


def test_who_looked_stands_in_the_trail(officer):
    code = code_of("Trần Thị Hoà")
    household(officer, code, YEARS)
    entry = TrailEntry.objects.get(verb="household.read")
    assert (entry.person, entry.subject_code) == (officer.person, code)


@pytest.mark.parametrize("code", ["", "x", "12345678901", "9999999999"])
def test_a_code_of_nobody_is_nobody(officer, code):
    assert household(officer, code) is None


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("hòa", ["Trần Thị Hoà", "Lê Văn Hoa", "Trần Thị Hoa"]),
        ("Hoa", ["Lê Văn Hoa", "Trần Thị Hoa", "Trần Thị Hoà"]),
        ("tran thi", ["Trần Thị Hoa", "Trần Thị Hoà"]),
        ("thị hoà", ["Trần Thị Hoà", "Trần Thị Hoa"]),
        ("hdak nie", ["H'Đắk Niê"]),
        ("067 190 000 001", ["Y Chưa Khảo"]),
        ("hoa con", ["Lê Văn Hoa", "Trần Thị Hoa", "Trần Thị Hoà"]),
        ("không có ai", []),
        ("a", []),
        ("", []),
    ],
)
def test_search_finds(officer, text, heads):
    found = [hit.head_name for hit in search_households(officer, text)]
    assert sorted(found) == sorted(heads)
    if text in ("hòa", "thị hoà"):
        assert found[0] == "Trần Thị Hoà"


def test_search_by_code_and_by_member(officer):
    code = code_of("Lê Văn Hoa")
    [hit] = search_households(officer, f"{code[:2]} {code[2:6]} {code[6:]}")
    assert (hit.head_name, hit.village, hit.commune) == ("Lê Văn Hoa", "Thôn Thượng", "Xã Đồi Cao")
    [hit] = search_households(officer, "lê văn hoa con")
    assert (hit.head_name, hit.member, hit.proposed) == ("Lê Văn Hoa", "Lê Văn Hoa Con", "above")


def test_the_four_lists(officer, province):
    poor, near_poor, left_poor, left_near_poor = lists_of(officer, unit(province.province), YEARS)
    assert [row.head_name for row in poor.rows] == ["Trần Thị Hoà"]
    assert near_poor.rows == ()
    assert [(row.no, row.head_name, row.previous) for row in left_poor.rows] == [(1, "Lê Văn Hoa", "poor")]
    assert [row.village for row in left_near_poor.rows] == ["Bon Sườn Đồi"]
    assert poor.persons == 2
    assert len({view.checksum for view in (poor, near_poor, left_poor, left_near_poor)}) == 4
    assert TrailEntry.objects.get(verb="list.read").details == {"rows": 3}


def test_nobody_leaves_where_the_last_list_is_not_known(officer, province):
    later = replace(YEARS, list_year=2030)
    Assessment.objects.update(last_class="")
    view = list_for(officer, unit(province.province), later, "left_poor")
    assert view.rows == ()
    assert isinstance(view.unavailable, Words)
    assert "2029" in view.unavailable.vi


def test_my_areas_and_what_waits(officer):
    areas = my_areas(officer, YEARS)
    assert [tile.unit.title for tile in areas.tiles] == ["Huyện Bắc Mẫu", "Thị xã Nam Mẫu"]
    assert areas.whole == unit_counts(officer, areas.units[0], YEARS)
    assert {one.kind: one.count for one in waiting(officer, areas, YEARS)} == {
        "unscored": 1,
        "illustrative_sheets": 3,
    }


def test_several_areas_have_a_tile_each(province, person_at):
    places = [province.hill, province.pine, province.quarter]
    with acting(person_at(province.province, "supervisor", *places)) as who:
        areas = my_areas(who, YEARS)
        assert areas.whole is None
        assert [tile.counts for tile in areas.tiles] == [unit_counts(who, unit(one), YEARS) for one in places]
        assert areas.unscored == sum(tile.counts.unscored for tile in areas.tiles)


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("province_leader", {"illustrative_sheets"}),
        ("district_officer", {"unscored"}),
        ("auditor", set()),
        ("supervisor", set()),
    ],
)
def test_only_what_the_role_can_act_on_waits(role, kinds, province, person_at):
    place = province.north if role == "district_officer" else province.province
    with acting(person_at(place, role)) as who:
        assert {one.kind for one in waiting(who, my_areas(who, YEARS), YEARS)} == kinds


def test_what_lies_elsewhere_does_not_exist(province, person_at):
    with acting(system_actor("system.installer")):
        code = code_of("Trần Thị Hoà")
    with acting(person_at(province.pine, "commune_officer")) as who:
        assert household(who, code) is None
        assert unit_counts(who, unit(province.province), YEARS).households == 1
        assert [hit.head_name for hit in search_households(who, "hoa")] == ["Trần Thị Hoa"]
        assert search_households(who, code) == ()
        assert village_households(who, unit(province.upper), YEARS) == (0, ())
        assert all(not view.rows for view in lists_of_nowhere(who, province))


def lists_of_nowhere(who, province):
    with acting(who):
        return [view for view in lists_of(who, unit(province.pine), YEARS) if view.kind == "poor"]


@pytest.mark.parametrize(
    "read",
    [
        lambda who, at: (
            unit_counts(who, at, YEARS),
            child_counts(who, at, YEARS),
            unscored_reasons(who, at, YEARS),
        ),
        lambda who, at: village_households(who, at, YEARS),
        lambda who, at: lists_of(who, at, YEARS),
        lambda who, _at: search_households(who, "hoa"),
        lambda who, _at: waiting(who, my_areas(who, YEARS), YEARS),
    ],
)
def test_a_page_needs_few_statements(officer, province, read):
    with CaptureQueriesContext(connection) as statements:
        read(officer, unit(province.north))
    assert len(statements) <= 10


def test_a_household_with_its_whole_life_needs_few_statements(officer, province):
    with CaptureQueriesContext(connection) as statements:
        household(officer, code_of("Trần Thị Hoà"), YEARS)
    assert len(statements) <= 16
