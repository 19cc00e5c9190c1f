"""The pages on a small province: what people see, what they may not, what is counted."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from sample_households import YEARS, surveyed, with_survey

from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household
from rasoat.register.values import NewStatus

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 30


@pytest.fixture
def heads(campaign, small_province):
    """Households in two communes; answers the code of each by the name of its head."""
    upper, hillside = small_province.upper.unit.pk, small_province.hillside.unit.pk
    whole = surveyed(upper, "Nguyễn Ân")
    missing = {name: said for name, said in whole.survey.answers.items() if name != "toilet"}
    households = [
        replace(surveyed(upper, "Trần Thị Hoà"), last_status=NewStatus(2018, "poor")),
        surveyed(upper, "Lê Văn Hoa", rich=True),
        with_survey(whole, missing),
        surveyed(hillside, "Y Xa Lạ"),
    ]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(households, YEARS, acting_user=installer)
        return dict(Household.objects.values_list("head_name", "id"))


@pytest.fixture
def officer(person_at, small_province):
    return person_at(small_province.hill, "commune_officer")


@pytest.fixture
def browse(officer):
    """A client signed in as the officer of the commune ``hill``."""
    client = Client()
    client.force_login(officer.person)
    return client


def pages(small_province, heads) -> dict[str, str]:
    hill, upper = small_province.hill.unit.pk, small_province.upper.unit.pk
    return {
        "home": reverse("home"),
        "commune": reverse("unit", args=[hill]),
        "village": reverse("unit", args=[upper]),
        "household": reverse("household", args=[heads["Trần Thị Hoà"]]),
        "unscored": reverse("household", args=[heads["Nguyễn Ân"]]),
        "lists": reverse("lists", args=[hill]),
        "imports": reverse("imports"),
        "law": reverse("law"),
        "sheet": reverse("score_sheet", args=["vn-2016-2020/urban"]),
        "search": reverse("search") + "?q=hoa",
        "help": reverse("help"),
    }


NAMES = [
    "home",
    "commune",
    "village",
    "household",
    "unscored",
    "lists",
    "imports",
    "law",
    "sheet",
    "search",
    "help",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_answers_within_its_statements(name, browse, small_province, heads):
    url = pages(small_province, heads)[name]
    with CaptureQueriesContext(connection) as statements:
        answer = browse.get(url)
    assert answer.status_code == 200
    assert "BẢN TRÌNH DIỄN" in answer.content.decode()
    assert len(statements) <= MOST_STATEMENTS, [one["sql"][:90] for one in statements]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_asks_who_is_there(name, small_province, heads):
    answer = Client().get(pages(small_province, heads)[name])
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_what_lies_elsewhere_does_not_exist(browse, small_province, heads):
    pine, hillside = small_province.pine.unit.pk, small_province.hillside.unit.pk
    foreign = [
        reverse("unit", args=[pine]),
        reverse("unit", args=[hillside]),
        reverse("unit", args=[small_province.north.unit.pk]),
        reverse("unit_export", args=[pine]),
        reverse("lists", args=[pine]),
        reverse("household", args=[heads["Y Xa Lạ"]]),
        reverse("import_template") + f"?xa={pine}",
        reverse("import", args=[987_654]),
        reverse("import_marked", args=[987_654]),
    ]
    assert [browse.get(url).status_code for url in foreign] == [404] * len(foreign)
    found = browse.get(reverse("search") + "?q=xa la").content.decode()
    assert str(heads["Y Xa Lạ"]) not in found
    assert "Rừng Thông" not in browse.get(reverse("search") + "?q=rung thong").content.decode()


def test_a_foreign_page_and_no_page_look_the_same(browse, small_province):
    foreign = browse.get(reverse("unit", args=[small_province.pine.unit.pk]))
    nowhere = browse.get("/khong-co-trang-nay/")
    assert foreign.status_code == nowhere.status_code == 404
    assert "Không có trang này" in foreign.content.decode()
    assert "Không có trang này" in nowhere.content.decode()


def test_a_household_shows_its_way_but_links_only_into_the_area(browse, small_province, heads):
    html = browse.get(reverse("household", args=[heads["Trần Thị Hoà"]])).content.decode()
    assert "Tỉnh Mẫu Sơn" in html
    assert reverse("unit", args=[small_province.hill.unit.pk]) in html
    assert f'href="{reverse("unit", args=[small_province.north.unit.pk])}"' not in html


def test_a_household_without_a_score_says_what_is_missing(browse, heads):
    html = browse.get(reverse("household", args=[heads["Nguyễn Ân"]])).content.decode()
    assert "Chưa tính được điểm nên chưa đề xuất phân loại." in html
    assert "chưa có câu trả lời" in html


def test_a_score_is_explained_with_rule_source_and_picture(browse, heads):
    html = browse.get(reverse("household", args=[heads["Trần Thị Hoà"]])).content.decode()
    assert "Dòng này đúng với hộ" in html
    assert "17/2016/TT-BLĐTBXH" in html
    assert 'class="picture plane"' in html
    assert "Danh sách năm 2018" in html


def test_looking_at_persons_stands_in_the_trail(browse, officer, small_province, heads):
    browse.get(reverse("household", args=[heads["Trần Thị Hoà"]]))
    browse.get(reverse("unit", args=[small_province.upper.unit.pk]))
    with acting(officer):
        verbs = set(TrailEntry.objects.filter(person=officer.person).values_list("verb", flat=True))
    assert {"household.read", "list.read"} <= verbs


def test_a_village_is_filtered_by_class_and_by_name(browse, small_province, heads):
    url = reverse("unit", args=[small_province.upper.unit.pk])
    poor = browse.get(url + "?loai=poor").content.decode()
    assert "Trần Thị Hoà" in poor
    assert "Lê Văn Hoa" not in poor
    named = browse.get(url + "?q=van hoa").content.decode()
    assert "Lê Văn Hoa" in named
    assert "Trần Thị Hoà" not in named


@pytest.mark.parametrize("asked", ["loai=x", "tu=-3", "tu=99999999", "tu=x", "nam=19", "nam=abcd", "q=%00"])
def test_odd_addresses_do_not_break(asked, browse, small_province, heads):
    answer = browse.get(reverse("unit", args=[small_province.upper.unit.pk]) + f"?{asked}")
    assert answer.status_code == 200


def test_a_year_without_a_review_says_so(browse, small_province, heads):
    answer = browse.get(reverse("unit", args=[small_province.upper.unit.pk]) + "?nam=2031")
    assert answer.status_code == 404
    assert "Chưa mở đợt rà soát nào" in answer.content.decode()


def test_before_the_first_review_the_home_page_stands(small_province, browse):
    answer = browse.get(reverse("home"))
    assert answer.status_code == 200
    assert "Không có việc nào đang chờ." in answer.content.decode()


def test_search_puts_the_accents_as_typed_first(browse, heads):
    html = browse.get(reverse("search") + "?q=Hoa").content.decode()
    assert html.index("Lê Văn Hoa") < html.index("Trần Thị Hoà")


def test_search_finds_a_household_by_its_code(browse, heads):
    html = browse.get(reverse("search") + f"?q={heads['Nguyễn Ân']}").content.decode()
    assert "Nguyễn Ân" in html


@pytest.fixture
def administrator(person_at, small_province):
    """A client of somebody who may see lists, but neither households nor imports."""
    client = Client()
    client.force_login(person_at(small_province.province, "administrator").person)
    return client


def test_who_may_not_see_households_sees_numbers_and_the_reason(administrator, small_province, heads):
    village = administrator.get(reverse("unit", args=[small_province.upper.unit.pk])).content.decode()
    assert "Vai trò của anh/chị chỉ xem được số liệu" in village
    assert "Trần Thị Hoà" not in village
    lists = administrator.get(reverse("lists", args=[small_province.hill.unit.pk])).content.decode()
    assert "/ho/" not in lists


def test_what_a_role_may_not_do_is_refused_with_the_reason(administrator, small_province, heads):
    refused = [
        reverse("household", args=[heads["Trần Thị Hoà"]]),
        reverse("imports"),
        reverse("unit_export", args=[small_province.hill.unit.pk]),
        reverse("unit_export", args=[small_province.upper.unit.pk]),
        reverse("lists_workbook", args=[small_province.hill.unit.pk]),
        reverse("lists_pdf", args=[small_province.hill.unit.pk]),
    ]
    for url in refused:
        answer = administrator.get(url)
        assert answer.status_code == 403, url
        assert "Quản trị hệ thống cấp tỉnh" in answer.content.decode()


def test_the_lists_as_files(browse, small_province, heads):
    workbook = browse.get(reverse("lists_workbook", args=[small_province.hill.unit.pk]))
    assert workbook.content[:2] == b"PK"
    paper = browse.get(reverse("lists_pdf", args=[small_province.upper.unit.pk]))
    assert paper.content[:5] == b"%PDF-"
    assert paper.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["lists", "lists_workbook", "lists_pdf"])
def test_lists_are_made_for_villages_and_communes_only(name, person_at, small_province, heads):
    client = Client()
    client.force_login(person_at(small_province.province).person)
    assert client.get(reverse(name, args=[small_province.north.unit.pk])).status_code == 404


def test_the_law_names_what_is_not_known(browse, heads):
    html = browse.get(reverse("law")).content.decode()
    assert "Ngưỡng B1" in html
    assert "59/2015/QĐ-TTg" in html


def test_a_score_sheet_that_is_not_there(browse, heads):
    assert browse.get(reverse("score_sheet", args=["vn-1999/none"])).status_code == 404


def test_pages_travel_compressed(browse, small_province, heads):
    answer = browse.get(
        reverse("unit", args=[small_province.upper.unit.pk]), headers={"Accept-Encoding": "gzip"}
    )
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < 60_000
