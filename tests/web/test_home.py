"""The home page: what waits for whom, and what who runs the machine finds there."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from rasoat.people.acting import acting
from rasoat.people.actions.reset_second_factor import ask_factor_reset

pytestmark = pytest.mark.django_db

CONFIRM = "đề nghị chờ anh/chị xác nhận"


@pytest.fixture
def home():
    """The home page of a person, as text."""

    def read(who) -> str:
        client = Client()
        client.force_login(who.person)
        answer = client.get(reverse("home"))
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def test_a_request_waits_for_another_person_and_not_for_who_asked(campaign, person_at, small_province, home):
    asking, other, head = (
        person_at(small_province.hill, role) for role in ("commune_officer", "commune_chair", "village_head")
    )
    Authenticator.objects.create(user=head.person, type="totp", data={"secret": "x"})
    with acting(asking):
        ask_factor_reset(head.person.login, "mất điện thoại", acting_user=asking)
    assert CONFIRM not in home(asking)
    assert f'<span class="count">1</span><a href="{reverse("two_people")}">{CONFIRM}' in home(other)


@pytest.mark.parametrize("role", ["supervisor", "auditor", "commune_chair"])
def test_sheets_do_not_wait_for_who_can_do_nothing_about_them(
    role, campaign, person_at, small_province, home
):
    place = small_province.hill if role == "commune_chair" else small_province.province
    assert "bảng điểm minh họa" not in home(person_at(place, role)).split('id="waits"')[1].lower()


def test_who_runs_the_machine_finds_how_safe_the_data_are(campaign, person_at, small_province, home):
    shown = home(person_at(small_province.province, "operator"))
    for sign in ("Sao lưu", "Diễn tập phục hồi", "Nhật ký thay đổi (WAL)", "Dung lượng đĩa"):
        assert sign in shown
    assert f'href="{reverse("operations")}"' in shown
    assert 'id="days"' not in shown
    assert 'role="search"' not in shown


def test_who_reads_lists_finds_the_legal_days(campaign, person_at, small_province, home):
    shown = home(person_at(small_province.province, "administrator"))
    assert 'id="days"' in shown
    assert 'id="safe"' not in shown


def test_a_role_without_the_verb_is_told_in_words(campaign, person_at, small_province):
    client = Client()
    client.force_login(person_at(small_province.hill, "commune_chair").person)
    answer = client.get(reverse("people"))
    assert answer.status_code == 403
    assert "không được làm việc này: quản lý tài khoản cấp dưới" in answer.content.decode()
    client.cookies["django_language"] = "en"
    english = client.get(reverse("people")).content.decode()
    assert "may not do this: manage the accounts below" in english
    assert "account.manage" not in answer.content.decode() + english


@pytest.mark.parametrize(
    ("role", "label"), [("commune_officer", "Lập danh sách"), ("poverty_board_member", "Xem danh sách")]
)
def test_lists_are_made_or_seen_as_the_role_may(role, label, campaign, person_at, small_province):
    client = Client()
    client.force_login(person_at(small_province.hill, role).person)
    shown = client.get(reverse("unit", args=[small_province.hill.unit.pk])).content.decode()
    assert label in shown
    assert {"Lập danh sách", "Xem danh sách"} - {label} == {
        one for one in ("Lập danh sách", "Xem danh sách") if one not in shown
    }
