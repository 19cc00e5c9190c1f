"""The drill of CI: a backup put back elsewhere, compared, and forgotten."""

import psycopg
import pytest
from django.db import connections

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.people.sealing.watch import seal_now
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


def test_a_drill_verifies_the_trail_up_to_the_backup(households, folder):
    sealed = sum(seal.links for seal in seal_now())
    back_up()
    seal_now()
    assert sealed > 0
    assert drill().sealed == sealed


def test_a_trail_that_was_changed_before_the_backup_is_found(households, folder):
    back_up()
    seal_now()
    with connections["owner"].cursor() as owner:
        owner.execute("ALTER TABLE people_trailentry DISABLE TRIGGER append_only")
        owner.execute(
            "UPDATE people_trailentry SET reason = 'khác' WHERE id = (SELECT min(id) FROM people_trailentry)"
        )
        owner.execute("ALTER TABLE people_trailentry ENABLE TRIGGER append_only")
    back_up()
    with pytest.raises(Refused) as refused:
        drill()
    assert {problem.rule for problem in refused.value.problems} == {"safekeeping.trail"}


def test_a_table_without_its_lock_is_found(households, folder):
    with connections["owner"].cursor() as owner:
        owner.execute("ALTER TABLE register_household DISABLE ROW LEVEL SECURITY")
    back_up()
    with pytest.raises(Refused) as refused:
        drill()
    assert [problem.place for problem in refused.value.problems] == ["register_household"]
