"""What happened to a few households of the demonstration: each kind of act, recorded by a person."""

from collections import Counter
from collections.abc import Iterator

import pytest
from databases import clone, fresh_name, pointed_at

from rasoat.demonstration.happenings import HAPPENED_IN
from rasoat.demonstration.load import ensure_loaded
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.verify_lists import verify_lists
from rasoat.register.models import Household, Lineage, RegisterEvent


@pytest.fixture(scope="module")
def loaded(database_template: str, django_db_blocker) -> Iterator[None]:
    """The demonstration with the one commune filled."""
    with (
        django_db_blocker.unblock(),
        clone(database_template, fresh_name()) as name,
        pointed_at(name),
    ):
        ensure_loaded(communes={HAPPENED_IN}, progress=lambda _households: None)
        yield


@pytest.fixture
def installer(loaded):
    with acting(system_actor("system.installer")) as who:
        yield who


def test_every_kind_of_act_is_there(installer):
    kinds = Counter(RegisterEvent.objects.visible_to(installer).values_list("kind", flat=True))
    expected = {
        "member_joined": 2, "member_left": 3, "head_changed": 1, "household_closed": 1, "moved_in": 2,
        "moved_out": 1, "fact_corrected": 1, "event_undone": 1,
    }  # fmt: skip
    assert {kind: kinds[kind] for kind in expected} == expected
    assert Counter(Lineage.objects.visible_to(installer).values_list("kind", flat=True)) == {
        "split": 1,
        "merged": 1,
    }


def test_a_person_recorded_them(installer):
    acts = TrailEntry.objects.filter(verb__startswith="household.", person__login="huyen")
    assert acts.filter(verb="household.split").count() == 1
    assert all(entry.reason for entry in acts)


def test_it_is_what_the_events_say_and_the_list_stays(installer):
    assert rebuild_register(acting_user=installer).same
    found = verify_lists(acting_user=installer)
    assert (found.lists, found.broken) == (1, ())
    assert Household.objects.visible_to(installer).filter(closed_on__isnull=False).count() == 1
