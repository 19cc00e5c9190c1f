"""The commune officer of the demonstration brings its survey in: only the awaited village is new."""

from rasoat.campaigns.queries import years_of
from rasoat.demonstration.known_codes import known_codes
from rasoat.demonstration.load import ensure_loaded
from rasoat.demonstration.plan import plan
from rasoat.demonstration.seed import AWAITED, COMMUNE, SEED
from rasoat.demonstration.workbook import commune_workbook
from rasoat.people.acting import acting
from rasoat.people.models import Assignment
from rasoat.people.queries import as_holder
from rasoat.places import installation
from rasoat.register.actions.begin_import import begin_import
from rasoat.register.actions.run_import import run_import
from rasoat.register.models import ImportState, VillageTally

VILLAGES = [village for village in plan(SEED) if village.commune.code == COMMUNE]
AWAITED_SURVEYS = sum(village.surveyed for village in VILLAGES if (COMMUNE, village.place) in AWAITED)


def bring_in(who, content):
    with acting(who):
        begun = begin_import("quang-son.xlsx", content, years_of(2019), acting_user=who)
    return run_import(begun.pk, acting_user=who)


def test_the_awaited_village_comes_in_and_what_was_there_stays(own_database):
    ensure_loaded(communes={COMMUNE}, progress=lambda _households: None)
    officer = as_holder(Assignment.objects.get(person__login="xa"), installation.today())
    content = commune_workbook(COMMUNE, codes=known_codes(COMMUNE))

    done = bring_in(officer, content)
    assert (done.state, done.problems if done.faults else []) == (ImportState.DONE, [])
    assert done.households == sum(village.surveyed for village in VILLAGES)
    assert (done.created, done.updated) == (0, AWAITED_SURVEYS)
    assert done.unchanged == done.households - AWAITED_SURVEYS > 0
    assert bring_in(officer, content).pk == done.pk
    with acting(officer):
        surveyed = VillageTally.objects.visible_to(officer).filter(campaign="periodic-2018")
        assert sum(tally.households for tally in surveyed) == done.households
