"""A reform of units: households follow their villages with code and history; old lists stay as they were."""

from dataclasses import replace
from datetime import date

import pytest
from merged_communes import DAY, merge_communes
from sample_households import YEARS, surveyed
from small_province import SINCE

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.places.unit_row import path_of
from rasoat.register.actions.apply_reform import begin_reform, run_reform, stop_reform
from rasoat.register.actions.freeze_list import freeze_list
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.verify_lists import verify_lists
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household, LegalStatus, Reform, Standing
from rasoat.register.queries.as_of import household_as_of, list_as_of
from rasoat.register.reform.plan import plan
from rasoat.register.values import NewStatus

pytestmark = pytest.mark.django_db

BEFORE = date(2018, 11, 1)
LISTED = NewStatus(2018, "poor", decision_date=date(2017, 12, 20))


@pytest.fixture
def listed(small_province):
    """The codes of a poor household in each of the four villages."""
    places = [small_province.upper, small_province.lower, small_province.hillside, small_province.quarter]
    with acting(system_actor("system.installer")) as installer:
        made = [replace(surveyed(place.unit.pk), last_status=LISTED) for place in places]
        load_bulk(made, YEARS, acting_user=installer)
        return list(Household.objects.visible_to(installer).order_by("pk").values_list("pk", flat=True))


@pytest.fixture
def officer(listed, person_at, small_province):
    """The officer of the province; afterwards the register is what its events say."""
    with acting(person_at(small_province.province)) as who:
        yield who
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same


def carried(officer, choices=None):
    return run_reform(begin_reform(DAY, choices or {}, acting_user=officer).pk)


def test_households_follow_their_villages_and_keep_their_codes(officer, listed, small_province):
    new = merge_communes(small_province)
    assert [(move.households, move.to is not None) for move in plan(DAY, officer)] == [(1, True)] * 3
    done = carried(officer)
    assert (done.state, done.done, done.total) == ("done", 3, 3)
    path = path_of(small_province.province.path, new.pk)
    moved = Household.objects.filter(unit_path__startswith=path)
    assert set(moved.values_list("pk", flat=True)) == set(listed[:3])
    assert Household.objects.get(pk=listed[3]).unit_path == small_province.quarter.path
    assert plan(DAY, officer) == []


def test_the_new_commune_sees_the_life_of_before(officer, listed, small_province, person_at):
    new = merge_communes(small_province)
    carried(officer)
    place = replace(small_province.hill, unit=new, path=path_of(small_province.province.path, new.pk))
    with acting(person_at(place, "commune_officer")) as other:
        assert set(Household.objects.visible_to(other).values_list("pk", flat=True)) == set(listed[:3])
        assert LegalStatus.objects.visible_to(other).count() == 3
        assert household_as_of(listed[0], BEFORE, other).unit_path == small_province.upper.path
        assert len(list_as_of(small_province.hill.path, BEFORE, other)) == 2
        assert len(list_as_of(place.path, DAY, other)) == 3


def test_a_list_frozen_before_is_the_same_after(officer, listed, small_province):
    frozen = freeze_list(small_province.hill.unit.pk, BEFORE, "Trước sắp xếp", acting_user=officer)
    merge_communes(small_province)
    carried(officer)
    assert verify_lists(acting_user=officer).broken == ()
    again = freeze_list(small_province.hill.unit.pk, BEFORE, "Nhìn lại", acting_user=officer)
    assert (frozen.households, again.households) == (2, 2)
    assert verify_lists(acting_user=officer).broken == ()


def test_standings_change_their_place_on_the_day(officer, listed, small_province):
    merge_communes(small_province)
    carried(officer)
    times = Standing.objects.filter(household=listed[0]).order_by("since").values_list("since", "until")
    assert list(times) == [(date(2017, 12, 20), DAY), (DAY, None)]


def test_a_village_that_ended_waits_for_a_choice(officer, listed, small_province):
    merge_communes(small_province, lower_ends=True)
    [first, *_] = plan(DAY, officer)
    assert (first.village.name, first.to) == ("Hạ", None)
    assert {one.name for one in first.options} == {"Thượng", "Sườn Đồi"}
    with pytest.raises(Refused) as refused:
        begin_reform(DAY, {}, acting_user=officer)
    assert [problem.rule for problem in refused.value.problems] == ["reform.no_choice"]
    done = carried(officer, {small_province.lower.unit.pk: small_province.upper.unit.pk})
    assert done.done == 3
    assert Household.objects.get(pk=listed[1]).unit_id == small_province.upper.unit.pk


def test_stopped_it_goes_on_with_the_rest(officer, listed, small_province, monkeypatch):
    merge_communes(small_province)
    begun = begin_reform(DAY, {}, acting_user=officer)
    from rasoat.register.actions import apply_reform

    carry = apply_reform.carry

    def carry_one(moves, day):
        carried = carry(moves, day)
        stop_reform(begun.pk, acting_user=officer)
        return carried

    monkeypatch.setattr(apply_reform, "carry", carry_one)
    assert run_reform(begun.pk).state == "stopped"
    assert Reform.objects.get().done == 2
    monkeypatch.undo()
    assert run_reform(begun.pk).done == 3
    assert run_reform(begun.pk).state == "done"


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2018, 11, 16), "reform.future"), (BEFORE, "reform.nothing"), (SINCE, "reform.nothing")],
)
def test_a_day_on_which_nothing_moves(officer, listed, small_province, day, said):
    with pytest.raises(Refused) as refused:
        begin_reform(day, {}, acting_user=officer)
    assert said in [problem.rule for problem in refused.value.problems]


def test_one_reform_at_a_time_and_only_for_the_province(officer, listed, small_province, person_at):
    merge_communes(small_province)
    begin_reform(DAY, {}, acting_user=officer)
    with pytest.raises(Refused) as refused:
        begin_reform(DAY, {}, acting_user=officer)
    assert [problem.rule for problem in refused.value.problems] == ["reform.under_way"]
    with acting(person_at(small_province.north, "district_officer")) as other, pytest.raises(NotAllowed):
        begin_reform(DAY, {}, acting_user=other)
