"""Loading one small commune of the demonstration into a real PostgreSQL."""

import pytest
from databases import clone, fresh_name, pointed_at
from django.contrib.auth import authenticate
from django.http import HttpRequest

from rasoat.campaigns.queries import years_of
from rasoat.demonstration import load, seed
from rasoat.demonstration.known_codes import known_codes
from rasoat.demonstration.logins import logins
from rasoat.demonstration.new_households import new_households
from rasoat.demonstration.plan import plan
from rasoat.demonstration.seed import ISSUER, SEED
from rasoat.demonstration.workbook import commune_workbook
from rasoat.law.reading.load import shipped
from rasoat.people.acting import acting
from rasoat.people.models import Assignment, TrailEntry
from rasoat.people.queries import system_actor
from rasoat.people.trail import say
from rasoat.places import installation
from rasoat.places.models import Level, Unit, UnitPeriod
from rasoat.places.queries import breadcrumb, unit_on, units_of_level
from rasoat.register.models import Assessment, Household, LegalStatus
from rasoat.surveys.reader import read_survey

TRUC_SON = "24661"
VILLAGES = [village for village in plan(SEED) if village.commune.code == TRUC_SON]


def quiet(_households):
    pass


@pytest.fixture(scope="module")
def loaded(database_template, django_db_blocker):
    """Loaded once, in a database of this module, which its tests only read."""
    with (
        django_db_blocker.unblock(),
        clone(database_template, fresh_name()) as name,
        pointed_at(name),
    ):
        yield load.ensure_loaded(communes={TRUC_SON}, progress=quiet)


def test_households_surveys_and_statuses_are_in(loaded):
    assert loaded.households == sum(village.households for village in VILLAGES)
    assert loaded.surveys == sum(village.surveyed for village in VILLAGES)
    assert loaded.statuses == sum(village.last_poor + village.last_near_poor for village in VILLAGES)
    with acting(system_actor("system.installer")) as installer:
        assert Household.objects.visible_to(installer).count() == loaded.households
        assert Assessment.objects.visible_to(installer).count() == loaded.surveys
        assert LegalStatus.objects.visible_to(installer).count() == loaded.statuses


def test_the_database_is_a_demonstration_on_its_day(loaded):
    now = installation.current()
    assert now.is_demonstration
    assert now.issuer == ISSUER
    assert now.today == installation.DEMONSTRATION_DAY
    assert years_of(2019).review_year == 2018
    assert years_of(2019).standard == "vn-2016-2020"


def test_all_units_are_there_and_villages_say_that_they_are_invented(loaded):
    day = installation.today()
    assert len(units_of_level(Level.COMMUNE, day)) == 71
    assert len(units_of_level(Level.VILLAGE, day)) == 713
    villages = UnitPeriod.objects.filter(level=Level.VILLAGE)
    assert set(villages.values_list("certainty", flat=True)) == {"illustrative"}
    assert all("trình diễn" in source for source in villages.values_list("source", flat=True).distinct())


def test_household_codes_begin_with_the_demonstrations_digits(loaded):
    with acting(system_actor("system.installer")) as installer:
        codes = Household.objects.visible_to(installer).values_list("id", flat=True)
        assert all(str(code).startswith(str(ISSUER)) for code in codes)


def test_every_login_signs_in_and_is_marked(loaded):
    for each in logins():
        person = authenticate(HttpRequest(), username=each.login, password=each.password)
        assert person is not None
        assert person.full_name.endswith("(Trình diễn)")
        assert Assignment.objects.filter(person=person).count() == 1


def test_every_login_acts_in_the_unit_it_says(loaded):
    day = installation.today()
    for each in logins():
        unit = Assignment.objects.get(person__login=each.login).unit
        above = [row.title for row in breadcrumb(unit_on(unit.pk, day), day)]
        assert each.unit == ", ".join(reversed(above[1:] or above))


def test_the_load_is_in_the_trail(loaded):
    with acting(system_actor("system.installer")) as installer:
        entry = TrailEntry.objects.visible_to(installer).get(verb="demonstration.load")
        assert entry.details == {
            "households": loaded.households,
            "surveys": loaded.surveys,
            "seed": SEED,
        }
        assert str(loaded.households) in say(entry, "vi")


def test_a_workbook_for_this_database_has_its_codes(loaded):
    survey = read_survey(commune_workbook(TRUC_SON, codes=known_codes(TRUC_SON)), shipped())
    with acting(system_actor("system.installer")) as installer:
        heads = dict(Household.objects.visible_to(installer).values_list("id", "head_name"))
    assert len(survey.households) == loaded.surveys
    for household in survey.households:
        assert heads[int(household.code)] == household.head.name
    assert all(village.code for village in survey.header.villages)


def test_codes_of_a_commune_that_was_not_loaded_are_those_of_its_villages(loaded):
    assert all(number == "" for _, number in known_codes("24616"))


def test_loading_again_changes_nothing(loaded):
    units = Unit.objects.count()
    assert load.ensure_loaded(communes={TRUC_SON}, progress=quiet) is None
    assert Unit.objects.count() == units


AWAITED = [(commune, place) for commune, place in seed.AWAITED]


def test_of_an_awaited_village_is_known_what_was_known_before_its_survey():
    (commune, place) = AWAITED[0]
    village = next(one for one in plan(SEED) if (one.commune.code, one.place) == (commune, place))
    households = [
        one
        for one in new_households(SEED, {number: number for number in range(1, 714)}, {commune})
        if one.village == village.number
    ]
    listed = [one for one in households if one.last_status]
    assert len(households) == village.households
    assert len(listed) == village.last_poor + village.last_near_poor
    assert not any(one.survey for one in households)
    assert not any(member.answers for one in households for member in one.members)
    assert any(len(one.members) > 1 for one in listed)
    assert all(len(one.members) == 1 for one in households if not one.last_status)
