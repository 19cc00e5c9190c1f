"""The sealer: what waits is sealed, in order, once; what is not ours is not."""

import json

import pytest
from django.db import ProgrammingError, connection, transaction
from refusals import refused_by

from rasoat.people.acting import acting
from rasoat.people.actions.accept_restore import accept_restore
from rasoat.people.models import TrailEntry, TrailLink, TrailSeal, Unsealed
from rasoat.people.queries import system_actor
from rasoat.people.sealing.readers import SEALER
from rasoat.people.sealing.watch import seal_now


def test_what_is_written_waits_and_is_sealed(trail):
    assert Unsealed.objects.count() == 0
    trail.write("hill")
    assert Unsealed.objects.count() == 1
    sealed = trail.seal()
    assert (sealed.number, sealed.links) == (3, 1)
    assert Unsealed.objects.count() == 0
    assert trail.verify().whole


def test_nothing_waits_nothing_is_sealed(trail):
    assert trail.seal() is None
    assert TrailSeal.objects.count() == 2


def test_positions_have_no_gap_and_follow_the_order_of_writing(trail):
    links = TrailLink.objects.filter(chain=trail.paths["hill"]).order_by("position")
    assert list(links.values_list("position", flat=True)) == [1, 2, 3]
    assert list(links.values_list("row_id", flat=True)) == trail.entries("hill")


def test_every_seal_stands_in_the_file_of_roots(trail):
    lines = [json.loads(line) for line in trail.roots.path.read_text().splitlines()]
    stored = TrailSeal.objects.order_by("number").values_list("number", "root")
    assert [(line["number"], line["root"]) for line in lines] == [
        (n, bytes(root).hex()) for n, root in stored
    ]
    assert trail.roots.path.stat().st_mode & 0o777 == 0o600


def test_an_entry_from_outside_is_never_sealed(trail):
    with trail.superuser() as superuser:
        superuser.execute("ALTER TABLE people_trailentry ENABLE TRIGGER to_seal")
        superuser.execute(
            """INSERT INTO people_trailentry
               (at, person_id, role, verb, subject_kind, subject_code, unit_path, details, reason, mac)
               SELECT now(), min(id), 'x', 'role.end', 'person', 'an', %s, '{}', '', sha256('x')
               FROM people_user""",
            [trail.paths["hill"]],
        )
    assert Unsealed.objects.count() == 1
    assert trail.seal() is None
    assert [str(one.kind) for one in trail.verify().breaks] == ["entry_forged"]


def test_a_crash_between_database_and_file_is_mended_by_the_next_seal(trail):
    lines = trail.roots.path.read_text().splitlines(keepends=True)
    trail.roots.path.write_text(lines[0])
    trail.write("hill")
    trail.seal()
    assert [json.loads(line)["number"] for line in trail.roots.path.read_text().splitlines()] == [1, 2, 3]
    assert trail.verify().whole


def drop_the_newest(trail) -> None:
    """As if yesterday's database were put in place of today's."""
    with trail.superuser() as superuser:
        superuser.execute(
            "DELETE FROM people_trailentry WHERE id IN (SELECT row_id FROM people_traillink WHERE seal = 2)"
        )
        superuser.execute("DELETE FROM people_traillink WHERE seal = 2")
        superuser.execute("DELETE FROM people_trailseal WHERE number = 2")


def test_over_an_older_database_nothing_is_sealed_until_the_restore_is_accepted(trail):
    drop_the_newest(trail)
    trail.write("hill")
    with refused_by("trail.database_older"):
        trail.seal()
    with acting(system_actor(SEALER)) as sealer:
        assert accept_restore(acting_user=sealer, reason="mất điện, phục hồi bản đêm qua") == 1
    assert trail.seal().number == 2
    assert trail.verify().whole
    assert "mất điện" in trail.roots.path.read_text()


def test_a_restore_is_not_accepted_without_a_reason(trail):
    with acting(system_actor(SEALER)) as sealer, refused_by("trail.restore_why"):
        accept_restore(acting_user=sealer, reason=" ")


def test_with_another_key_nothing_is_sealed(trail, settings, tmp_path):
    from rasoat.config.keys import Keys

    settings.KEYS = Keys(tmp_path / "keys")
    trail.write("hill")
    with refused_by("trail.other_key"):
        trail.seal()
    assert Unsealed.objects.count() == 1


@pytest.mark.parametrize("line", ["{", "[]", '{"number": 1}', "\x00"])
def test_a_file_of_roots_that_cannot_be_read_is_said(trail, line):
    with trail.roots.path.open("a") as file:
        file.write(line + "\n")
    with refused_by("trail.roots_unreadable"):
        trail.verify()


def test_many_batches_one_after_the_other(trail, monkeypatch):
    monkeypatch.setattr("rasoat.people.sealing.sealer.MOST", 2)
    trail.write("hill", "pine", "town", "hill", "pine")
    assert [seal.links for seal in seal_now()] == [2, 2, 1]
    assert trail.verify().whole


def test_another_sealer_at_work_is_left_to_it(trail, own_database):
    import psycopg
    from databases import owner_conninfo

    from rasoat.people.sealing.sealer import LOCK

    trail.write("hill")
    with psycopg.connect(owner_conninfo(own_database)) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        assert trail.seal() is None
    assert trail.seal().links == 1


def test_an_entry_that_was_undone_leaves_nothing_to_seal(trail):
    with transaction.atomic():
        trail.write("hill")
        transaction.set_rollback(True)
    assert trail.seal() is None


@pytest.mark.parametrize("table", ["people_traillink", "people_trailseal"])
@pytest.mark.parametrize("statement", ["DELETE FROM {table}", "TRUNCATE {table}"])
def test_the_application_may_not_touch_links_and_seals(trail, table, statement):
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute(statement.format(table=table))


def test_letters_of_every_kind_are_sealed_as_they_are(trail):
    from rasoat.people.trail import Subject, record

    installer = system_actor("system.installer")
    with acting(installer):
        record(
            "role.end",
            acting_user=installer,
            subject=Subject("person", "đ\u00a0'\"\\\n\t🙂"),
            unit_path=trail.paths["hill"],
            details={"valid_to": "\u2028 \x7f \x01 1e400 ở"},
            before={"b": 1.0, "a": [1, 2.50, None, True, {"z": -0.0}]},
            reason="x" * 10_000,
        )
    assert trail.seal().links == 1
    assert trail.verify().whole
    with acting(installer):
        kept = TrailEntry.objects.order_by("-id").first()
        assert kept.before == {"a": [1, 2.5, None, True, {"z": -0.0}], "b": 1.0}
