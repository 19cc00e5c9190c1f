"""The practice area, and trainings with their attendance."""

import datetime as dt

import pytest
from small_province import TODAY

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.actions.invite_person import Invitation, invite_person
from rasoat.people.actions.make_practice_area import make_practice_area
from rasoat.people.actions.record_training import record_attendance, record_training
from rasoat.people.models import Attendance, TrailEntry, Training
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import as_holder
from rasoat.places.models import Unit
from rasoat.places.queries import units_under

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(small_province, person_at):
    with acting(person_at(small_province.province, "administrator")) as who:
        yield who


@pytest.fixture
def officer(small_province, person_at):
    with acting(person_at(small_province.hill, "commune_officer")) as who:
        yield who


def test_the_practice_area_lies_beside_the_province(administrator, small_province):
    area = make_practice_area(acting_user=administrator)
    assert len(area.root.path) == 6
    assert area.commune.path.startswith(area.root.path)
    assert not administrator.covers(area.commune.path)
    inside = {unit.id for unit in units_under(small_province.province.path, TODAY)}
    assert not inside & set(Unit.objects.filter(practice=True).values_list("pk", flat=True))
    assert area.commune.score_region == "central_highlands"


def test_one_acts_there_in_a_role_of_its_own(administrator):
    area = make_practice_area(acting_user=administrator)
    there = as_holder(administrator.person.assignments.get(unit_id=area.root.id), TODAY)
    with acting(there):
        learner, _ = invite_person(
            Invitation("Người Học", "commune_officer", area.commune.id, TODAY), acting_user=there
        )
    assert as_holder(learner.assignments.get(), TODAY).covers(area.villages[0].path)
    with acting(there), pytest.raises(NotAllowed):
        invite_person(
            Invitation("Ai", "commune_officer", administrator.assignment.unit_id, TODAY), acting_user=there
        )


def test_it_is_made_once_by_who_answers_for_the_province(administrator, small_province, person_at):
    make_practice_area(acting_user=administrator)
    officer = person_at(small_province.hill, "commune_officer")
    with pytest.raises(Refused):
        make_practice_area(acting_user=administrator)
    with acting(officer), pytest.raises(NotAllowed):
        make_practice_area(acting_user=officer)


@pytest.fixture
def training(officer, small_province):
    return record_training(small_province.hill.unit.pk, " Khảo sát  phiếu B ", TODAY, acting_user=officer)


@pytest.fixture
def heads(officer, small_province):
    asked = [Invitation(f"Y Bắc {one}", "village_head", small_province.upper.unit.pk, TODAY) for one in "AB"]
    return [invite_person(one, acting_user=officer)[0] for one in asked]


def test_a_training_and_its_attendance(officer, training, heads, small_province):
    assert training.title == "Khảo sát phiếu B"
    assert record_attendance(training, heads, acting_user=officer) == 2
    assert record_attendance(training, heads, acting_user=officer) == 0
    assert (
        record_training(small_province.hill.unit.pk, "Khảo sát phiếu B", TODAY, acting_user=officer)
        == training
    )
    assert TrailEntry.objects.filter(verb="training.record").count() == 1
    assert TrailEntry.objects.get(verb="attendance.record").details == {"count": 2}


def test_a_training_of_another_area_is_not_seen(training, heads, officer, small_province, person_at):
    record_attendance(training, heads, acting_user=officer)
    foreign = person_at(small_province.pine, "commune_officer")
    with acting(foreign):
        assert not Training.objects.exists()
        assert not Attendance.objects.exists()
    district = person_at(small_province.north, "district_officer")
    with acting(district):
        assert Training.objects.visible_to(district).get() == training


def test_people_of_other_offices_cannot_be_listed(officer, training, small_province, person_at):
    foreign = person_at(small_province.quarter, "village_head").person
    with pytest.raises(Refused) as refused:
        record_attendance(training, [foreign], acting_user=officer)
    assert refused.value.problems[0].rule == "training.foreign_person"


@pytest.mark.parametrize("day", [None, TODAY + dt.timedelta(days=1)])
def test_faults_of_a_training(officer, small_province, day):
    with pytest.raises(Refused) as refused:
        record_training(small_province.hill.unit.pk, " ", day, acting_user=officer)
    assert [one.rule for one in refused.value.problems] == ["training.no_title", "training.no_day"]
    with pytest.raises(NotAllowed):
        record_training(small_province.pine.unit.pk, "x", TODAY, acting_user=officer)
