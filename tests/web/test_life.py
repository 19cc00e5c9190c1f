"""The page of a household over time: its life, any day, its people; what search says of all that."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from sample_households import YEARS, surveyed

from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.register.actions.close_household import close_household
from rasoat.register.actions.merge_households import merge_households
from rasoat.register.actions.split_household import split_household
from rasoat.register.changing import changing
from rasoat.register.event_rules import When
from rasoat.register.events.event import Draft
from rasoat.register.loading import load_bulk
from rasoat.register.models import EventKind, Household, Member
from rasoat.register.values import NewStatus

pytestmark = pytest.mark.django_db

WHEN = When(date(2018, 11, 1), "đã xem giấy tờ")


@pytest.fixture
def code(small_province, campaign) -> int:
    made = surveyed(small_province.upper.unit.pk, "Trần Thị Mẫu", last_status=NewStatus(2018, "poor"))
    with acting(system_actor("system.installer")) as installer:
        load_bulk([made, surveyed(small_province.lower.unit.pk, "Lê Kia")], YEARS, acting_user=installer)
        return Household.objects.get(head_name="Trần Thị Mẫu").pk


@pytest.fixture
def officer(code, person_at, small_province):
    return person_at(small_province.hill, "commune_officer")


@pytest.fixture
def browse(officer) -> Client:
    client = Client()
    client.force_login(officer.person)
    return client


@pytest.fixture
def new(officer, code) -> int:
    """The household that the child split off as."""
    with acting(officer):
        child = Member.objects.get(household_id=code, relation="child")
        return split_household(code, [child.pk], {child.pk: "head"}, WHEN, acting_user=officer)


def shown(browse, code, **query) -> str:
    answer = browse.get(reverse("household", args=[code]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_tells_the_whole_life_in_few_statements(browse, code, new):
    with CaptureQueriesContext(connection) as statements:
        page = shown(browse, code)
    assert len(statements) <= 30, [one["sql"][:80] for one in statements]
    assert 'class="picture life-line"' in page
    assert "Trần Thị Mẫu Con tách thành hộ riêng" in page
    assert "Căn cứ: đã xem giấy tờ" in page
    assert reverse("household", args=[new]) in page
    assert reverse("household", args=[code]) in shown(browse, new)


def test_one_look_is_one_entry_in_the_trail(browse, code, officer):
    shown(browse, code)
    with acting(officer):
        assert TrailEntry.objects.filter(verb="household.read").count() == 1


def test_any_day_is_shown_as_that_day_and_offers_nothing_to_record(browse, code, new):
    page = shown(browse, code, ngay="2018-10-20")
    assert "Tính đến ngày 20/10/2018" in page
    assert "Về hôm nay" in page
    assert "Trần Thị Mẫu Con</a>" in page
    assert "tách thành hộ riêng" not in page
    assert reverse("acts", args=[code]) not in page
    assert "chưa có trong sổ" in shown(browse, code, ngay="2018-03-01")
    assert "chưa có trong sổ" in shown(browse, new, ngay="2018-10-20")
    known = shown(browse, code, ngay="2018-11-10", biet="2018-11-10")
    assert "theo những gì đã ghi đến hết ngày 10/11/2018" in known


@pytest.mark.parametrize("day", ["x", "2018-02-31", "9999-01-01", "2018-11-16", "0000-00-00", "\x00"])
def test_a_day_that_cannot_be_is_said_and_today_is_shown(browse, code, day):
    page = shown(browse, code, ngay=day)
    assert 'role="alert"' in page
    assert "Tính đến ngày" not in page
    shown(browse, code, biet="9999-12-31")


def test_a_household_that_ended_says_where_it_went(browse, code, officer):
    with acting(officer):
        other = Household.objects.get(head_name="Lê Kia").pk
        merge_households(other, code, {}, WHEN, acting_user=officer)
        close_household(code, "left_province", When(date(2018, 11, 5)), acting_user=officer)
    page = shown(browse, other)
    assert "nhập vào hộ khác" in page
    assert reverse("household", args=[code]) in page
    assert reverse("acts", args=[other]) not in page
    found = browse.get(reverse("search"), {"q": "tran thi mau"}).content.decode()
    assert "kết thúc từ ngày 05/11/2018: chuyển ra ngoài tỉnh" in found
    found = browse.get(reverse("search"), {"q": str(other)}).content.decode()
    assert reverse("household", args=[code]) in found


def test_a_person_has_a_page_with_their_households(browse, code, new, officer, person_at, small_province):
    with acting(officer):
        child = Member.objects.get(household_id=new)
        head = Member.objects.get(household_id=code)
    url = reverse("member", args=[child.pk])
    with CaptureQueriesContext(connection) as statements:
        page = browse.get(url).content.decode()
    assert len(statements) <= 30
    assert reverse("household", args=[code]) in page
    assert reverse("household", args=[new]) in page
    assert "tách hộ" in page
    assert browse.get(reverse("member", args=[head.pk])).status_code == 200
    for nobody in (1, 99_999_999_999, 10**30):
        assert browse.get(reverse("member", args=[nobody])).status_code == 404
    stranger = Client()
    stranger.force_login(person_at(small_province.pine, "commune_officer").person)
    assert stranger.get(url).status_code == 404


def test_search_finds_by_what_others_call_it(browse, code, officer, small_province):
    with acting(officer), changing([code], officer, small_province.upper.path) as change:
        said = {
            "kind": "national",
            "value": "DN-00417",
            "person": None,
            "list_year": None,
            "source": "tệp cũ",
        }
        path = small_province.upper.path
        change.write([Draft(EventKind.ALIAS_RECORDED, code, path, date(2018, 11, 1), said)])
    assert "mã khác DN-00417" in browse.get(reverse("search"), {"q": "DN-00417"}).content.decode()
    page = shown(browse, code)
    assert "DN-00417" in page
    assert "đọc từ tệp cũ" in page


def test_in_english_too(browse, code, new):
    browse.cookies["django_language"] = "en"
    page = shown(browse, code)
    assert "Trần Thị Mẫu Con split off as a household of their own" in page
    assert "As of 20 Oct 2018" in shown(browse, code, ngay="2018-10-20")
