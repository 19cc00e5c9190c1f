"""Personal data on the site: what is held, a record handed out, requests written down and answered."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from sample_households import YEARS, surveyed
from small_province import TODAY

from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.register.loading import load_bulk
from rasoat.register.models import CorrectionRequest, Household, Member

pytestmark = pytest.mark.django_db

REQUEST = {
    "asked_by": "Trần Thị Mẫu",
    "asked_on": "2018-11-01",
    "channel": "letter",
    "what_is_wrong": "Thiếu một con",
    "should_be": "Ba người",
    "member": "",
}
ASKED = {"asked_by": "Trần Thị Mẫu", "reason": "xem dữ liệu của mình", "member": ""}


@pytest.fixture
def household(small_province, campaign) -> int:
    with acting(system_actor("system.installer")) as installer:
        load_bulk([surveyed(small_province.upper.unit.pk)], YEARS, acting_user=installer)
        return Household.objects.get().pk


@pytest.fixture
def signed_in(person_at):
    def client(place, role="commune_officer") -> Client:
        made = Client()
        made.force_login(person_at(place, role).person)
        return made

    return client


@pytest.fixture
def officer(signed_in, small_province) -> Client:
    return signed_in(small_province.hill)


def requests() -> list[CorrectionRequest]:
    with acting(system_actor("system.installer")):
        return list(CorrectionRequest.objects.order_by("pk"))


def test_the_register_of_what_is_held_is_shown_in_both_languages(officer, household) -> None:
    page = officer.get(reverse("personal_data")).content.decode()
    assert "Dân tộc của chủ hộ" in page
    assert "nhạy cảm" in page
    assert "91/2025/QH15" in page
    officer.cookies["django_language"] = "en"
    page = officer.get(reverse("personal_data")).content.decode()
    assert "Ethnic group of the head" in page
    assert "Commune officer" in page


def test_the_record_comes_as_a_paper_and_stands_in_the_trail(officer, household) -> None:
    url = reverse("record_hand_out", args=[household])
    assert (
        reverse("record_hand_out", args=[household])
        in officer.get(reverse("household", args=[household])).content.decode()
    )
    assert officer.get(url).status_code == 200
    answer = officer.post(url, ASKED)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="du-lieu-ca-nhan-{household}.pdf"'
    assert answer.content.startswith(b"%PDF-")
    with acting(system_actor("system.installer")):
        assert TrailEntry.objects.filter(verb="record.hand_out").count() == 1


def test_without_a_reason_there_is_no_paper_and_what_was_typed_stays(officer, household) -> None:
    answer = officer.post(reverse("record_hand_out", args=[household]), ASKED | {"reason": " "})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Trần Thị Mẫu" in page
    assert "Thiếu lý do" in page


def test_a_request_is_written_down_waits_on_the_list_and_is_answered(officer, household) -> None:
    answer = officer.post(reverse("correction_ask", args=[household]), REQUEST)
    assert answer.status_code == 302
    page = officer.get(reverse("corrections")).content.decode()
    assert "Thiếu một con" in page
    assert "14 ngày" in page
    assert "người dân đề nghị sửa hồ sơ, đang chờ trả lời" in officer.get(reverse("home")).content.decode()
    (asked,) = requests()
    settled = officer.post(
        reverse("correction_settle", args=[asked.pk]), {"outcome": "accepted", "answer": "Đã xem khai sinh"}
    )
    assert settled.status_code == 302
    page = officer.get(reverse("corrections"), {"ho": household}).content.decode()
    assert "Đã xem khai sinh" in page
    assert "Chấp nhận" in page
    (asked,) = requests()
    assert (asked.outcome, asked.settled_on) == ("accepted", TODAY)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"asked_on": "31/02/2018"}, "Thiếu ngày đề nghị"),
        ({"asked_on": (TODAY + dt.timedelta(days=1)).isoformat()}, "ngày ở tương lai"),
        ({"channel": "<script>"}, "Chưa chọn cách gửi"),
        ({"what_is_wrong": "x" * 3000}, "nhiều nhất 1000 ký tự"),
        ({"member": "99999999999"}, "không có trong hồ sơ hộ"),
    ],
)
def test_a_faulty_request_is_shown_again_with_its_faults(officer, household, wrong, said) -> None:
    answer = officer.post(reverse("correction_ask", args=[household]), REQUEST | wrong)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert said in page
    assert "Ba người" in page
    assert "<script>" not in page
    assert requests() == []


def test_an_answer_without_a_reason_keeps_what_was_chosen(officer, household) -> None:
    officer.post(reverse("correction_ask", args=[household]), REQUEST)
    (asked,) = requests()
    answer = officer.post(reverse("correction_settle", args=[asked.pk]), {"outcome": "refused", "answer": ""})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Thiếu lý do trả lời" in page
    assert '<option value="refused" selected>' in page


def test_a_member_may_be_chosen(officer, household) -> None:
    with acting(system_actor("system.installer")):
        child = Member.objects.get(relation="child")
    assert child.name in officer.get(reverse("correction_ask", args=[household])).content.decode()
    officer.post(reverse("correction_ask", args=[household]), REQUEST | {"member": child.code})
    assert [one.member for one in requests()] == [child.pk]


def test_the_chair_answers_but_neither_writes_down_nor_hands_out(
    officer, household, signed_in, small_province
) -> None:
    officer.post(reverse("correction_ask", args=[household]), REQUEST)
    (asked,) = requests()
    chair = signed_in(small_province.hill, "commune_chair")
    page = chair.get(reverse("household", args=[household])).content.decode()
    assert reverse("record_hand_out", args=[household]) not in page
    assert reverse("correction_ask", args=[household]) not in page
    assert chair.post(reverse("correction_ask", args=[household]), REQUEST).status_code == 403
    assert chair.post(reverse("record_hand_out", args=[household]), ASKED).status_code == 403
    answer = {"outcome": "refused", "answer": "Không có giấy tờ"}
    assert chair.post(reverse("correction_settle", args=[asked.pk]), answer).status_code == 302


@pytest.mark.parametrize("number", [1, 9_999_999_999, 10**30])
def test_posts_about_what_lies_elsewhere_find_nothing(
    officer, household, signed_in, small_province, number
) -> None:
    officer.post(reverse("correction_ask", args=[household]), REQUEST)
    (asked,) = requests()
    stranger = signed_in(small_province.pine)
    answer = {"outcome": "accepted", "answer": "Đúng"}
    for code in (household, number):
        assert stranger.post(reverse("correction_ask", args=[code]), REQUEST).status_code == 404
        assert stranger.post(reverse("record_hand_out", args=[code]), ASKED).status_code == 404
    for one in (asked.pk, number):
        assert stranger.post(reverse("correction_settle", args=[one]), answer).status_code == 404
    assert [one.outcome for one in requests()] == [""]


@pytest.mark.parametrize(
    ("name", "most"),
    [("personal_data", 20), ("corrections", 26), ("record_hand_out", 30), ("correction_ask", 30)],
)
def test_pages_ask_the_database_little(officer, household, name, most) -> None:
    officer.post(reverse("correction_ask", args=[household]), REQUEST)
    url = reverse(name, args=[household] if name.endswith(("out", "ask")) else [])
    with CaptureQueriesContext(connection) as asked:
        assert officer.get(url).status_code == 200
    assert len(asked) <= most
