"""Searching a unit: what becomes a case, who sees it, and what is never asked again."""

from datetime import timedelta

import pytest
from django.utils import timezone
from duplicate_records import CHILD, FATHER, OTHERS, cases, family, load, searched
from small_province import TODAY

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.register.actions.close_household import close_household
from rasoat.register.actions.search_duplicates import (
    SILENT,
    begin_search,
    cancel_search,
    fail_lost_searches,
    run_search,
)
from rasoat.register.doubles import evidence, reading
from rasoat.register.doubles.noting import lowest_common
from rasoat.register.doubles.reading import parts_of
from rasoat.register.event_rules import When
from rasoat.register.models import DuplicateCase, DuplicateSearch, SearchState

pytestmark = pytest.mark.django_db


def test_two_records_of_one_family_are_one_case(twice, officer, small_province):
    search = searched(small_province.hill.unit.pk, officer)
    [case] = cases()
    assert (case.kind, case.one, case.other) == ("household", *twice[:2])
    assert (case.band, case.state, case.unit_path) == ("certain", "open", small_province.upper.path)
    assert (search.state, search.persons, search.found, search.new) == ("done", 6, 1, 1)
    said = evidence.read(case.evidence)
    assert said.lines[0].en == "2 of the smaller household's 2 members are in both (the other has 2)"
    assert [one.reasons[0].what.en for one in said.people] == ["Same identity number"] * 2
    with acting(system_actor("system.checker")):
        assert TrailEntry.objects.get(verb="duplicate.search").details["new"] == 1


def test_a_person_in_two_households_is_a_case_of_persons(officer, small_province):
    place = small_province.upper.unit.pk
    load(family(place, "Điểu Krang"), family(place, "Thị Mai", (OTHERS[0], CHILD)))
    searched(small_province.hill.unit.pk, officer)
    assert {case.kind for case in cases()} <= {"household", "person"}
    assert len(cases()) == 1


def test_a_second_search_asks_nothing_twice(twice, officer, small_province):
    searched(small_province.hill.unit.pk, officer)
    again = searched(small_province.hill.unit.pk, officer)
    assert (again.found, again.new) == (1, 0)
    assert len(cases()) == 1


def test_what_ended_meanwhile_is_no_question_any_more(twice, officer, small_province):
    searched(small_province.hill.unit.pk, officer)
    with acting(officer):
        close_household(twice[1], "died_out", When(TODAY, "biên bản"), acting_user=officer)
    searched(small_province.hill.unit.pk, officer)
    [case] = cases()
    assert (case.state, case.ended_why) == ("ended", "closed")


def test_in_parts_as_in_one(twice, officer, small_province, monkeypatch):
    lower = small_province.lower.unit.pk
    [there] = load(family(lower, "Điểu Krang"))
    monkeypatch.setattr(
        "rasoat.register.doubles.searching.parts_of", lambda path, who: parts_of(path, who, 1)
    )
    search = searched(small_province.hill.unit.pk, officer)
    assert search.total == 3 * 3
    assert [(case.one, case.other) for case in cases()] == [
        (twice[0], twice[1]),
        (twice[0], there),
        (twice[1], there),
    ]
    assert [case.unit_path for case in cases()][1:] == [small_province.hill.path] * 2


def test_a_pair_across_communes_is_asked_of_who_sees_both(twice, officer, person_at, small_province):
    load(family(small_province.hillside.unit.pk, "Điểu Krang"))
    district = person_at(small_province.north, role="district_officer")
    searched(small_province.north.unit.pk, district)
    assert len(cases()) == 3
    with acting(officer):
        assert DuplicateCase.objects.count() == 1
        assert DuplicateCase.objects.visible_to(officer).count() == 1
    with acting(district):
        assert DuplicateCase.objects.visible_to(district).count() == 3


@pytest.mark.parametrize(
    ("one", "other", "common"),
    [
        ("000001000002000003", "000001000002000003", "000001000002000003"),
        ("000001000002000003", "000001000002000004", "000001000002"),
        ("000001000002", "000001000012000004", "000001"),
        ("000001", "000002", ""),
    ],
)
def test_the_lowest_unit_that_has_both(one, other, common):
    assert lowest_common(one, other) == lowest_common(other, one) == common


def test_who_may_search_and_where(twice, officer, person_at, small_province):
    head = person_at(small_province.hill, role="village_head")
    with acting(head), pytest.raises(NotAllowed):
        begin_search(small_province.hill.unit.pk, acting_user=head)
    with acting(officer), pytest.raises(NotAllowed):
        begin_search(small_province.pine.unit.pk, acting_user=officer)
    with acting(officer), pytest.raises(Refused):
        begin_search(99_999, acting_user=officer)


def test_a_search_is_stopped_before_and_while_it_runs(twice, officer, small_province, monkeypatch):
    with acting(officer):
        begun = begin_search(small_province.hill.unit.pk, acting_user=officer)
        assert begin_search(small_province.hill.unit.pk, acting_user=officer) == begun
        cancel_search(begun.pk, acting_user=officer)
    assert run_search(begun.pk, acting_user=officer).state == SearchState.CANCELLED

    def asked(part, who):
        with acting(who):
            DuplicateSearch.objects.visible_to(who).update(cancel_asked=True)
        return reading.people_of(part, who)

    monkeypatch.setattr("rasoat.register.doubles.searching.people_of", asked)
    assert searched(small_province.hill.unit.pk, officer).state == SearchState.CANCELLED
    assert cases() == []


@pytest.mark.parametrize(("silent", "failed"), [(-1, 0), (0, 1), (1, 1)])
def test_a_search_whose_worker_was_lost_is_failed(twice, officer, small_province, silent, failed):
    with acting(officer):
        begun = begin_search(small_province.hill.unit.pk, acting_user=officer)
        since = timezone.now() - SILENT - timedelta(minutes=silent)
        DuplicateSearch.objects.visible_to(officer).update(state="running", changed_at=since)
    with acting(system_actor("system.checker")) as checker:
        assert fail_lost_searches(acting_user=checker) == failed
        assert (DuplicateSearch.objects.get(pk=begun.pk).state == "failed") is bool(failed)


def test_the_same_number_is_the_reason(twice, officer, small_province):
    assert FATHER
    searched(small_province.hill.unit.pk, officer)
    reasons = evidence.read(cases()[0].evidence).people[0].reasons
    assert (reasons[0].comparison, reasons[0].level, reasons[0].against) == ("identity", "same", False)
