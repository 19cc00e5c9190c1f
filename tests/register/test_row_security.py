"""The second lock on every table about households: raw SQL sees and writes only the person's area."""

import pytest
from django.db import connection, transaction
from sample_households import YEARS, surveyed

from rasoat.people.acting import acting
from rasoat.people.guard import NobodyNamed
from rasoat.people.queries import system_actor
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household
from rasoat.register.values import NewStatus

pytestmark = pytest.mark.django_db
TABLES = ("registerevent", "household", "member", "assessment", "legalstatus", "searchtoken", "villagetally")


@pytest.fixture
def province(small_province):
    """A surveyed household with a past status in two communes."""
    villages = (small_province.upper.unit.pk, small_province.hillside.unit.pk)
    households = [surveyed(village, last_status=NewStatus(2018, "poor")) for village in villages]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(households, YEARS, acting_user=installer)
    return small_province


def paths(table: str) -> set[str]:
    """The unit paths of all rows that a query without any condition finds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT unit_path FROM register_{table}")
        return {path for (path,) in cursor.fetchall()}


@pytest.mark.parametrize("table", TABLES)
def test_raw_sql_sees_the_persons_area_alone(province, person_at, table):
    both = {province.upper.path, province.hillside.path}
    for place, visible in [
        (province.province, both),
        (province.north, both),
        (province.hill, {province.upper.path}),
        (province.pine, {province.hillside.path}),
        (province.lower, set()),
        (province.south, set()),
    ]:
        with acting(person_at(place)):
            assert paths(table) == visible


@pytest.mark.parametrize("table", TABLES)
def test_nobody_named_sees_nothing_and_is_told_so(province, table):
    with connection.connection.cursor() as cursor:
        assert cursor.execute(f"SELECT count(*) FROM register_{table}").fetchone() == (0,)
    with pytest.raises(NobodyNamed):
        paths(table)


def test_rows_do_not_move_into_foreign_areas(province, person_at):
    with (
        acting(person_at(province.hill)),
        pytest.raises(Exception, match="row-level security"),
        transaction.atomic(),
    ):
        Household.objects.update(unit_path=province.hillside.path)


def test_rows_of_others_are_not_deleted(province, person_at):
    with acting(person_at(province.pine)), connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_searchtoken")
    with acting(person_at(province.hill)):
        assert paths("searchtoken") == {province.upper.path}


def test_events_are_written_in_ones_own_name_only(province, person_at):
    other = person_at(province.hill)
    with (
        acting(person_at(province.hill)),
        pytest.raises(Exception, match="row-level security"),
        transaction.atomic(),
    ):
        write_event(province, other.person.pk)


def test_and_in_ones_own_area_only(province, person_at):
    with (
        acting(person_at(province.pine)) as who,
        pytest.raises(Exception, match="row-level security"),
        transaction.atomic(),
    ):
        write_event(province, who.person.pk)


def write_event(province, person: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO register_registerevent"
            " (kind, household, keeper_id, sequence, unit_path, valid_on, payload, person_id)"
            " VALUES ('members_recorded', 1, %s, 99, %s, '2018-01-01', '{}', %s)",
            [province.hill.unit.pk, province.upper.path, person],
        )
