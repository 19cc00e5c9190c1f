"""A past list comes in: statuses without evidence, nothing doubled, nothing guessed."""

from dataclasses import replace

import pytest
from sample_households import YEARS
from survey_files import HILL, THREE, row, workbook

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.trail import say
from rasoat.places.queries import unit_on
from rasoat.register.actions.begin_import import begin_import
from rasoat.register.actions.import_last_list import ImportedList, import_last_list
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.run_import import run_import
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import Household, LegalStatus, Member
from rasoat.register.queries.lists import list_for
from rasoat.surveys.classify import classify
from rasoat.surveys.listing.workbooks import to_national_workbook
from rasoat.surveys.lists import lists_of
from rasoat.surveys.reader import read_survey

pytestmark = pytest.mark.django_db
LISTED = (row(1, "Trần Thị Một"), row(2, "Y Hai", "Hạ"), row(3, "Lê Giàu", rich=True, last_class="poor"))


@pytest.fixture
def officer(small_province, person_at):
    return person_at(small_province.hill, "commune_officer")


def national(rows=LISTED, header=HILL) -> bytes:
    """The national workbook of the lists that these rows make."""
    law = rule_book().law
    survey = read_survey(workbook(rows, header), law)
    return to_national_workbook(lists_of(classify(survey, law), law))


def bring_in(who, rows=LISTED, header=HILL, list_year: int = 2018) -> ImportedList:
    with acting(who):
        return import_last_list("danh-sach.xlsx", national(rows, header), list_year, acting_user=who)


def test_who_was_poor_is_registered_with_a_status_without_evidence(officer):
    done = bring_in(officer)
    assert (done.households, done.created, done.members, done.set_aside) == (2, 2, 4, 1)
    with acting(officer):
        statuses = LegalStatus.objects.order_by("id")
        assert [(one.list_year, one.class_group, one.basis, one.with_evidence) for one in statuses] == [
            (2018, "poor", "imported", False),
            (2018, "poor", "imported", False),
        ]
        heads = Household.objects.order_by("id").values_list("head_name", "persons")
        assert list(heads) == [("Trần Thị Một", 2), ("Y Hai", 2)]
        assert Member.objects.count() == 4


def test_the_same_list_again_changes_nothing(officer):
    bring_in(officer)
    again = bring_in(officer)
    assert (again.created, again.known, again.unchanged) == (0, 0, 2)
    with acting(officer):
        assert (Household.objects.count(), LegalStatus.objects.count()) == (2, 2)


def test_a_list_of_another_year_adds_statuses_to_the_households(officer):
    bring_in(officer, list_year=2017)
    done = bring_in(officer, list_year=2018)
    assert (done.created, done.known) == (0, 2)
    with acting(officer):
        years = LegalStatus.objects.filter(current=True).values_list("list_year", flat=True)
        assert sorted(years) == [2017, 2017, 2018, 2018]


def test_the_database_keeps_one_status_a_list_year(officer):
    bring_in(officer)
    with acting(officer):
        found = LegalStatus.objects.first()
        found.pk, found.class_group = 10**9, "near_poor"
        with pytest.raises(Exception, match="one_status_a_list_year"):
            found.save(force_insert=True)


def test_a_survey_after_it_shows_who_leaves(officer, small_province):
    bring_in(officer)
    with acting(officer):
        codes = {one.head_name: one.code for one in Household.objects.all()}
        now = [
            row(1, "Trần Thị Một", code=codes["Trần Thị Một"], last_class="poor"),
            row(2, "Y Hai", "Hạ", rich=True, code=codes["Y Hai"], last_class="poor"),
        ]
        began = begin_import("doi-cao.xlsx", workbook(now), YEARS, acting_user=officer)
    done = run_import(began.pk, acting_user=officer)
    assert (done.state, done.updated, done.problems) == ("done", 2, [])
    with acting(officer):
        hill = unit_on(small_province.hill.unit.pk, YEARS.as_of)
        assert [one.head_name for one in list_for(officer, hill, YEARS, "poor").rows] == ["Trần Thị Một"]
        assert [one.head_name for one in list_for(officer, hill, YEARS, "left_poor").rows] == ["Y Hai"]


def test_faults_are_told_and_nothing_is_written(officer):
    header = replace(HILL, villages=(replace(HILL.villages[0], name="Thưởn"),))
    with pytest.raises(Refused) as refused:
        bring_in(officer, [replace(THREE[0], village="Thưởn")], header)
    [problem] = refused.value.problems
    assert problem.rule == "unit.unknown"
    assert "Thôn Thượng" in problem.remedy.vi
    assert problem.place.startswith("danh-sach.xlsx › Sau rà soát › A")
    with acting(officer):
        assert Household.objects.count() == 0


def test_another_commune_is_not_brought_in(person_at, small_province):
    stranger = person_at(small_province.town, "commune_officer")
    with pytest.raises(Refused) as refused:
        bring_in(stranger)
    assert {problem.rule for problem in refused.value.problems} == {"list.outside_your_areas"}


def test_who_may_not_does_not(person_at, small_province):
    with pytest.raises(NotAllowed):
        bring_in(person_at(small_province.hill, "commune_chair"))


def test_it_stands_in_the_trail(officer):
    bring_in(officer)
    with acting(officer):
        assert say(TrailEntry.objects.get(verb="list.import"), "vi").endswith(": 2 hộ.")


def test_the_register_is_what_its_events_say(officer, installer):
    bring_in(officer, list_year=2017)
    bring_in(officer)
    assert rebuild_register(acting_user=installer).same
