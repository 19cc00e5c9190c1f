"""What happens to a household, recorded through its forms: each act, its faults, and the way back."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from sample_households import YEARS, surveyed

from rasoat.common.codes import show_code
from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household, Member, RegisterEvent
from rasoat.register.values import NewStatus

pytestmark = pytest.mark.django_db

BASE = {"day": "2018-11-01", "reason": "đã xem giấy tờ"}
ACTS = ["join", "leave", "head", "move", "split", "merge", "duplicate", "close", "correct"]


@pytest.fixture
def codes(small_province, campaign) -> list[int]:
    """Two households of the upper village, one of the other commune."""
    upper, hillside = small_province.upper.unit.pk, small_province.hillside.unit.pk
    made = [surveyed(upper, "Trần Thị Mẫu"), surveyed(upper, "Lê Văn Kia"), surveyed(hillside, "Y Xa")]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(made, YEARS, acting_user=installer)
        return list(Household.objects.order_by("pk").values_list("pk", flat=True))


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


def people_of(code: int) -> list[Member]:
    with acting(system_actor("system.installer")):
        present = Member.objects.filter(household_id=code, left_on__isnull=True)
        return list(present.order_by("number"))


def household(code: int) -> Household | None:
    with acting(system_actor("system.installer")):
        return Household.objects.filter(pk=code).first()


def send(client: Client, act: str, code: int, query: str = "", **fields) -> str:
    """Send the form; the page that follows, or the form again."""
    answer = client.post(reverse(f"act_{act}", args=[code]) + query, BASE | fields, follow=True)
    assert answer.status_code in {200, 409}
    return answer.content.decode()


def test_the_way_to_the_forms_keeps_changes_and_mistakes_apart(officer, codes):
    assert (
        reverse("acts", args=codes[:1]) in officer.get(reverse("household", args=codes[:1])).content.decode()
    )
    page = officer.get(reverse("acts", args=codes[:1])).content.decode()
    for act in ACTS:
        assert reverse(f"act_{act}", args=codes[:1]) in page
    assert page.index("Có thay đổi thật") < page.index("Sai ngay từ đầu")


@pytest.mark.parametrize("act", ACTS)
def test_every_form_opens(officer, codes, act):
    with CaptureQueriesContext(connection) as asked:
        answer = officer.get(reverse(f"act_{act}", args=codes[:1]))
    assert answer.status_code == 200
    assert "Trần Thị Mẫu" in answer.content.decode()
    assert len(asked) <= 30


def test_a_birth_and_a_daughter_in_law_at_once(officer, codes):
    more = officer.post(reverse("act_join", args=codes[:1]), BASE | {"more": "1", "name-1": "Trần Bé"})
    assert more.status_code == 200
    assert 'name="name-2"' in more.content.decode()
    assert "Trần Bé" in more.content.decode()
    page = send(
        officer, "join", codes[0], why="marriage", count="2",
        **{"name-1": "Trần Bé", "relation-1": "child", "birth-1": "30/10/2018", "sex-1": "female",
           "name-2": "Lò Thị Dâu", "relation-2": "child_in_law", "birth-2": "1999"},
    )  # fmt: skip
    assert "Đã ghi 2 người." in page
    assert "Lò Thị Dâu" in page
    assert [one.name for one in people_of(codes[0])][2:] == ["Trần Bé", "Lò Thị Dâu"]


def test_faults_stand_at_their_fields_and_nothing_is_kept(officer, codes):
    page = send(
        officer, "join", codes[0], why="", reason=" ", day="31/02/2018", count="1",
        **{"name-1": "Trần Bé", "relation-1": "head", "birth-1": "x", "identity-1": "12"},
    )  # fmt: skip
    for field in ("why", "reason", "day", "relation-1", "birth-1", "identity-1"):
        assert f'href="#f-{field}"' in page, field
    assert 'value="Trần Bé"' in page
    assert len(people_of(codes[0])) == 2


def test_nobody_named_is_said_at_the_name(officer, codes):
    assert 'href="#f-name-1"' in send(officer, "join", codes[0], why="birth")


def test_who_left_may_come_back_under_their_code(officer, codes):
    child = people_of(codes[0])[1]
    send(officer, "leave", codes[0], people=[child.code], why="move_out")
    assert child.name in officer.get(reverse("act_join", args=codes[:1])).content.decode()
    back = {"back": [child.code], f"rel-{child.code}": "child"}
    send(officer, "join", codes[0], why="return", day="2018-11-08", **back)
    assert [one.pk for one in people_of(codes[0])][-1] == child.pk


def test_the_head_dies_and_who_is_left_chooses(officer, codes):
    head, child = people_of(codes[0])
    page = send(officer, "leave", codes[0], people=[head.code], why="death")
    assert 'href="#f-head"' in page
    page = send(officer, "leave", codes[0], people=[head.code], why="death", head=child.code)
    assert "không còn là thành viên" in page
    assert household(codes[0]).head_name == child.name


def test_relations_to_a_new_head_are_looked_at_first(officer, codes):
    head, child = people_of(codes[0])
    url = reverse("act_head", args=codes[:1])
    first = officer.post(url, BASE | {"head": child.code})
    assert first.status_code == 200
    assert '<option value="parent" selected>' in first.content.decode()
    assert household(codes[0]).head_name == head.name
    key = first.context["page"].relations_for
    empty = officer.post(url, BASE | {"head": child.code, "relations_for": key, f"rel-{head.code}": ""})
    assert empty.status_code == 409
    assert f'href="#f-rel-{head.code}"' in empty.content.decode()
    page = send(
        officer, "head", codes[0], head=child.code, relations_for=key, **{f"rel-{head.code}": "parent"}
    )
    assert f"Từ ngày đó {child.name} là chủ hộ." in page


def test_a_split_and_its_undoing(officer, codes):
    child = people_of(codes[0])[1]
    first = officer.post(reverse("act_split", args=codes[:1]), BASE | {"people": [child.code]})
    key = first.context["page"].relations_for
    page = send(officer, "split", codes[0], people=[child.code], relations_for=key)
    with acting(system_actor("system.installer")):
        new = Household.objects.latest("pk").pk
    assert show_code(str(new)) in page
    assert reverse("household", args=[new]) in page
    assert "tách thành hộ riêng" in page
    undo = f"{reverse('act_undo', args=codes[:1])}?viec="
    assert undo in page
    event = page.split(undo)[1].split('"')[0]
    asked = officer.get(f"{undo}{event}").content.decode()
    assert "tách thành hộ riêng" in asked
    assert officer.post(f"{undo}{event}", {"reason": ""}).status_code == 409
    page = officer.post(f"{undo}{event}", {"reason": "ghi nhầm"}, follow=True).content.decode()
    assert "<del>" in page
    assert "ghi nhầm" in page
    assert household(new) is None
    back = page.split("Cho tính trở lại")[0].rsplit('href="', 1)[1].split('"')[0]
    page = officer.post(
        back.replace("&amp;", "&"), {"reason": "đúng là đã tách"}, follow=True
    ).content.decode()
    assert "<del>" not in page
    assert household(new) is not None


def test_the_head_splits_off_and_both_parts_have_one(officer, codes):
    head, child = people_of(codes[0])
    fields = {"people": [head.code], "head": child.code}
    first = officer.post(reverse("act_split", args=codes[:1]), BASE | fields)
    key = first.context["page"].relations_for
    assert [one.name for one in first.context["page"].going] == [head.name]
    send(officer, "split", codes[0], relations_for=key, **fields)
    assert household(codes[0]).head_name == child.name


def test_a_move_within_the_commune_and_out_of_it(officer, codes, small_province):
    url = reverse("act_move", args=codes[:1])
    page = officer.get(url, {"tim": "ha, doi cao"}).content.decode()
    assert "Buôn Hạ, Xã Đồi Cao" in page
    assert "Sườn Đồi" in officer.get(url, {"tim": "rung thong"}).content.decode()
    assert "Không có thôn nào" in officer.get(url, {"tim": "ha, rung thong"}).content.decode()
    assert 'href="#f-village"' in send(officer, "move", codes[0])
    lower = str(small_province.lower.unit.pk)
    page = send(officer, "move", codes[0], "?tim=ha", village=lower, address="Ngõ 3")
    assert "Hộ chuyển đến Buôn Hạ, Xã Đồi Cao" in page
    assert household(codes[0]).address == "Ngõ 3"
    page = send(officer, "move", codes[0], village=str(small_province.hillside.unit.pk), day="2018-11-05")
    assert "giữ nguyên mã" in page
    assert "Hoàn tác" not in page
    assert officer.get(reverse("household", args=codes[:1])).status_code == 404


def test_two_households_are_shown_side_by_side_and_merged(officer, codes):
    url = reverse("act_merge", args=codes[:1])
    assert 'name="day"' not in officer.get(url).content.decode()
    page = officer.get(url, {"vao": show_code(str(codes[1]))}).content.decode()
    assert "Lê Văn Kia Con" in page
    assert 'name="day"' in page
    relations = {f"rel-{one.code}": "other_relative" for one in people_of(codes[0])}
    page = send(officer, "merge", codes[0], f"?vao={codes[1]}", **relations)
    assert "Hộ này đã kết thúc từ ngày 01/11/2018: nhập vào hộ khác." in page
    assert reverse("household", args=[codes[1]]) in page
    assert household(codes[0]).into == codes[1]
    assert len(people_of(codes[1])) == 4
    menu = officer.get(reverse("acts", args=codes[:1])).content.decode()
    assert "Hộ này đã kết thúc từ ngày 01/11/2018" in menu


@pytest.mark.parametrize("text", ["12", "x", "\x00", "6700000011", "itself", "foreign"])
def test_a_household_that_cannot_be_the_other(officer, codes, text):
    text = {"itself": str(codes[0]), "foreign": str(codes[2])}.get(text, text)
    for act in ("merge", "duplicate"):
        answer = officer.get(reverse(f"act_{act}", args=codes[:1]), {"vao": text})
        page = answer.content.decode()
        assert answer.status_code in {200, 409}
        assert "Y Xa" not in page
        assert 'name="day"' not in page
        sent = officer.post(
            reverse(f"act_{act}", args=codes[:1]) + f"?vao={text.replace(chr(0), '%00')}", BASE
        )
        assert sent.status_code == 409
    assert household(codes[0]).closed_on is None


def test_a_duplicate_ends_and_who_is_only_there_goes_over(officer, codes):
    [head, child], kept = people_of(codes[0]), people_of(codes[1])
    same = {f"same-{head.code}": kept[0].code, f"same-{child.code}": ""}
    send(officer, "duplicate", codes[0], f"?vao={codes[1]}", **same)
    assert household(codes[0]).closed_why == "duplicate"
    assert [one.pk for one in people_of(codes[1])][-1] == child.pk
    twice = {f"same-{one.code}": people_of(codes[1])[0].code for one in people_of(codes[1])}
    assert people_of(codes[0]) == []
    assert twice


def test_a_household_ends(officer, codes):
    assert 'href="#f-why"' in send(officer, "close", codes[0], why="merged")
    assert "không bao giờ cấp lại" in send(officer, "close", codes[0], why="died_out")
    assert household(codes[0]).closed_why == "died_out"


def test_a_mistake_is_corrected_and_shown_before_and_after(officer, codes):
    head = people_of(codes[0])[0]
    facts = officer.get(reverse("act_correct", args=codes[:1])).content.decode()
    assert f"?muc={head.code}:name" in facts
    page = send(officer, "correct", codes[0], f"?muc={head.code}:name", value="Trần Thị Mẩu")
    assert "“Trần Thị Mẫu” → “Trần Thị Mẩu”" in page
    same = send(officer, "correct", codes[0], f"?muc={head.code}:name", value="Trần Thị Mẩu")
    assert 'href="#f-value"' in same
    send(officer, "correct", codes[0], "?muc=:residence", value="temporary")
    assert household(codes[0]).residence == "temporary"
    for odd in ("?muc=", "?muc=x:y", f"?muc={head.code}:relation", "?muc=67000000999:name"):
        assert officer.post(reverse("act_correct", args=codes[:1]) + odd, BASE).status_code == 409


def test_before_a_decision_the_person_says_that_they_know(signed_in, small_province, campaign):
    line = NewStatus(2019, "poor", decision_date=date(2018, 11, 10))
    made = surveyed(small_province.lower.unit.pk, last_status=line)
    with acting(system_actor("system.installer")) as installer:
        load_bulk([made], YEARS, acting_user=installer)
        code = Household.objects.get().pk
    officer, fields = (
        signed_in(small_province.hill),
        {"name-1": "Bé", "relation-1": "child", "birth-1": "2018"},
    )
    page = send(officer, "join", code, why="birth", **fields)
    assert 'name="despite_decision"' in page
    assert "không làm thay đổi quyết định" in page
    page = send(officer, "join", code, why="birth", despite_decision="1", **fields)
    assert "Đã ghi 1 người." in page


@pytest.mark.parametrize("role", ["commune_chair", "village_head", "enumerator", "auditor", "supervisor"])
def test_who_may_not_is_offered_nothing_and_refused(signed_in, small_province, codes, role):
    client = signed_in(small_province.hill, role)
    page = client.get(reverse("household", args=codes[:1])).content.decode()
    assert reverse("acts", args=codes[:1]) not in page
    assert "/hoan-tac/" not in page
    for act in [*ACTS, "undo"]:
        url = reverse(f"act_{act}", args=codes[:1])
        assert client.get(url).status_code == 403
        assert client.post(url, BASE).status_code == 403
    assert client.get(reverse("acts", args=codes[:1])).status_code == 403
    with acting(system_actor("system.installer")):
        assert not RegisterEvent.objects.filter(household=codes[0], valid_on=date(2018, 11, 1)).exists()


def test_elsewhere_there_is_no_such_household(officer, codes):
    for act in [*ACTS, "undo"]:
        url = reverse(f"act_{act}", args=codes[2:])
        assert officer.get(url).status_code == 404
        assert officer.post(url, BASE).status_code == 404


@pytest.mark.parametrize("event", ["", "x", "0", "999999999", "\x00"])
def test_what_cannot_be_undone_has_no_page(officer, codes, event):
    url = reverse("act_undo", args=codes[:1])
    assert officer.get(url, {"viec": event}).status_code == 404
    with acting(system_actor("system.installer")):
        survey = RegisterEvent.objects.get(household=codes[0], kind="survey_recorded").pk
    assert officer.get(url, {"viec": survey}).status_code == 404


def test_hostile_texts_stay_texts(officer, codes):
    hostile = "\"'><script>alert(1)</script>{{ 7|add:7 }}"
    page = send(officer, "join", codes[0], why=hostile, reason=hostile, **{"name-1": hostile})
    assert "<script>alert(1)" not in page
    page = send(
        officer, "join", codes[0], why="birth", reason=hostile,
        **{"name-1": hostile, "relation-1": "child", "birth-1": "2018"},
    )  # fmt: skip
    assert "<script>alert(1)" not in page
    assert "{{ 7|add:7 }}" in page
