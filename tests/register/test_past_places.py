"""Where and when the households of a past list lived: reforms since, village names, lives that ended."""

from datetime import date

import pytest
from merged_communes import merge_communes, period
from past_lists import Line, begun, brought, rows_of, rules, settle, staged, workbook, written

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.places.models import Unit, UnitPeriod
from rasoat.places.unit_row import path_of
from rasoat.register.actions.apply_reform import begin_reform, run_reform
from rasoat.register.actions.close_household import close_household
from rasoat.register.actions.merge_households import merge_households
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.remove_members import remove_members
from rasoat.register.actions.split_household import split_household
from rasoat.register.event_rules import When
from rasoat.register.models import Household, LegalStatus, Member
from rasoat.register.queries.past.reconciling import reconciliation

pytestmark = pytest.mark.django_db
ONE = Line("Trần Thị Một")
SON = Line("Trần Văn Con", "01/02/1995", relation="Con", sex="Nam")
TWO = Line("Lê Văn Hai", "05/06/1965", sex="Nam", number=2)
AFTER = When(date(2018, 3, 1), "giấy tờ", despite_decision=True)


@pytest.fixture
def officer(small_province, person_at):
    """The officer of the province; afterwards the register is what its events say."""
    yield person_at(small_province.province, "province_officer")
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same


def household_of(who, head):
    with acting(who):
        return Household.objects.visible_to(who).get(head_name=head).pk


def test_a_commune_that_was_merged_since_keeps_its_list_under_its_own_path(officer, small_province):
    new = merge_communes(small_province)
    brought(officer, [ONE], 2018)
    with acting(officer):
        home = Household.objects.visible_to(officer).get()
        status = LegalStatus.objects.visible_to(officer).get()
        assert home.unit_path == path_of(
            path_of(small_province.province.path, new.pk), small_province.upper.unit.pk
        )
        assert status.unit_path == small_province.upper.path
        year = reconciliation(small_province.north.unit.pk, 2018, officer)
        assert [part.lines["poor"].end.households for part in year.parts] == [1, 0]


def test_a_village_that_is_gone_is_chosen_by_a_person(officer, small_province):
    merge_communes(small_province, lower_ends=True)
    past = staged(officer, [ONE._replace(village="Buôn Hạ")], 2018)
    [row] = rows_of(officer, past)
    assert (row.state, rules(row)) == ("to_settle", ["past.village_is_gone"])
    settle(officer, row, "new", village=small_province.upper.unit.pk)
    assert written(officer, past).state == "done"


def test_villages_of_one_name_are_told_by_their_commune(officer, small_province):
    with acting(officer):
        other = Unit.objects.create()
    pine = small_province.pine
    period(other, pine.unit, path_of(pine.path, other.pk), "246020002", "Thôn", "Thượng", "village",
           date(2010, 1, 1))  # fmt: skip
    brought(officer, [ONE, ONE._replace(commune="Xã Rừng Thông", name="Y Bốn")], 2018)
    with acting(officer):
        paths = dict(Household.objects.visible_to(officer).values_list("head_name", "unit_path"))
    assert paths == {
        "Trần Thị Một": small_province.upper.path, "Y Bốn": path_of(pine.path, other.pk)
    }  # fmt: skip


def test_units_of_a_later_year_are_a_fault(officer, small_province):
    UnitPeriod.objects.filter(unit=small_province.hill.unit).update(valid_from=date(2018, 7, 1))
    past = staged(officer, [ONE], 2018)
    assert "past.file_of_another_year" in [problem["rule"] for problem in past.problems]
    [row] = rows_of(officer, past)
    assert row.state == "to_settle"
    assert "past.unit_of_another_year" in rules(row)


def test_the_very_file_is_the_one_of_then(officer):
    done = brought(officer, [ONE], 2018)
    again = begun(officer, "khac-ten.xlsx", workbook([ONE]), 2018)
    assert (again.pk, again.state) == (done.pk, "done")


def test_who_died_before_the_visit_is_looked_at_once(officer):
    brought(officer, [ONE, SON], 2017)
    code = household_of(officer, ONE.name)
    with acting(officer):
        son = Member.objects.visible_to(officer).get(name=SON.name).pk
        remove_members(code, [son], "death", When(date(2017, 6, 1), "giấy báo tử"), acting_user=officer)
    past = staged(officer, [ONE, SON], 2018)
    [row] = rows_of(officer, past)
    assert (row.state, rules(row)) == ("to_settle", ["past.alive_after_death"])
    settle(officer, row, "same", household=code)
    [again] = rows_of(officer, staged(officer, [ONE, SON, TWO], 2018, "lan-hai.xlsx"))[:1]
    assert (again.state, again.method) == ("matched", "decision")
    assert written(officer, past).state == "done"


VISITED = ((date(2017, 9, 30), "to_settle"), (date(2017, 10, 1), "to_settle"), (date(2017, 10, 2), "matched"))


@pytest.mark.parametrize(("died", "state"), VISITED)
def test_who_died_after_the_visit_was_there(officer, died, state):
    brought(officer, [ONE, SON], 2017)
    with acting(officer):
        son = Member.objects.visible_to(officer).get(name=SON.name).pk
        code = household_of(officer, ONE.name)
        remove_members(code, [son], "death", When(died, "giấy báo tử"), acting_user=officer)
    [row] = rows_of(officer, staged(officer, [ONE, SON], 2018))
    assert row.state == state


def test_a_household_that_ended_later_was_there_then(officer):
    brought(officer, [ONE, TWO], 2018)
    code = household_of(officer, ONE.name)
    with acting(officer):
        close_household(code, "left_province", AFTER, acting_user=officer)
    [row, _] = rows_of(officer, brought(officer, [ONE, TWO], 2017))
    assert (row.household, row.created) == (code, False)


def test_a_household_that_merged_later_stood_for_itself(officer):
    brought(officer, [ONE, SON, TWO], 2018)
    one, two = household_of(officer, ONE.name), household_of(officer, TWO.name)
    with acting(officer):
        members = Member.objects.visible_to(officer).filter(household=one).order_by("pk")
        relations = dict(zip(members.values_list("pk", flat=True), ("spouse", "child"), strict=True))
        merge_households(one, two, relations, AFTER, acting_user=officer)
    found = rows_of(officer, brought(officer, [ONE, SON, TWO], 2017))
    assert [row.household for row in found] == [one, two]


def test_who_split_off_later_stands_with_the_old_household(officer):
    brought(officer, [ONE, SON], 2018)
    code = household_of(officer, ONE.name)
    with acting(officer):
        son = Member.objects.visible_to(officer).get(name=SON.name).pk
        split_household(code, [son], {son: "head"}, AFTER, acting_user=officer)
    [row] = rows_of(officer, brought(officer, [ONE, SON], 2017))
    assert row.household == code


def test_households_carried_by_a_reform_are_matched(officer, small_province, person_at):
    brought(officer, [ONE, TWO._replace(village="Bon Sườn Đồi", commune="Xã Rừng Thông")], 2018)
    merge_communes(small_province)
    with acting(officer):
        reform = begin_reform(date(2018, 11, 10), {}, acting_user=officer)
    run_reform(reform.pk)
    later = person_at(small_province.province, "province_officer")
    found = rows_of(later, brought(later, [ONE], 2017))
    assert [row.created for row in found] == [False]
