"""Inviting people, their one-time codes, closing and reopening accounts."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from small_province import TODAY

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.actions.change_own_details import change_own_details
from rasoat.people.actions.close_account import close_account, reissue_code, reopen_account
from rasoat.people.actions.invite_person import Invitation, invite_person
from rasoat.people.decided import Decided
from rasoat.people.management import managed_people
from rasoat.people.models import Assignment, OneTimeCode, TrailEntry, User
from rasoat.people.names import login_for
from rasoat.people.one_time_codes import MOST_FAILURES, why_not
from rasoat.people.permissions import NotAllowed
from rasoat.people.person_faults import is_plain
from rasoat.people.queries import assignments_on

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + dt.timedelta(days=1)
PAPER = Decided("Trần Văn Chủ", "15/QĐ-UBND", TODAY, "ab" * 32)


@pytest.fixture
def officer(small_province, person_at):
    """The officer of the commune ``hill``, acting."""
    with acting(person_at(small_province.hill, "commune_officer")) as who:
        yield who


@pytest.fixture
def head_of_upper(small_province):
    return Invitation(
        "Điểu K'Rang", "village_head", small_province.upper.unit.pk, TODAY, phone="+84 912 345 678"
    )


@pytest.fixture
def invited(officer, head_of_upper):
    return invite_person(head_of_upper, acting_user=officer)


def rules(refused) -> list[str]:
    return [problem.rule for problem in refused.value.problems]


def test_account_role_and_code_come_in_one_go(invited, small_province):
    person, code = invited
    assert (person.login, person.phone, person.must_change_password) == ("krangd", "0912345678", True)
    held = assignments_on(person, TODAY).get()
    assert (held.role, held.unit_id) == ("village_head", small_province.upper.unit.pk)
    assert User.objects.get(pk=person.pk).check_password(code)


def test_the_code_is_kept_nowhere(invited):
    person, code = invited
    kept = OneTimeCode.objects.get(person=person)
    assert code.replace("-", "") not in f"{kept.mac} {person.password}"
    for entry in TrailEntry.objects.filter(subject_code=person.login):
        assert code not in f"{entry.details} {entry.after}"


@pytest.mark.parametrize(
    "change", [lambda code: code.replace("-", ""), lambda code: f" {code.replace('-', ' ')} "]
)
def test_a_code_is_typed_with_or_without_hyphens(invited, change):
    person, code = invited
    assert person.check_password(change(code))


def test_an_own_password_takes_the_place_of_the_code(invited):
    person, code = invited
    person.set_password("mot-cau-cua-toi")
    person.must_change_password = False
    person.save()
    assert not person.check_password(code)
    assert person.check_password("mot-cau-cua-toi")
    assert "đã dùng" in why_not(person.login, code).vi


def test_an_expired_code_says_so(invited):
    person, code = invited
    OneTimeCode.objects.filter(person=person).update(expires_at=timezone.now())
    assert not person.check_password(code)
    assert "hết hạn" in why_not(person.login, code).vi


def test_a_code_typed_at_another_login_says_so_and_opens_nothing(invited, officer, head_of_upper):
    first, code = invited
    other, _ = invite_person(replace(head_of_upper, full_name="Điểu K'Ràng"), acting_user=officer)
    assert other.login == "krangd2"
    assert not other.check_password(code)
    said = why_not(other.login, code)
    assert "tên đăng nhập khác" in said.vi
    assert first.login not in said.vi


def test_who_holds_no_code_learns_nothing(invited):
    person, _ = invited
    assert why_not(person.login, "000000000000") is None
    assert why_not(person.login, "mat-khau") is None


def test_guessing_kills_the_code(invited):
    person, code = invited
    wrong = f"{(int(code.replace('-', '')) + 1) % 10**12:012d}"
    for _ in range(MOST_FAILURES):
        assert not person.check_password(wrong)
    assert not person.check_password(code)
    assert "gõ sai" in why_not(person.login, code).vi


def test_a_form_sent_twice_makes_one_person(invited, officer, head_of_upper):
    with pytest.raises(Refused) as refused:
        invite_person(head_of_upper, acting_user=officer)
    assert rules(refused) == ["person.same"]
    other, _ = invite_person(replace(head_of_upper, login="krang.hai"), acting_user=officer)
    assert other.full_name == invited[0].full_name


def test_every_fault_of_an_invitation_is_told_at_once(officer, small_province, invited):
    asked = Invitation(
        " ", "village_head", small_province.upper.unit.pk, TODAY, valid_to=TODAY,
        areas=(small_province.hillside.unit.pk,), login="krangd", phone="12",
        decided=Decided("Ông A", "", None),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        invite_person(asked, acting_user=officer)
    assert rules(refused) == [
        "person.login_taken",
        "person.name_missing",
        "person.phone_misspelt",
        "role.decision_incomplete",
        "role.dates_reversed",
        "role.area_outside",
    ]
    assert User.objects.filter(kind="person").count() == 2


def test_a_login_taken_elsewhere_says_only_that(small_province, person_at, officer):
    elsewhere = person_at(small_province.quarter, "village_head").person
    asked = Invitation("Ai", "village_head", small_province.upper.unit.pk, TODAY, login=elsewhere.login)
    with pytest.raises(Refused) as refused:
        invite_person(asked, acting_user=officer)
    [problem] = refused.value.problems
    assert elsewhere.full_name not in problem.sentence()
    assert "hỏi tỉnh" in problem.sentence()


@pytest.mark.parametrize("role", ["commune_chair", "commune_officer", "administrator", "supervisor"])
def test_a_commune_gives_village_roles_alone(officer, small_province, role):
    with pytest.raises(NotAllowed):
        invite_person(Invitation("Ai", role, small_province.hill.unit.pk, TODAY), acting_user=officer)


def test_a_role_outside_the_area_is_refused(officer, small_province):
    with pytest.raises(NotAllowed):
        invite_person(
            Invitation("Ai", "village_head", small_province.hillside.unit.pk, TODAY), acting_user=officer
        )


def test_a_paper_decision_is_kept_with_its_scan_and_who_recorded_it(small_province, person_at):
    with acting(person_at(small_province.north, "district_officer")) as district:
        asked = Invitation("Lê Chủ", "commune_chair", small_province.hill.unit.pk, TODAY, decided=PAPER)
        person, _ = invite_person(asked, acting_user=district)
        held = Assignment.objects.get(person=person)
        entry = TrailEntry.objects.get(verb="role.assign")
    assert (held.decided_by, held.decision_scan) == (PAPER.by, PAPER.scan)
    assert entry.person == district.person
    assert entry.after["decided_by"] == PAPER.by
    assert entry.after["decision"] == "15/QĐ-UBND 15/11/2018"


def test_who_leaves_loses_access_at_once_and_acts_stay_theirs(invited, officer):
    person, code = invited
    close_account(person, acting_user=officer, reason="nghỉ hưu")
    person.refresh_from_db()
    assert not person.is_active
    assert not assignments_on(person, TODAY).exists()
    assert person in managed_people(officer)
    assert (
        TrailEntry.objects.filter(subject_code=person.login, verb="person.close").get().reason == "nghỉ hưu"
    )
    assert "khóa" in why_not(person.login, code).vi


def test_a_person_comes_back_with_a_new_code_and_without_roles(invited, officer):
    person, old = invited
    close_account(person, acting_user=officer, reason="nghỉ hưu")
    code = reopen_account(person, acting_user=officer)
    person.refresh_from_db()
    assert person.is_active
    assert person.check_password(code)
    assert not person.check_password(old)
    assert not assignments_on(person, TODAY).exists()


def test_a_new_code_makes_the_old_one_and_the_sessions_worthless(invited, officer):
    person, old = invited
    session = person.get_session_auth_hash()
    new = reissue_code(person, acting_user=officer)
    person.refresh_from_db()
    assert person.check_password(new)
    assert not person.check_password(old)
    assert person.get_session_auth_hash() != session


@pytest.mark.parametrize("act", [close_account, reissue_code])
def test_who_holds_a_role_elsewhere_is_left_to_the_province(invited, officer, small_province, act):
    person, _ = invited
    Assignment.objects.create(
        person=person, role="enumerator", unit=small_province.quarter.unit, valid_from=TOMORROW
    )
    with pytest.raises(Refused) as refused:
        act(person, acting_user=officer, reason="nghỉ hưu")
    assert rules(refused) == ["person.holds_elsewhere"]
    assert "hillside" not in str(refused.value)


@pytest.mark.parametrize("act", [close_account, reissue_code, reopen_account])
def test_a_foreign_account_is_not_touched(officer, small_province, person_at, act):
    foreign = person_at(small_province.quarter, "village_head").person
    with pytest.raises(NotAllowed):
        act(foreign, acting_user=officer, reason="x")


def test_what_makes_no_sense_is_refused(invited, officer):
    person, _ = invited
    with pytest.raises(Refused):
        close_account(person, acting_user=officer, reason=" ")
    with pytest.raises(Refused):
        reopen_account(person, acting_user=officer)
    close_account(person, acting_user=officer, reason="x")
    with pytest.raises(Refused):
        close_account(person, acting_user=officer, reason="x")
    with pytest.raises(Refused):
        reissue_code(person, acting_user=officer)


def test_own_details(officer):
    change_own_details("0912 345 678", "en", acting_user=officer)
    officer.person.refresh_from_db()
    assert (officer.person.phone, officer.person.language) == ("0912345678", "en")
    with pytest.raises(Refused) as refused:
        change_own_details("abc", "fr", acting_user=officer)
    assert rules(refused) == ["person.phone_misspelt", "person.language_unknown"]


def test_only_accounts_below_are_managed(officer, invited, small_province, person_at):
    chair = person_at(small_province.hill, "commune_chair").person
    foreign = person_at(small_province.hillside, "village_head").person
    managed = set(managed_people(officer))
    assert managed == {invited[0]}
    assert not {chair, foreign, officer.person} & managed


@given(st.text(max_size=60), st.integers(0, 3))
def test_any_name_gives_a_login_that_is_free(name, used):
    taken: set[str] = set()
    for _ in range(used + 1):
        login = login_for(name, taken)
        assert is_plain(login)
        assert login not in taken
        taken.add(login)
