"""Finding: by every number that anybody gave, by who was head once, in a village, however it is written."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from sample_households import YEARS, surveyed

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.actions.change_head import change_head
from rasoat.register.actions.remove_members import remove_members
from rasoat.register.actions.split_household import split_household
from rasoat.register.changing import changing
from rasoat.register.event_rules import When
from rasoat.register.events.event import Draft
from rasoat.register.loading import load_bulk
from rasoat.register.models import EventKind, Household, Member
from rasoat.register.queries.search import search_households
from rasoat.register.queries.search_words import asked, spans
from rasoat.register.values import NewStatus

pytestmark = pytest.mark.django_db

DAY = date(2018, 11, 1)
WHEN = When(DAY, "giấy tờ đã xem")


@pytest.fixture
def codes(small_province):
    upper, lower = small_province.upper.unit.pk, small_province.lower.unit.pk
    households = [
        surveyed(upper, "Trần Thị Mỹ"),
        surveyed(lower, "Trần Thị Mĩ"),
        surveyed(upper, "H'Đắk Niê"),
        surveyed(lower, "Lê Hoà", last_status=NewStatus(2017, "poor", head_name="Lê Ông Cụ")),
        surveyed(small_province.hillside.unit.pk, "Trần Thị Mỹ"),
    ]
    head, *others = households[0].members
    households[0] = replace(households[0], members=(replace(head, identity_number="067171001234"), *others))
    with acting(system_actor("system.installer")) as installer:
        load_bulk(households, YEARS, acting_user=installer)
        return list(Household.objects.visible_to(installer).order_by("pk").values_list("pk", flat=True))


@pytest.fixture
def officer(codes, person_at, small_province):
    with acting(person_at(small_province.hill, role="commune_officer")) as who:
        yield who


def found(officer, text):
    return [int(one.code) for one in search_households(officer, text)]


def people_of(household):
    return list(Member.objects.filter(household_id=household, left_on__isnull=True).order_by("number"))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Trần Thị Mỹ", [0, 1]),
        ("tran thi mĩ", [1, 0]),
        ("tran thi my, buon ha", [1]),
        ("Trần Thị Mỹ, Thôn Thượng", [0]),
        ("tran thi my, doi cao", [0, 1]),
        ("tran thi my, rung thong", []),
        ("tran thi my, không đâu cả", []),
        ("hdak", [2]),
        ("h dak nie", [2]),
        ("H’ĐẮK", [2]),
        ("lê hòa", [3]),
        ("le ong cu", [3]),
        ("ông cụ, buôn hạ", [3]),
        ("x", []),
        ("", []),
        (",", []),
        ("\x00", []),
    ],
)
def test_names(officer, codes, text, places):
    assert found(officer, text) == [codes[place] for place in places]


def test_the_head_of_an_old_list_is_named(officer, codes):
    [hit] = search_households(officer, "ong cu")
    assert (hit.head_name, hit.member, hit.formerly, hit.person) == ("Lê Hoà", "Lê Ông Cụ", True, "")


def test_who_was_head_and_went(officer, codes):
    head, child = people_of(codes[2])
    remove_members(codes[2], [head.pk], "death", WHEN, acting_user=officer, relations={child.pk: "head"})
    [hit] = search_households(officer, "H'Đắk Niê")
    assert (hit.head_name, hit.person) == (child.name, "")  # the child's name begins so
    change_head(codes[3], {people_of(codes[3])[1].pk: "head", people_of(codes[3])[0].pk: "parent"}, WHEN,
                acting_user=officer)  # fmt: skip
    [hit] = search_households(officer, "le hoa, buon ha")
    assert (hit.head_name, hit.formerly) == ("Lê Hoà Con", False)


def test_who_split_off_is_found_where_they_live_and_where_they_were_head(officer, codes):
    head, child = people_of(codes[2])
    new = split_household(
        codes[2], [head.pk], {head.pk: "head"}, WHEN, acting_user=officer, staying={child.pk: "head"}
    )
    assert found(officer, str(head.pk)) == [new]
    assert set(found(officer, "h'dak nie")) == {codes[2], new}


def test_codes_and_identity_numbers(officer, codes):
    head, child = people_of(codes[0])
    assert found(officer, str(codes[0])) == [codes[0]]
    assert found(officer, str(child.pk)) == [codes[0]]
    assert found(officer, "067 171 001 234") == [codes[0]]
    assert found(officer, str(codes[4])) == []
    remove_members(codes[0], [head.pk], "death", WHEN, acting_user=officer, relations={child.pk: "head"})
    [hit] = search_households(officer, "067171001234")
    assert (hit.member, hit.formerly, hit.person) == ("Trần Thị Mỹ", True, str(head.pk))


def test_numbers_that_others_gave(officer, codes, small_province):
    path = small_province.upper.path
    with changing([codes[0]], officer, path) as change:
        for kind, value, year in (("national", "DN-00417", None), ("local", "12", 2016)):
            said = {"kind": kind, "value": value, "person": None, "list_year": year, "source": "tệp cũ"}
            change.write([Draft(EventKind.ALIAS_RECORDED, codes[0], path, DAY, said)])
    [hit] = search_households(officer, "DN-00417")
    assert (int(hit.code), hit.number, hit.number_year) == (codes[0], "DN-00417", 0)
    [hit] = search_households(officer, "12, thôn thượng")
    assert (int(hit.code), hit.number_year) == (codes[0], 2016)
    assert found(officer, "12, buôn hạ") == []


def test_a_search_asks_the_database_little(officer, codes):
    for text in ("tran thi my, doi cao", "ong cu", "067171001234", str(codes[0])):
        with CaptureQueriesContext(connection) as statements:
            search_households(officer, text)
        asked = [one for one in statements if one["sql"].startswith("SELECT") and "FROM" in one["sql"]]
        assert len(asked) <= 10, [one["sql"][:80] for one in asked]


def test_what_is_typed_is_searched_as_a_range_and_other_ways_as_whole_words():
    assert spans("Lý") == [("ly", "ly\U0010ffff"), ("li", "li!")]
    assert [one.first for one in spans("K Rang")] == ["k rang", "krang"]
    assert spans("y") == []
    assert len(spans(" ".join(["My"] * 12))) <= 10
    assert asked(" 12 , Bon X") == ("12", "12", "Bon X")
