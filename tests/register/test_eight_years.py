"""Eight years of a small province, three of them from damaged workbooks: to the household, and balanced."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from damaged import Damage, Layout, TrueHousehold, damaged, true_households
from past_lists import PLACES, begun

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.places.models import Installation
from rasoat.places.queries import unit_on
from rasoat.register.actions.complete_list import complete_list
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.record_published_total import record_published_totals
from rasoat.register.actions.settle_staged import Settlement, settle_certain, settle_staged
from rasoat.register.actions.stage_past_list import stage_past_list
from rasoat.register.actions.write_past_list import write_past_list
from rasoat.register.changing import changing
from rasoat.register.events.event import Draft
from rasoat.register.loading import load_bulk
from rasoat.register.models import EventKind, Household, LegalStatus, StagedHousehold
from rasoat.register.movements.columns import Column
from rasoat.register.movements.queries import movement
from rasoat.register.queries.past.reconciling import reconciliation
from rasoat.register.values import NewHousehold, NewMember, Years

pytestmark = pytest.mark.django_db
PAST, LATER, TODAY = (2016, 2017, 2018), (2019, 2020, 2021, 2022, 2023), date(2023, 6, 1)
LAYOUTS = {2016: Layout.NATIONAL, 2017: Layout.FREE, 2018: Layout.NATIONAL}
ORDER = (2018, 2016, 2017)
"""In which the files turn up."""
SWAPPED = {("Đồi Cao", 2017, "poor"), ("Rừng Thông", 2018, "near_poor")}
"""Published totals that are wrong by one household."""


class Truth:
    """The households as they were: ``lists[year]`` says by household who was poor or near-poor."""

    def __init__(self, seed: int) -> None:
        chance = Random(seed)
        self.households = {one.id: one for one in true_households(24, seed, places=PLACES)}
        now = {name: one.class_group for name, one in self.households.items() if chance.random() < 0.6}
        self.lists: dict[int, dict[str, str]] = {}
        for year in (*PAST, *LATER):
            self.lists[year] = dict(now)
            for name in self.households:
                if chance.random() < 0.3:
                    now[name] = chance.choice(("poor", "near_poor", "none"))
            now = {name: group for name, group in now.items() if group != "none"}

    def of(self, year: int, commune: str = "", group: str = "") -> list[str]:
        return [
            name for name, said in self.lists[year].items()
            if group in ("", said) and self.households[name].commune.endswith(commune)
        ]  # fmt: skip

    def persons(self, names: list[str]) -> int:
        return sum(len(self.households[name].people) for name in names)


@pytest.fixture
def officer(small_province, person_at):
    Installation.objects.update(working_date=TODAY)
    return person_at(small_province.province, "province_officer")


def test_three_damaged_years_reconcile_with_five_decided_ones(officer, small_province):
    truth = Truth(seed=4)
    codes = decided_years(truth, small_province)
    complete(officer, small_province, LATER[0])
    for year in ORDER:
        publish(officer, small_province, truth, year)
        bring_in(officer, truth, year, codes)
        complete(officer, small_province, year)
    assert lists_of_register(officer, codes) == truth.lists
    assert differences(officer, small_province) == SWAPPED
    check_movements(officer, small_province, truth)
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same


def decided_years(truth: Truth, province) -> dict[str, int]:
    """The register knows who was listed from 2019 on; what it decided follows year by year."""
    names = sorted({name for year in LATER for name in truth.lists[year]})
    villages = {"Thôn Thượng": province.upper, "Buôn Hạ": province.lower, "Bon Sườn Đồi": province.hillside}
    made = [registered(truth.households[name], villages) for name in names]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(made, Years("", 0, 0, "", TODAY), acting_user=installer)
        found = Household.objects.visible_to(installer).order_by("pk").values_list("pk", flat=True)
        codes = dict(zip(names, found, strict=True))
        for before, year in zip((None, *LATER), LATER, strict=False):
            decide(truth, codes, truth.lists[before] if before else {}, year, installer)
    return codes


def registered(one, villages) -> NewHousehold:
    people = tuple(
        NewMember(person.name, person.relation, person.sex, person.birth, person.ethnic_group,
                  person.identity_number)
        for person in one.people
    )  # fmt: skip
    return NewHousehold(
        village=villages[one.village].unit.pk, members=people, registered_on=date(2018, 10, 5),
        persons=len(people),
    )  # fmt: skip


def decide(truth: Truth, codes: dict[str, int], before: dict[str, str], year: int, who) -> None:
    classes = {name: truth.lists[year].get(name, "none") for name in {*before, *truth.lists[year]}}
    with changing([codes[name] for name in classes], who) as change:
        change.write_each([
            Draft(EventKind.STATUS_DECIDED, codes[name], change.states[codes[name]].unit_path,
                  date(year, 1, 1), said(year, group, len(truth.households[name].people)))
            for name, group in sorted(classes.items())
        ])  # fmt: skip


def said(year: int, group: str, persons: int) -> dict[str, object]:
    return {
        "assessment": None, "class_group": group, "class_id": "", "decision_date": f"{year}-01-01",
        "decision_number": f"{year}/QĐ-UBND", "list_year": year, "persons": persons,
        "signer": "Chủ tịch Mẫu", "why": "",
    }  # fmt: skip


def bring_in(who, truth: Truth, year: int, codes: dict[str, int]) -> None:
    """Through all the steps; the officer knows the truth, and settles by it what is doubtful."""
    here = [listed(truth.households[name], group, year) for name, group in truth.lists[year].items()]
    file = damaged(here, LAYOUTS[year], Damage(), seed=year, review_year=year - 1)
    past = stage_past_list(begun(who, file.name, file.content, year).pk, acting_user=who)
    assert past.state == "staged", past.problems
    with acting(who):
        settle_certain(past.pk, acting_user=who)
        rows = StagedHousehold.objects.visible_to(who).filter(past_list=past)
        seen = {file.rows[row.row].household for row in rows.exclude(state="to_settle")}
        for row in rows.filter(state="to_settle").order_by("id"):
            name = file.rows[row.row].household
            settle_staged(row.pk, by_truth(row, codes.get(name), again=name in seen), acting_user=who)
            seen.add(name)
    done = write_past_list(past.pk, acting_user=who)
    assert (done.state, done.left_over) == ("done", {}), done.problems
    with acting(who):
        for row in StagedHousehold.objects.visible_to(who).filter(past_list=past, state="merged"):
            assert codes.setdefault(file.rows[row.row].household, row.household) == row.household


def listed(one: TrueHousehold, group: str, year: int) -> TrueHousehold:
    """As the list of that year has it: visited in the autumn before."""
    return replace(one, class_group=group, review_date=one.review_date.replace(year=year - 1))


def by_truth(row: StagedHousehold, code: int | None, *, again: bool) -> Settlement:
    if again:
        return Settlement("reject", "trùng dòng trước", row.revision)
    outcome = "same" if code else "new"
    return Settlement(outcome, "đã đối chiếu hồ sơ", row.revision, household=code)


def complete(who, province, year: int) -> None:
    for commune in (province.hill, province.pine):
        with acting(who):
            complete_list(commune.unit.pk, year, acting_user=who)


def publish(who, province, truth: Truth, year: int) -> None:
    with acting(who):
        for commune in (province.hill, province.pine):
            name = unit_on(commune.unit.pk, date(year, 1, 1)).name
            totals = {}
            for group in ("poor", "near_poor"):
                names = truth.of(year, name, group)
                wrong = (name, year, group) in SWAPPED
                totals[group] = len(names) + wrong, truth.persons(names) + wrong
            record_published_totals(commune.unit.pk, year, totals, f"QĐ {year}", acting_user=who)


def lists_of_register(who, codes: dict[str, int]) -> dict[int, dict[str, str]]:
    names = {code: name for name, code in codes.items()}
    found: dict[int, dict[str, str]] = {year: {} for year in (*PAST, *LATER)}
    with acting(who):
        listed = LegalStatus.objects.visible_to(who).filter(current=True).exclude(class_group="none")
        for code, year, group in listed.values_list("household_id", "list_year", "class_group"):
            found[year][names[code]] = group
    return found


def differences(who, province) -> set[tuple[str, int, str]]:
    """Unit, year and class of every difference that is open; all others are equal."""
    found = set()
    for year in PAST:
        with acting(who):
            told = reconciliation(province.north.unit.pk, year, who)
        for part in told.parts:
            for group, line in part.lines.items():
                assert line.others == 0, (part.unit.name, year, group)
                if line.standing != "equal":
                    assert line.difference == (-1, -1), (part.unit.name, year, group, line)
                    found.add((part.unit.name, year, group))
    return found


def check_movements(who, province, truth: Truth) -> None:
    years = (*PAST, *LATER)
    unit = unit_on(province.province.unit.pk, TODAY)
    for start, end in pairwise(years):
        with acting(who):
            found = movement(who, unit, date(start, 1, 1), date(end, 1, 1))
        assert found.breaches == ()
        for group in ("poor", "near_poor"):
            for column, year in ((Column.OPENING, start), (Column.CLOSING, end)):
                cell, names = found.tables[group][column], truth.of(year, group=group)
                assert (cell.households, cell.persons) == (len(names), truth.persons(names)), (year, group)
