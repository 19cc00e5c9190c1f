"""A backup in the place of the database, and every backup that is refused."""

import json
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
from rasoat.register.codes import AFTER_A_RESTORE
from rasoat.register.derivation.checksum import checksum
from rasoat.register.models import CodeSerial, Household
from rasoat.safekeeping import addresses, marking, store
from rasoat.safekeeping.actions.back_up import back_up
from rasoat.safekeeping.actions.restore import restore
from rasoat.safekeeping.checking import read_manifest
from rasoat.safekeeping.models import Run
from rasoat.safekeeping.rights import require_closed
from rasoat.safekeeping.writing import write_backup


def refusal(backup, **how) -> list[str]:
    with pytest.raises(Refused) as refused:
        restore(backup, **{"replace": True} | how)
    assert scratch_databases() == []
    return [problem.rule for problem in refused.value.problems]


def scratch_databases() -> list[tuple[str]]:
    with psycopg.connect(addresses.builder()) as builder:
        return builder.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", ["rasoat_scratch_%" + suffix()]
        ).fetchall()


def suffix() -> str:
    return "no_such"


def rewrite(backup, **values) -> None:
    """Change the manifest as whoever holds this machine's keys could."""
    path = backup / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | values))
    marking.put_mark(backup)


def test_what_was_lost_comes_back(households, folder, settings):
    with acting(system_actor("system.checker")):
        before = checksum()
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
    assert (settings.MEDIA_ROOT / "Biên bản họp.pdf").read_bytes() == b"%PDF minutes"


def test_serials_jump_over_codes_that_may_be_on_paper(households, folder):
    made = back_up()
    serial = CodeSerial.objects.get(kind=CodeKind.HOUSEHOLD).next
    restore(made, replace=True)
    assert CodeSerial.objects.get(kind=CodeKind.HOUSEHOLD).next == serial + AFTER_A_RESTORE


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
    assert refusal(made, replace=False) == ["safekeeping.not_empty"]
    made = made.rename(made.with_name("rasoat-20180101-010000"))
    restore(made, replace=True)
    assert len(store.backups(folder)) == 2
    assert [run.kind for run in Run.objects.order_by("id")] == ["restore"]


def test_nobody_may_be_connected(households, folder):
    made = back_up()
    with psycopg.connect(addresses.application()):
        assert refusal(made) == ["safekeeping.in_use"]


def test_a_truncated_dump_is_refused_before_anything_is_touched(households, folder):
    made = back_up()
    dump = made / "database.dump"
    dump.write_bytes(dump.read_bytes()[:-100])
    assert refusal(made) == ["safekeeping.truncated"]
    dump.unlink()
    assert refusal(made) == ["safekeeping.truncated"]


def test_a_changed_file_is_refused(households, folder):
    made = back_up()
    dump = made / "database.dump"
    whole = bytearray(dump.read_bytes())
    whole[-1] ^= 1
    dump.write_bytes(whole)
    (made / "extra.txt").touch()
    assert refusal(made) == ["safekeeping.changed", "safekeeping.unlisted"]


def test_a_changed_manifest_is_refused(households, folder):
    made = back_up()
    manifest = made / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"rows": 2', '"rows": 3', 1))
    assert refusal(made) == ["safekeeping.not_signed"]
    (made / "manifest.mac").unlink()
    assert refusal(made) == ["safekeeping.not_signed"]


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


def test_a_folder_that_is_no_backup_is_refused(households, folder, tmp_path):
    assert refusal(tmp_path) == ["safekeeping.no_manifest"]
    (tmp_path / "manifest.json").write_text("{")
    assert refusal(tmp_path) == ["safekeeping.manifest"]


def test_a_backup_of_another_installation_is_refused(households, folder):
    made = back_up()
    rewrite(made, installation={"kind": "real", "issuer": 67, "province": "Tỉnh Khác"})
    assert refusal(made) == ["safekeeping.foreign"]


def test_a_backup_of_a_newer_release_is_refused(households, folder):
    made = back_up()
    migrations = read_manifest(made).migrations
    rewrite(made, migrations=migrations | {"register": "9999_future"})
    assert refusal(made) == ["safekeeping.newer"]
    rewrite(made, format=2)
    assert refusal(made) == ["safekeeping.manifest"]


def test_a_backup_of_a_newer_server_is_refused(households, folder):
    made = back_up()
    rewrite(made, postgres_major=99)
    assert refusal(made) == ["safekeeping.newer_server"]


def test_a_backup_of_an_older_release_is_restored_and_brought_up_to_date(households, folder):
    call_command("migrate", "safekeeping", "zero", database="owner", verbosity=0)
    with store.one_at_a_time():
        older = write_backup(folder)
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
