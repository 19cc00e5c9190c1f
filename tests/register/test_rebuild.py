"""The events are the only source: what is computed from them anew is the same to the byte."""

import pytest
from django.db import connection, transaction
from sample_households import YEARS, surveyed

from rasoat.people.permissions import NotAllowed
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.derivation.checksum import checksum
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household, RegisterEvent
from rasoat.register.values import NewHousehold, NewMember, NewStatus

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(installer, small_province):
    """A few households in every village."""
    for place in (small_province.upper, small_province.lower, small_province.hillside):
        village = place.unit.pk
        head = (NewMember("Ma Thị Thử", "head"),)
        listed = NewHousehold(village, head, YEARS.as_of, last_status=NewStatus(2018, "poor"))
        load_bulk([surveyed(village), surveyed(village, rich=True), listed], YEARS, acting_user=installer)
    return installer


def test_computed_anew_it_is_the_same_to_the_byte(filled):
    rebuilt = rebuild_register(acting_user=filled)
    assert rebuilt.households == 9
    assert rebuilt.same
    assert rebuilt.checksum_after == checksum()


def test_a_row_changed_by_hand_is_put_right(filled):
    before = checksum()
    Household.objects.filter(head_name="Ma Thị Thử").update(persons=9)
    rebuilt = rebuild_register(acting_user=filled)
    assert not rebuilt.same
    assert checksum() == before


def test_everything_derived_may_be_lost(filled):
    before = checksum()
    with connection.cursor() as cursor:
        for table in ("searchtoken", "legalstatus", "assessment", "member", "household", "villagetally"):
            cursor.execute(f"DELETE FROM register_{table}")
    rebuild_register(acting_user=filled)
    assert checksum() == before


@pytest.mark.parametrize(
    "change", ["UPDATE register_registerevent SET payload = '{}'", "DELETE FROM register_registerevent"]
)
def test_events_are_only_added(filled, change):
    with (
        pytest.raises(Exception, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
    assert RegisterEvent.objects.count() == 27


def test_only_who_may_computes_anew(filled, small_province, person_at):
    with pytest.raises(NotAllowed):
        rebuild_register(acting_user=person_at(small_province.province))
