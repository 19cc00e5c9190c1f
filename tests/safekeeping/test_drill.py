"""The drill of CI: a backup put back elsewhere, compared, and forgotten."""

import psycopg
import pytest

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.safekeeping import addresses
from rasoat.safekeeping.actions.back_up import back_up
from rasoat.safekeeping.actions.drill import drill
from rasoat.safekeeping.models import Run


def databases() -> set[str]:
    with psycopg.connect(addresses.builder()) as builder:
        found = builder.execute("SELECT datname FROM pg_database WHERE datname LIKE 'rasoat_scratch%'")
        return {name for (name,) in found.fetchall()}


def test_a_drill_proves_the_newest_backup(households, folder):
    made = back_up()
    before = databases()
    shown = drill()
    assert shown.rows > 100
    run = Run.objects.get(kind="drill")
    assert run.backup == made.name
    assert run.proved["content"] == shown.content
    assert run.faults == []
    assert databases() - before == set()
    with acting(system_actor("system.checker")):
        assert TrailEntry.objects.get(verb="safekeeping.drill").details == {"faults": 0}


def test_a_drill_that_fails_says_so_and_leaves_no_database(households, folder):
    made = back_up()
    (made / "database.dump").write_bytes(b"PGDMP")
    before = databases()
    with pytest.raises(Refused):
        drill()
    run = Run.objects.get(kind="drill")
    assert run.proved == {}
    assert run.faults[0]["rule"] == "safekeeping.truncated"
    assert databases() - before == set()


def test_without_a_backup_there_is_no_drill(households, folder):
    with pytest.raises(Refused, match="no backup yet"):
        drill()
