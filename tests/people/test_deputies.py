"""Deputies, and the last administrator."""

import datetime as dt

import pytest
from small_province import TODAY

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.actions.appoint_deputy import appoint_deputy
from rasoat.people.actions.assign_role import assign_role
from rasoat.people.actions.close_account import close_account
from rasoat.people.actions.create_person import create_person
from rasoat.people.actions.end_assignment import end_assignment
from rasoat.people.actions.record_training import record_training
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import as_holder
from rasoat.people.trail_files import role_said

pytestmark = pytest.mark.django_db
MONTH = TODAY + dt.timedelta(days=30)


@pytest.fixture
def administrator(small_province, person_at):
    with acting(person_at(small_province.province, "administrator")) as who:
        yield who


@pytest.fixture
def chair(small_province, person_at, administrator):
    return person_at(small_province.hill, "commune_chair").assignment


@pytest.fixture
def vice(administrator):
    return create_person("pho.chu", "Trần Phó", None, acting_user=administrator)


def rules(refused) -> list[str]:
    return [problem.rule for problem in refused.value.problems]


def appoint(chair, person, administrator, **more):
    dates = {"valid_from": TODAY, "valid_to": MONTH} | more
    return appoint_deputy(chair, person, acting_user=administrator, reason="nghỉ phép", **dates)


def test_a_deputy_acts_in_the_role_for_a_time(chair, vice, administrator, small_province):
    made = appoint(chair, vice, administrator)
    holder = as_holder(made, TODAY)
    assert holder.role == "commune_chair"
    assert holder.covers(small_province.upper.path)
    assert "làm thay" in holder.role_name.vi
    entry = TrailEntry.objects.get(verb="role.deputy")
    assert (entry.details["holder"], entry.reason) == (chair.person.login, "nghỉ phép")


def test_the_trail_tells_a_deputy_from_the_holder(small_province, person_at, administrator):
    officer = person_at(small_province.hill, "commune_officer")
    helper = person_at(small_province.upper, "supervisor").person
    helper.assignments.update(valid_to=TODAY)
    made = appoint(officer.assignment, helper, administrator)
    deputy = as_holder(made, TODAY)
    with acting(deputy):
        record_training(small_province.hill.unit.pk, "Khảo sát", TODAY, acting_user=deputy)
        entry = TrailEntry.objects.get(verb="training.record")
    assert role_said(entry.role, "vi") == "Công chức làm công tác giảm nghèo cấp xã (làm thay)"
    assert role_said("system.sealer", "en") == "Sealer of the trail"


def test_a_deputy_ends_with_the_holder(chair, vice, administrator):
    made = appoint(chair, vice, administrator)
    end_assignment(chair, TODAY + dt.timedelta(days=3), acting_user=administrator)
    made.refresh_from_db()
    assert made.valid_to == TODAY + dt.timedelta(days=3)


def test_what_a_deputy_cannot_be(chair, vice, administrator, person_at, small_province):
    with pytest.raises(Refused) as refused:
        appoint(chair, vice, administrator, valid_from=TODAY - dt.timedelta(days=1), valid_to=None)
    assert rules(refused) == ["deputy.no_end", "deputy.beyond"]
    with pytest.raises(Refused) as refused:
        appoint(chair, chair.person, administrator)
    assert "deputy.oneself" in rules(refused)
    deputy = appoint(chair, vice, administrator)
    other = create_person("nguoi.khac", "Lê Khác", None, acting_user=administrator)
    with pytest.raises(Refused) as refused:
        appoint(deputy, other, administrator)
    assert "deputy.of_a_deputy" in rules(refused)


def test_who_surveys_does_not_stand_in_for_who_decides(chair, vice, administrator, small_province):
    assign_role(vice, "enumerator", small_province.upper.unit.pk, acting_user=administrator, valid_from=TODAY)
    with pytest.raises(Refused) as refused:
        appoint(chair, vice, administrator)
    assert rules(refused) == ["role.incompatible"]


def test_an_office_appoints_no_deputy_for_a_role_it_may_not_give(chair, small_province, person_at):
    officer = person_at(small_province.hill, "commune_officer")
    helper = person_at(small_province.upper, "village_head").person
    with acting(officer), pytest.raises(NotAllowed):
        appoint(chair, helper, officer)


def test_the_last_administrator_stays(administrator, small_province, person_at):
    with pytest.raises(Refused) as refused:
        end_assignment(administrator.assignment, MONTH, acting_user=administrator)
    assert rules(refused) == ["person.last_administrator"]
    with pytest.raises(Refused) as refused:
        close_account(administrator.person, acting_user=administrator, reason="nghỉ")
    assert rules(refused) == ["person.last_administrator"]
    person_at(small_province.province, "administrator")
    end_assignment(administrator.assignment, MONTH, acting_user=administrator)


def test_an_administrator_who_never_signed_in_does_not_count(administrator, small_province, vice):
    assign_role(
        vice, "administrator", small_province.province.unit.pk, acting_user=administrator, valid_from=TODAY
    )
    with pytest.raises(Refused):
        end_assignment(administrator.assignment, MONTH, acting_user=administrator)


def test_a_deputy_or_a_time_that_ends_does_not_count(administrator, small_province, vice, person_at):
    other = person_at(small_province.province, "administrator")
    other.assignment.valid_to = MONTH
    other.assignment.save()
    with pytest.raises(Refused):
        end_assignment(administrator.assignment, TODAY, acting_user=administrator)


def test_nobody_gives_a_role_to_oneself(administrator, small_province):
    with pytest.raises(Refused) as refused:
        assign_role(
            administrator.person,
            "auditor",
            small_province.hill.unit.pk,
            acting_user=administrator,
            valid_from=TODAY,
        )
    assert rules(refused) == ["role.to_oneself"]


def test_a_person_of_another_office_is_not_pulled_in(small_province, person_at):
    officer = person_at(small_province.hill, "commune_officer")
    foreign = person_at(small_province.hillside, "village_head").person
    with acting(officer), pytest.raises(NotAllowed):
        assign_role(
            foreign, "enumerator", small_province.upper.unit.pk, acting_user=officer, valid_from=TODAY
        )
