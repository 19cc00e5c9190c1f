"""Of households that changed only the rows that changed are written, and they are those of a rebuild."""

import pytest
from django.db import connection
from sample_households import YEARS, surveyed

from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.derivation import tables
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.tallies import count_again
from rasoat.register.events.event import Draft
from rasoat.register.events.reading import all_households, events_of
from rasoat.register.events.recorder import Recorder, commune_of
from rasoat.register.loading import load_bulk
from rasoat.register.models import EventKind, Household, Member

pytestmark = pytest.mark.django_db


@pytest.fixture
def household(installer, small_province):
    """The code of one of two households of a head and a child."""
    village = small_province.upper.unit.pk
    load_bulk([surveyed(village), surveyed(village)], YEARS, acting_user=installer)
    return all_households(installer)[0]


def only_the_head_is_left(household, installer):
    """The event that says so, and the rows that follow from it."""
    before = [fold(events) for events in events_of([household], installer)]
    [recorded] = [event for event in next(events_of([household], installer)) if "members" in event.payload]
    said = {"complete": True, "members": recorded.payload["members"][:1]}
    path = before[0].unit_path
    with Recorder([commune_of(path)], installer) as recorder:
        recorder.write([Draft(EventKind.MEMBERS_RECORDED, household, path, YEARS.as_of, said)])
    tables.replace(before, [fold(events) for events in events_of([household], installer)])
    count_again([path])


def rows(table):
    """Each row of a table by where it lies: one that was written anew lies elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ctid::text, to_json(found)::text FROM {table} AS found")
        return dict(cursor.fetchall())


def test_what_is_written_is_what_a_rebuild_writes(household, installer):
    only_the_head_is_left(household, installer)
    assert Household.objects.get(pk=household).persons == 1
    assert Member.objects.filter(household_id=household, left_on=YEARS.as_of).count() == 1
    assert rebuild_register(acting_user=installer).same


def test_nobody_finds_the_household_by_who_left(household, installer):
    before = rows("register_searchtoken")
    only_the_head_is_left(household, installer)
    gone = [found for place, found in before.items() if place not in rows("register_searchtoken")]
    assert len(gone) == 4
    assert all(f'"household":{household}' in found for found in gone)
    assert '"token":"con"' in " ".join(gone)


@pytest.mark.parametrize(("table", "written"), [("household", 1), ("member", 1), ("assessment", 0)])
def test_rows_that_did_not_change_are_not_written(household, installer, table, written):
    before = rows(f"register_{table}")
    only_the_head_is_left(household, installer)
    assert len(rows(f"register_{table}").items() - before.items()) == written
