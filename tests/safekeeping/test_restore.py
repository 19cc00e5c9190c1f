"""A backup in the place of the database, and every backup that is refused."""

import json
import os
import shutil

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection, connections

from rasoat.common.codes import CodeKind
from rasoat.common.problems import Refused
from rasoat.config.keys import Keys
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.people.sealing.keys import trail_keys
from rasoat.people.sealing.readers import reading
from rasoat.people.sealing.verification import verify
from rasoat.people.sealing.watch import roots_file, seal_now
from rasoat.register.codes import AFTER_A_RESTORE
from rasoat.register.derivation.checksum import checksum
from rasoat.register.models import CodeSerial, Household
from rasoat.safekeeping import addresses, marking, store
from rasoat.safekeeping.actions.back_up import back_up
from rasoat.safekeeping.actions.restore import restore
from rasoat.safekeeping.checking import read_manifest
from rasoat.safekeeping.models import Run
from rasoat.safekeeping.rights import require_closed
from rasoat.safekeeping.scratch import connected_to, scratch_database


def refusal(backup, **how) -> list[str]:
    with pytest.raises(Refused) as refused:
        restore(backup, **{"replace": True} | how)
    assert scratch_databases() == []
    return [problem.rule for problem in refused.value.problems]


def scratch_databases() -> list[tuple[str]]:
    """Those of this process."""
    with psycopg.connect(addresses.builder()) as builder:
        mine = f"rasoat_scratch_{os.getpid()}_%"
        return builder.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [mine]).fetchall()


def rewrite(backup, **values) -> None:
    """Change the manifest as whoever holds this machine's keys could."""
    path = backup / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))
    marking.put_mark(backup)


def test_what_was_lost_comes_back(households, folder, settings):
    with acting(system_actor("system.checker")):
        before = checksum()
    serial = CodeSerial.objects.get(kind=CodeKind.HOUSEHOLD).next
    made = back_up()
    with connections["owner"].cursor() as owner:
        owner.execute("DELETE FROM register_searchtoken")
        owner.execute("UPDATE register_household SET head_name = 'Ai đó'")
    shutil.rmtree(settings.MEDIA_ROOT)
    shown = restore(made, replace=True)
    assert shown.tables == len(read_manifest(made).tables)
    with acting(system_actor("system.checker")):
        assert checksum() == before
        entry = TrailEntry.objects.get(verb="safekeeping.restore")
        assert entry.subject_code == made.name
    assert CodeSerial.objects.get(kind=CodeKind.HOUSEHOLD).next == serial + AFTER_A_RESTORE
    assert (settings.MEDIA_ROOT / "Biên bản họp.pdf").read_bytes() == b"%PDF minutes"


def test_rights_are_as_before(households, folder):
    restore(back_up(), replace=True)
    require_closed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, 'UPDATE')", ["people_trailentry"])
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT DISTINCT relowner::regrole::text FROM pg_class WHERE relkind = 'r' "
                       "AND relnamespace = 'public'::regnamespace")  # fmt: skip
        assert cursor.fetchall() == [(connections["owner"].settings_dict["USER"],)]
    with (
        pytest.raises(psycopg.errors.DatabaseError, match="append-only"),
        psycopg.connect(addresses.owner()) as owner,
    ):
        owner.execute("DELETE FROM people_trailentry")
    assert back_up().exists()


def test_a_database_that_holds_something_is_kept_first(households, folder):
    made = back_up()
    made = made.rename(made.with_name("rasoat-20180101-010000"))
    restore(made, replace=True)
    assert len(store.backups(folder)) == 2
    assert [run.kind for run in Run.objects.order_by("id")] == ["restore"]


def test_contents_that_do_not_fit_are_found_after_restoring(households, folder):
    made = back_up()
    tables = json.loads((made / "manifest.json").read_text())["tables"]
    tables["public.register_household"]["sha256"] = "0" * 64
    rewrite(made, tables=tables, serials={})
    with pytest.raises(Refused) as refused:
        restore(made, replace=True)
    assert [(one.rule, one.place) for one in refused.value.problems] == [
        ("safekeeping.other_content", f"{made.name} › public.register_household"),
        ("safekeeping.other_serials", made.name),
    ]
    with acting(system_actor("system.checker")) as checker:
        assert Household.objects.visible_to(checker).count() == 2


def test_a_new_machine_gets_everything_into_its_empty_database(households, folder):
    made = back_up()
    with scratch_database() as empty, connected_to(empty):
        restore(made)
        with acting(system_actor("system.checker")) as checker:
            assert Household.objects.visible_to(checker).count() == 2
        assert [run.kind for run in Run.objects.all()] == ["restore"]


def test_a_backup_of_an_older_release_is_restored_and_brought_up_to_date(households, folder):
    call_command("migrate", "safekeeping", "zero", database="owner", verbosity=0)
    older = back_up()
    assert "safekeeping" not in read_manifest(older).migrations
    call_command("migrate", "safekeeping", database="owner", verbosity=0)
    older = older.rename(older.with_name("rasoat-20180101-010000"))
    connections["owner"].close()
    restore(older, replace=True)
    assert Run.objects.get().kind == "restore"


def test_without_its_keys_a_backup_is_refused_unless_they_are_lost_for_good(
    households, folder, settings, tmp_path
):
    made = back_up()
    settings.KEYS = Keys(tmp_path / "none")
    assert refusal(made) == ["safekeeping.keys"]
    assert not (tmp_path / "none").exists()
    restore(made, replace=True, with_keys=False)


def test_the_trail_goes_on_after_a_restore(households, folder):
    seal_now()
    made = back_up()
    seal_now()
    restore(made, replace=True)
    assert seal_now()
    with reading(1) as readers:
        assert verify(readers, trail_keys(), roots_file()).breaks == ()


def test_the_trail_goes_on_where_the_file_of_roots_was_lost_with_the_machine(households, folder, settings):
    seal_now()
    made = back_up()
    shutil.rmtree(settings.SEALS)
    restore(made, replace=True)
    with reading(1) as readers:
        assert verify(readers, trail_keys(), roots_file()).breaks == ()


def cut_short(backup) -> None:
    dump = backup / "database.dump"
    dump.write_bytes(dump.read_bytes()[:-100])


def flip_the_last_bit(backup) -> None:
    dump = backup / "database.dump"
    whole = bytearray(dump.read_bytes())
    whole[-1] ^= 1
    dump.write_bytes(whole)
    (backup / "extra.txt").touch()


def change_the_manifest(backup) -> None:
    manifest = backup / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"rows": 2', '"rows": 3', 1))


def come_from_a_newer_release(backup) -> None:
    rewrite(backup, migrations=read_manifest(backup).migrations | {"register": "9999_future"})


BAD = [
    (cut_short, ["safekeeping.truncated"]),
    (lambda backup: (backup / "database.dump").unlink(), ["safekeeping.truncated"]),
    (flip_the_last_bit, ["safekeeping.changed", "safekeeping.unlisted"]),
    (change_the_manifest, ["safekeeping.not_signed"]),
    (lambda backup: (backup / "manifest.mac").unlink(), ["safekeeping.not_signed"]),
    (lambda backup: (backup / "manifest.json").unlink(), ["safekeeping.no_manifest"]),
    (lambda backup: (backup / "manifest.json").write_text("{"), ["safekeeping.manifest"]),
    (lambda backup: rewrite(backup, format=2), ["safekeeping.manifest"]),
    (come_from_a_newer_release, ["safekeeping.newer"]),
    (lambda backup: rewrite(backup, postgres_major=99), ["safekeeping.newer_server"]),
    (lambda backup: rewrite(backup, installation=OTHER), ["safekeeping.foreign"]),
]
OTHER = {"kind": "real", "issuer": 67, "province": "Tỉnh Khác"}


def test_a_bad_backup_is_refused_and_nothing_is_touched(households, folder, tmp_path):
    made = back_up()
    with acting(system_actor("system.checker")):
        before = checksum()
    for number, (spoil, rules) in enumerate(BAD):
        backup = shutil.copytree(made, tmp_path / f"bad-{number}" / made.name)
        spoil(backup)
        assert refusal(backup) == rules, spoil
    with psycopg.connect(addresses.application()):
        assert refusal(made) == ["safekeeping.in_use"]
    assert refusal(made, replace=False) == ["safekeeping.not_empty"]
    with acting(system_actor("system.checker")):
        assert checksum() == before
