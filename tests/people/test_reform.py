"""A reform of units: people go along where a unit became one other; else somebody is asked."""

import datetime as dt

import pytest
from small_province import SINCE, TODAY, Place

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.actions.move_assignments import move_assignments, settle_assignment, unsettled_for
from rasoat.people.actions.move_working_date import move_working_date
from rasoat.people.models import Assignment, TrailEntry
from rasoat.people.queries import as_holder, assignments_on
from rasoat.people.unsettled import Unsettled
from rasoat.places.models import Unit, UnitPeriod, UnitSuccession
from rasoat.places.unit_row import path_of

pytestmark = pytest.mark.django_db
REFORM = TODAY + dt.timedelta(days=10)


@pytest.fixture
def administrator(small_province, person_at):
    with acting(person_at(small_province.province, "administrator")) as who:
        yield who


def end(*places: Place) -> None:
    for place in places:
        UnitPeriod.objects.filter(unit=place.unit).update(valid_to=REFORM)


def begin(parent: Place, code: str, name: str) -> Place:
    unit = Unit.objects.create()
    path = path_of(parent.path, unit.pk)
    UnitPeriod.objects.create(
        unit=unit, code=code, name=name, type="Xã", level="commune", path=path,
        parent=parent.unit, area_type="rural", valid_from=REFORM, search_text="", sort_key="",
        source="test", certainty="invented",
    )  # fmt: skip
    return Place(unit, path)


def became(old: Place, *new: Place, whole: bool = True) -> None:
    for one in new:
        UnitSuccession.objects.create(
            from_unit=old.unit, to_unit=one.unit, on=REFORM, whole=whole, source="test", certainty="invented"
        )


def held_by(person) -> list[tuple[int, dt.date, dt.date | None]]:
    return list(person.assignments.order_by("pk").values_list("unit_id", "valid_from", "valid_to"))


def waiting(who) -> list[Unsettled]:
    return [one for one in unsettled_for(who, REFORM) if not (one.moves_by_itself or one.ends_by_itself)]


@pytest.fixture
def officer(small_province, person_at):
    return person_at(small_province.pine, "commune_officer").person


def test_one_unit_becomes_one_other_and_its_people_go_along(administrator, officer, small_province):
    end(small_province.pine)
    new = begin(small_province.north, "24699", "Thông Mới")
    became(small_province.pine, new)
    assert not as_holder(officer.assignments.get(), REFORM).ranges
    done = move_assignments(REFORM, acting_user=administrator)
    assert (done.moved, done.waiting) == (1, 0)
    assert held_by(officer) == [(small_province.pine.unit.pk, TODAY, REFORM), (new.unit.pk, REFORM, None)]
    assert as_holder(assignments_on(officer, REFORM).get(), REFORM).covers(new.path)
    assert move_assignments(REFORM, acting_user=administrator).moved == 0
    details = TrailEntry.objects.get(verb="role.move").details
    assert (details["from_unit"], details["to_unit"]) == ("Xã Rừng Thông", "Xã Thông Mới")


def test_a_divided_unit_waits_for_a_choice_and_shows_nothing_meanwhile(
    administrator, officer, small_province
):
    end(small_province.pine)
    east, west = begin(small_province.north, "24698", "Đông"), begin(small_province.north, "24699", "Tây")
    became(small_province.pine, east, west, whole=False)
    assert move_assignments(REFORM, acting_user=administrator).waiting == 1
    [found] = waiting(administrator)
    assert {unit.title for unit in found.followers[small_province.pine.unit.pk]} == {"Xã Đông", "Xã Tây"}
    assert not as_holder(officer.assignments.get(), REFORM).ranges
    made = settle_assignment(
        found.assignment, {small_province.pine.unit.pk: west.unit.pk}, REFORM, acting_user=administrator
    )
    assert made.unit == west.unit
    assert waiting(administrator) == []


def test_a_merger_is_asked_about_since_its_people_would_see_more(administrator, officer, small_province):
    end(small_province.pine, small_province.hill)
    new = begin(small_province.north, "24699", "Gộp")
    became(small_province.pine, new)
    became(small_province.hill, new)
    assert move_assignments(REFORM, acting_user=administrator).moved == 0
    [found] = waiting(administrator)
    assert (
        settle_assignment(
            found.assignment, {small_province.pine.unit.pk: None}, REFORM, acting_user=administrator
        )
        is None
    )
    assert not assignments_on(officer, REFORM).exists()


def test_district_roles_end_with_their_tier(administrator, small_province, person_at):
    district = person_at(small_province.south, "district_leader").person
    end(small_province.south)
    assert move_assignments(REFORM, acting_user=administrator).ended == 1
    assert held_by(district) == [(small_province.south.unit.pk, TODAY, REFORM)]


def test_an_area_that_is_gone_is_replaced_and_the_others_stay(administrator, small_province, person_at):
    follower = person_at(
        small_province.province, "following_department", small_province.pine, small_province.town
    ).person
    end(small_province.pine)
    new = begin(small_province.north, "24699", "Thông Mới")
    became(small_province.pine, new)
    move_assignments(REFORM, acting_user=administrator)
    moved = assignments_on(follower, REFORM).get()
    assert [area.unit for area in moved.areas.all()] == [new.unit, small_province.town.unit]


def test_a_deputy_goes_along_and_keeps_the_end(administrator, officer, small_province, person_at):
    helper = person_at(small_province.hillside, "supervisor").person
    holder = officer.assignments.get()
    Assignment.objects.create(
        person=helper, role="commune_officer", unit=small_province.pine.unit, valid_from=TODAY,
        valid_to=REFORM + dt.timedelta(days=5), deputy_for=holder,
    )  # fmt: skip
    helper.assignments.filter(role="supervisor").update(valid_to=TODAY)
    end(small_province.pine)
    new = begin(small_province.north, "24699", "Thông Mới")
    became(small_province.pine, new)
    move_assignments(REFORM, acting_user=administrator)
    deputy = helper.assignments.get(unit=new.unit)
    assert deputy.valid_to == REFORM + dt.timedelta(days=5)
    assert deputy.deputy_for == officer.assignments.get(unit=new.unit)


def test_what_is_no_choice_is_refused(administrator, officer, small_province):
    end(small_province.pine)
    east, west = begin(small_province.north, "24698", "Đông"), begin(small_province.north, "24699", "Tây")
    became(small_province.pine, east, west, whole=False)
    held = officer.assignments.get()
    for choices in ({}, {small_province.pine.unit.pk: small_province.town.unit.pk}):
        with pytest.raises(Refused) as refused:
            settle_assignment(held, choices, REFORM, acting_user=administrator)
        assert refused.value.problems[0].rule == "settle.no_follower"
    with pytest.raises(Refused) as refused:
        settle_assignment(administrator.assignment, {}, REFORM, acting_user=administrator)
    assert refused.value.problems[0].rule == "settle.nothing"


def test_the_working_date_takes_people_along(administrator, officer, small_province):
    end(small_province.pine)
    new = begin(small_province.north, "24699", "Thông Mới")
    became(small_province.pine, new)
    move_working_date(REFORM, acting_user=administrator)
    assert assignments_on(officer, REFORM).get().unit == new.unit
    mover = TrailEntry.objects.get(verb="role.move").person
    assert mover.login == "system.mover"


def test_a_unit_that_only_changes_its_name_moves_nobody(administrator, officer, small_province):
    period = UnitPeriod.objects.get(unit=small_province.pine.unit)
    renamed = period.but(name="Thông Xanh", valid_from=REFORM)
    UnitPeriod.objects.filter(pk=period.pk).update(valid_to=REFORM)
    renamed.save()
    assert move_assignments(REFORM, acting_user=administrator).moved == 0
    assert held_by(officer) == [(small_province.pine.unit.pk, TODAY, None)]
    assert SINCE < TODAY
