"""What is handed to a person: everything held, in words, read back from the paper itself."""

import hashlib
import subprocess
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sample_households import REVIEW_DAY, YEARS, surveyed
from small_province import TODAY

from rasoat.common.codes import show_code
from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.people.trail import say
from rasoat.register import life_words
from rasoat.register.actions.ask_correction import ask_correction
from rasoat.register.actions.close_household import REASONS as CLOSE_REASONS
from rasoat.register.actions.correct_fact import HOUSEHOLD_FACTS, PERSON_FACTS
from rasoat.register.actions.hand_out_record import HandOut, hand_out_record
from rasoat.register.actions.join_members import REASONS as JOIN_REASONS
from rasoat.register.actions.merge_households import merge_households
from rasoat.register.actions.move_household import move_household
from rasoat.register.actions.remove_members import REASONS as LEAVE_REASONS
from rasoat.register.actions.split_household import split_household
from rasoat.register.changing import changing
from rasoat.register.corrections import CorrectionAsked
from rasoat.register.event_rules import When
from rasoat.register.events.event import Draft
from rasoat.register.loading import load_bulk
from rasoat.register.models import EventKind, Household, Member
from rasoat.register.own_record.answers import answered
from rasoat.register.queries.households import household as look_at
from rasoat.register.values import NewStatus

pytestmark = pytest.mark.django_db

ASKED = HandOut("Trần Thị Mẫu", "xem dữ liệu của mình")
IDENTITY = "067171001234"


@pytest.fixture
def officer(small_province, person_at):
    return person_at(small_province.hill, "commune_officer")


@pytest.fixture
def household(small_province):
    """A poor household of two with a past status; its head's identity number is known."""
    made = surveyed(small_province.upper.unit.pk, address="Ngõ 7", last_status=NewStatus(2018, "poor"))
    head, *others = made.members
    with acting(system_actor("system.installer")) as installer:
        load_bulk(
            [replace(made, members=(replace(head, identity_number=IDENTITY), *others))],
            YEARS,
            acting_user=installer,
        )
        return Household.objects.get()


@pytest.fixture
def read_back(tmp_path: Path):
    """The text of a paper as poppler reads it, on one line, after poppler found nothing wrong with it."""

    def read(paper: bytes) -> str:
        file = tmp_path / "paper.pdf"
        file.write_bytes(paper)
        said = subprocess.run(
            ["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, timeout=60
        )
        assert said.stderr == b""
        return unicodedata.normalize("NFC", " ".join(said.stdout.decode().split()))

    return read


def test_the_paper_says_everything_held_in_words(officer, household, read_back) -> None:
    with acting(officer):
        asked = CorrectionAsked("Trần Thị Mẫu", TODAY, "meeting", "Thiếu con", "Ba người")
        ask_correction(household.pk, asked, acting_user=officer)
        name, paper = hand_out_record(household.pk, ASKED, acting_user=officer)
        members = list(Member.objects.order_by("number"))
    text = read_back(paper)
    assert name == f"du-lieu-ca-nhan-{household.code}.pdf"
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "BẢN DỮ LIỆU CÁ NHÂN ĐANG ĐƯỢC LƯU",
        "Lập theo yêu cầu của Trần Thị Mẫu",
        show_code(household.code),
        "Ngõ 7",
        "Thôn Thượng, Xã Đồi Cao, Huyện Bắc Mẫu, Tỉnh Mẫu Sơn",
        "Thường trú",
        IDENTITY,
        "02/03/1971",
        "2009",
        f"Khảo sát ngày {REVIEW_DAY:%d/%m/%Y}",
        "năm 2018, lập danh sách năm 2019",
        "Vật liệu chính của tường",
        "Hộ nghèo",
        "chưa thấy quyết định",
        "Thiếu con",
        "Chưa trả lời",
        "Ghi phiếu khảo sát",
    ):
        assert said in text, said
    for member in members:
        assert show_code(member.code) in text
    assert "DỮ LIỆU TRÌNH DIỄN" in text
    assert "KẾT QUẢ MINH HỌA" in text


def test_sensitive_answers_are_marked_and_codes_become_words(officer, household, read_back) -> None:
    with acting(officer):
        _, paper = hand_out_record(household.pk, ASKED, acting_user=officer)
    text = read_back(paper)
    assert "(*)" in text
    for code in ("serious_illness", "no_labour_capacity", "near_poor", "in_person", "not_attending"):
        assert code not in text


def test_a_later_question_is_told_by_its_id_and_marked() -> None:
    assert answered({}, {"disability_degree": "yes", "rooms": 3, "pets": []}) == [
        ("disability_degree (*)", "Có"),
        ("rooms (*)", "3"),
        ("pets (*)", "Không có loại nào"),
    ]


def test_about_one_member_the_others_are_left_out(officer, household, read_back) -> None:
    with acting(officer):
        child = Member.objects.get(relation="child")
        head = Member.objects.get(relation="head")
        name, paper = hand_out_record(household.pk, replace(ASKED, member=child.code), acting_user=officer)
    text = read_back(paper)
    assert name == f"du-lieu-ca-nhan-{child.code}.pdf"
    assert child.name in text
    assert show_code(head.code) not in text
    assert IDENTITY not in text
    assert "02/03/1971" not in text


def test_who_looked_is_told_by_role_and_unit_without_names(
    officer, household, read_back, small_province, person_at
) -> None:
    other = person_at(small_province.north, "district_officer")
    other.person.full_name = "Lê Văn Kín"
    other.person.save()
    with acting(other):
        look_at(other, household.code)
    with acting(officer):
        hand_out_record(household.pk, ASKED, acting_user=officer)
        _, paper = hand_out_record(household.pk, ASKED, acting_user=officer)
    text = read_back(paper)
    assert "Cán bộ giảm nghèo cấp huyện (Huyện Bắc Mẫu) đã xem hồ sơ hộ" in text
    assert "đã lập bản dữ liệu cá nhân" in text
    assert "Lê Văn Kín" not in text
    assert officer.person.full_name not in text


def test_that_it_was_made_out_stands_in_the_trail(officer, household) -> None:
    with acting(officer):
        _, paper = hand_out_record(household.pk, ASKED, acting_user=officer)
        entry = TrailEntry.objects.get(verb="record.hand_out")
    assert entry.reason == ASKED.reason
    assert entry.details["sha256"] == hashlib.sha256(paper).hexdigest()
    assert ASKED.asked_by not in str(entry.after)
    assert "cả hộ" in say(entry, "vi")
    assert "the whole household" in say(entry, "en")


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"asked_by": " \u200b"}, "record.nobody_asked"),
        ({"reason": "\x00"}, "record.no_reason"),
        ({"reason": "x" * 501}, "record.too_long"),
        ({"asked_by": "x" * 121}, "record.too_long"),
        ({"member": "67000000011"}, "record.no_member"),
    ],
)
def test_who_asked_and_why_must_be_said(officer, household, wrong, rule) -> None:
    with acting(officer):
        with pytest.raises(Refused) as found:
            hand_out_record(household.pk, replace(ASKED, **wrong), acting_user=officer)
        assert [problem.rule for problem in found.value.problems] == [rule]
        assert not TrailEntry.objects.filter(verb="record.hand_out").exists()


def test_elsewhere_there_is_no_such_household(household, small_province, person_at) -> None:
    stranger = person_at(small_province.pine, "commune_officer")
    with acting(stranger), pytest.raises(Household.DoesNotExist):
        hand_out_record(household.pk, ASKED, acting_user=stranger)


@pytest.mark.parametrize("role", ["commune_chair", "village_head", "auditor"])
def test_only_the_communes_officer_makes_it_out(household, small_province, person_at, role) -> None:
    other = person_at(small_province.hill, role)
    with acting(other), pytest.raises(NotAllowed):
        hand_out_record(household.pk, ASKED, acting_user=other)


def test_a_household_without_a_survey_has_its_paper_too(officer, small_province, read_back) -> None:
    with acting(system_actor("system.installer")) as installer:
        bare = replace(surveyed(small_province.lower.unit.pk), survey=None)
        load_bulk([bare], YEARS, acting_user=installer)
        household = Household.objects.get()
    with acting(officer):
        _, paper = hand_out_record(household.pk, ASKED, acting_user=officer)
    assert "Không có dữ liệu." in read_back(paper)


def test_the_paper_tells_the_whole_life(officer, household, read_back, small_province) -> None:
    head, child = members_of(household)
    when = When(date(2018, 11, 1), "đã xem sổ hộ khẩu")
    with acting(officer):
        new = split_household(household.pk, [child.pk], {child.pk: "head"}, when, acting_user=officer)
        merge_households(
            new, household.pk, {child.pk: "child"}, replace(when, day=TODAY), acting_user=officer
        )
        with changing([household.pk], officer, household.unit_path) as change:
            said = {
                "kind": "national", "value": "DN-00417", "person": head.pk, "list_year": 2017,
                "source": "tệp",
            }  # fmt: skip
            change.write([Draft("alias_recorded", household.pk, household.unit_path, TODAY, said)])
        _, paper = hand_out_record(household.pk, ASKED, acting_user=officer)
    text = read_back(paper)
    for words in (
        "DN-00417",
        "mã trên hệ thống quốc gia",
        "Nguồn gốc của hộ",
        show_code(str(new)),
        "tách hộ",
        "nhập hộ",
        "đã xem sổ hộ khẩu",
        "Thêm thành viên",
        "01/01/2018 – nay",
    ):
        assert words in text, words


def test_every_kind_of_event_and_every_reason_has_its_words() -> None:
    assert set(life_words.KINDS) == set(EventKind.values)
    assert {*LEAVE_REASONS, "split", "merged", "duplicate", "not_found", *CLOSE_REASONS} == set(
        life_words.WENT
    )
    assert {*JOIN_REASONS, "split", "merged", "duplicate", "recorded"} == set(life_words.CAME)
    assert {*CLOSE_REASONS, "merged", "duplicate"} == set(life_words.CLOSED)
    assert set(life_words.FACTS) == {*PERSON_FACTS, *HOUSEHOLD_FACTS}


def test_after_a_move_the_new_commune_tells_what_the_old_one_recorded(
    officer, household, read_back, small_province, person_at
) -> None:
    with acting(officer):
        village = small_province.hillside.unit.pk
        move_household(household.pk, village, When(date(2018, 11, 1), "chuyển"), acting_user=officer)
    other = person_at(small_province.pine, "commune_officer")
    with acting(other):
        _, paper = hand_out_record(household.pk, ASKED, acting_user=other)
    text = read_back(paper)
    assert "Ghi phiếu khảo sát" in text
    assert "chưa thấy quyết định" in text
    assert "Hộ chuyển đi" in text


def members_of(household: Household) -> list[Member]:
    with acting(system_actor("system.installer")):
        return list(Member.objects.filter(household_id=household.pk).order_by("number"))
