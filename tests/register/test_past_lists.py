"""A list of a past year from its workbook to the register: staged, settled, written, nothing unseen."""

import pytest
from damaged import Damage, Layout, damaged, true_households
from past_lists import PLACES, begun, settle_by_truth

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.stage_past_list import stage_past_list
from rasoat.register.actions.write_past_list import write_past_list
from rasoat.register.models import Household, LegalStatus, StagedHousehold

pytestmark = pytest.mark.django_db
TRUE = true_households(30, 3, review_year=2016, places=PLACES)


@pytest.fixture
def officer(small_province, person_at):
    return person_at(small_province.province, "province_officer")


def staged(who, file, list_year):
    return stage_past_list(begun(who, file.name, file.content, list_year).pk, acting_user=who)


@pytest.mark.parametrize("layout", list(Layout))
def test_every_true_household_comes_in_once(officer, layout):
    file = damaged(TRUE, layout, Damage(), seed=5, review_year=2016)
    past = staged(officer, file, 2017)
    assert past.state == "staged", past.problems
    with acting(officer):
        assert (Household.objects.count(), LegalStatus.objects.count()) == (0, 0)
    settle_by_truth(officer, past, file)
    done = write_past_list(past.pk, acting_user=officer)
    assert (done.state, done.left_over) == ("done", {}), done.problems
    with acting(officer):
        statuses = LegalStatus.objects.filter(list_year=2017, current=True)
        got = sorted(statuses.values_list("class_group", flat=True))
        assert got == sorted(one.class_group for one in TRUE)
        assert not StagedHousehold.objects.filter(settled_by=None).exists()


def test_the_next_year_is_matched_and_the_register_is_what_its_events_say(officer):
    clean = Damage(duplicates=0, versions=0, bad_date=0)
    for year in (2016, 2017):
        file = damaged(TRUE, Layout.FREE, clean, seed=year, review_year=year)
        past = staged(officer, file, year + 1)
        with acting(officer):
            states = [row.state for row in StagedHousehold.objects.filter(past_list=past)]
        assert states.count("matched" if year == 2017 else "pending") > len(TRUE) // 2
        settle_by_truth(officer, past, file)
        assert write_past_list(past.pk, acting_user=officer).state == "done"
    with acting(officer):
        assert Household.objects.count() == len(TRUE)
        assert LegalStatus.objects.filter(current=True).count() == 2 * len(TRUE)
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same
