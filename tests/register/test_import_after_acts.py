"""A survey meets what was recorded meanwhile: who died, which household ended, who went to another one."""

from dataclasses import replace
from datetime import date

import pytest
from sample_households import YEARS
from survey_files import THREE, workbook

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.actions.begin_import import begin_import
from rasoat.register.actions.close_household import close_household
from rasoat.register.actions.join_members import join_members
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.remove_members import remove_members
from rasoat.register.actions.run_import import run_import
from rasoat.register.actions.split_household import split_household
from rasoat.register.event_rules import When
from rasoat.register.models import Assessment, Household, Member
from rasoat.register.values import NewMember

pytestmark = pytest.mark.django_db

NEXT = replace(YEARS, campaign="again-2018")
AFTER = When(date(2018, 11, 12), "giấy tờ")


@pytest.fixture
def officer(small_province, person_at):
    """The commune's officer; afterwards the register is what its events say."""
    yield person_at(small_province.hill, "commune_officer")
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same


def bring_in(who, rows, years=YEARS):
    with acting(who):
        began = begin_import("doi-cao.xlsx", workbook(rows), years, acting_user=who)
    return run_import(began.pk, acting_user=who)


@pytest.fixture
def known(officer):
    """The first household of the survey, in the register, and its row with the code."""
    bring_in(officer, THREE)
    with acting(officer):
        code = Household.objects.visible_to(officer).order_by("pk").first().pk
    return code, replace(THREE[0], code=str(code))


def people_of(household):
    return list(Member.objects.filter(household_id=household, left_on__isnull=True).order_by("number"))


def again(officer, row):
    return bring_in(officer, [row], NEXT)


def rules(done):
    return [problem["rule"] for problem in done.problems]


def day_of_visit(code):
    return Assessment.objects.filter(household_id=code).order_by("review_date").first().review_date


def test_who_died_is_not_met_again(officer, known):
    code, row = known
    with acting(officer):
        _, child = people_of(code)
        when = When(day_of_visit(code), "giấy chứng tử")
        remove_members(code, [child.pk], "death", when, acting_user=officer)
    done = again(officer, row)
    assert rules(done) == ["survey.person_died"]
    assert done.state == "refused"
    assert "›" in done.problems[0]["place"]


def test_a_household_that_ended_is_not_surveyed(officer, known):
    code, row = known
    with acting(officer):
        close_household(code, "dissolved", When(day_of_visit(code), "đã giải thể"), acting_user=officer)
    assert rules(again(officer, row)) == ["survey.household_ended"]


def test_who_split_off_is_another_household_s_and_a_namesake_is_somebody_new(officer, known):
    code, row = known
    with acting(officer):
        _, child = people_of(code)
        when = When(day_of_visit(code), "tách hộ")
        new = split_household(code, [child.pk], {child.pk: "head"}, when, acting_user=officer)
    assert again(officer, row).state == "done"
    with acting(officer):
        assert child.pk not in [one.pk for one in people_of(code)]
        assert [one.pk for one in people_of(new)] == [child.pk]


def test_what_came_after_the_visit_stays(officer, known):
    code, row = known
    with acting(officer):
        join_members(code, [NewMember("Bé Sau", "child")], "birth", AFTER, acting_user=officer)
    assert again(officer, row).state == "done"
    with acting(officer):
        assert "Bé Sau" in [one.name for one in people_of(code)]
