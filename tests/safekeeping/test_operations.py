"""The page of operations: what it shows, to whom, and how the log of changes is judged."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as configured
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rasoat.people.acting import acting
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.safekeeping.due import is_due, is_late, last_good
from rasoat.safekeeping.models import Kind, Run
from rasoat.safekeeping.noting import Outcome, note
from rasoat.safekeeping.queries import operations
from rasoat.safekeeping.wal.state import WalKept, wal_state

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
NIGHT = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)
"""Half past one in Viet Nam."""


def ran(kind: Kind, at: datetime, *, well: bool = True) -> Run:
    return Run.objects.create(
        kind=kind, began_at=at, milliseconds=900, backup="rasoat-1", faults=[] if well else [{"rule": "x"}]
    )


@pytest.mark.parametrize(
    ("role", "status"), [("operator", 200), ("administrator", 200), ("province_officer", 403)]
)
def test_operators_and_administrators_see_it(role, status, folder, person_at, small_province):
    client = Client()
    client.force_login(person_at(small_province.province, role).person)
    assert client.get(reverse("operations")).status_code == status


def test_it_is_refused_to_others(folder, person_at, small_province):
    with pytest.raises(NotAllowed):
        operations(person_at(small_province.hill, "commune_officer"))


def test_it_shows_the_last_good_run_and_what_is_late(folder, person_at, small_province):
    now = datetime.now(UTC)
    good = ran(Kind.BACKUP, now - timedelta(hours=3))
    ran(Kind.BACKUP, now, well=False)
    found = operations(person_at(small_province.province, "operator"))
    assert found.last[Kind.BACKUP] == good
    assert found.late == {Kind.DRILL}
    assert [run.faults for run in found.recent] == [[{"rule": "x"}], []]
    assert found.disks[0].free > 0


def test_a_first_backup_is_due_at_once_and_a_first_drill_at_night():
    assert is_due(Kind.BACKUP, NOON)
    assert not is_due(Kind.DRILL, NOON)
    assert is_due(Kind.DRILL, NIGHT)


@pytest.mark.parametrize(
    ("hours", "by_night", "by_day", "late"),
    [(19, False, False, False), (21, True, False, False), (31, True, True, False), (33, True, True, True)],
)
def test_a_backup_waits_for_the_night_but_not_for_ever(hours, by_night, by_day, late):
    for now, due in ((NIGHT, by_night), (NOON, by_day)):
        ran(Kind.BACKUP, now - timedelta(hours=hours))
        assert last_good(Kind.BACKUP).began_at <= now
        assert is_due(Kind.BACKUP, now) is due
    assert is_late(Kind.BACKUP, NOON) is late


def test_a_run_is_added_to_and_never_changed(small_province):
    with acting(system_actor("system.keeper")) as keeper:
        run = note(Kind.BACKUP, NOON, Outcome("rasoat-1"), {}, acting_user=keeper)
    assert run.pk


def test_the_log_is_judged_by_what_the_server_says(folder):
    state = wal_state()
    if configured.DATABASE_SERVER:
        assert state.kept is WalKept.NONE
        assert not state.good
    else:
        assert state.kept in {WalKept.ARCHIVED, WalKept.FAILING}


def test_the_page_asks_the_database_little(folder, person_at, small_province):
    ran(Kind.BACKUP, NIGHT)
    client = Client()
    client.force_login(person_at(small_province.province, "operator").person)
    with CaptureQueriesContext(connection) as statements:
        answer = client.get(reverse("operations"))
    assert "rasoat-1" in answer.content.decode()
    assert len(statements) <= 30, [one["sql"][:90] for one in statements]
