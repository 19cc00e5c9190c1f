"""What a backup holds, and what happens when it cannot be finished."""

import json
import os
import resource
import signal
import stat
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.safekeeping import store
from rasoat.safekeeping.actions.back_up import back_up
from rasoat.safekeeping.checking import checked
from rasoat.safekeeping.models import Run


def rules_of(refused) -> list[str]:
    return [problem.rule for problem in refused.value.problems]


def test_a_backup_says_what_it_holds(households, folder):
    made = back_up()
    manifest = checked(made)
    assert manifest.tables["public.register_household"].rows == 2
    assert manifest.installation.issuer == 67
    assert manifest.installation.province == "Tỉnh Mẫu Sơn"
    assert manifest.serials["67 household"] == 3
    assert set(manifest.keys) == {"trail"}
    assert set(manifest.files) == {"database.dump", "files/Biên bản họp.pdf"}
    assert manifest.migrations["register"].startswith("00")


def test_a_backup_is_closed_to_others_and_holds_no_key(households, folder, settings):
    made = back_up()
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    secret = (settings.KEYS.folder / "trail").read_bytes()
    assert all(secret not in path.read_bytes() for path in made.rglob("*") if path.is_file())


def test_a_backup_is_noted_and_leaves_its_entry(households, folder):
    made = back_up()
    run = Run.objects.get()
    assert (run.kind, run.backup, run.faults) == ("backup", made.name, [])
    assert run.size > 1000
    with acting(system_actor("system.checker")):
        entry = TrailEntry.objects.get(verb="safekeeping.backup")
        assert (entry.person.login, entry.subject_code) == ("system.keeper", made.name)


def test_the_snapshot_is_one_moment(households, folder, monkeypatch):
    """A row that comes in while the dump runs is neither counted nor dumped."""
    from rasoat.safekeeping import contents

    marks = contents.table_marks

    def late(snapshot):
        found = marks(snapshot)
        connection.cursor().execute("INSERT INTO register_codeserial VALUES (DEFAULT, 68, 'household', 9)")
        return found

    monkeypatch.setattr(contents, "table_marks", late)
    assert set(checked(back_up()).serials) == {"67 household", "67 person"}


def test_older_backups_go_when_a_new_one_is_whole(households, folder):
    for day in range(1, store.KEPT + 2):
        old = folder / f"rasoat-201801{day:02}-010000"
        old.mkdir(parents=True)
        (old / "manifest.json").touch()
    made = back_up()
    kept = store.backups(folder)
    assert kept[0] == made
    assert len(kept) == store.KEPT
    assert not (folder / "rasoat-20180101-010000").exists()


def test_two_backups_at_once_are_one_too_many(households, folder):
    with store.one_at_a_time(), pytest.raises(Refused) as refused:
        back_up()
    assert rules_of(refused) == ["safekeeping.busy"]


@contextmanager
def small_disk(folder: Path):
    """A disk of one megabyte where root may mount one; else files may grow to no more than 20 kB."""
    folder.mkdir(mode=0o700)
    if not subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True
    ).returncode:
        try:
            yield
        finally:
            subprocess.run(["umount", folder], check=True)
        return
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_nothing_behind_and_is_noted(households, folder, tmp_path):
    target = tmp_path / "small"
    with small_disk(target):
        with pytest.raises(Refused) as refused:
            back_up(target)
        assert list(target.iterdir()) == []
    [problem] = refused.value.problems
    assert problem.rule in {"safekeeping.program_failed", "safekeeping.write"}
    assert "df -h" in problem.remedy.vi or "Giải phóng" in problem.remedy.vi
    run = Run.objects.get()
    assert run.backup == ""
    assert run.faults[0]["rule"] == problem.rule


def test_what_a_killed_backup_left_is_no_backup_and_goes(households, folder):
    code = """
import os, signal
import django
django.setup()
from rasoat.safekeeping import store
from django.conf import settings
from pathlib import Path
with store.draft(Path(os.environ["BACKUPS"]), "rasoat-20180101-010000") as draft:
    (draft / "database.dump").write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    died = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ
        | {"BACKUPS": str(folder), "DJANGO_SETTINGS_MODULE": "rasoat.config.settings_for_tests"},
    )
    assert died.returncode == -signal.SIGKILL
    assert len(list(folder.iterdir())) == 1
    assert store.backups(folder) == []
    made = back_up()
    assert {path.name for path in folder.iterdir()} == {made.name, "lock"}


def test_an_empty_database_is_not_backed_up(own_database, folder, monkeypatch):
    from rasoat.safekeeping import facts
    from rasoat.safekeeping.scratch import connected_to, scratch_database
    from rasoat.safekeeping.writing import write_backup

    from .conftest import let_backup_in

    with scratch_database() as name, connected_to(name):
        let_backup_in(name)
        with pytest.raises(Refused) as refused:
            write_backup(folder)
    assert rules_of(refused) == ["safekeeping.empty"]
    assert facts.key_fingerprints()


def test_without_a_backup_role_it_says_which_variable_to_set(households, folder, settings):
    settings.BACKUP_ADDRESS = ""
    with pytest.raises(Refused) as refused:
        back_up()
    assert refused.value.problems[0].place == "BACKUP_DATABASE_URL"
    assert json.loads(json.dumps(Run.objects.get().faults))[0]["rule"] == "safekeeping.no_backup_role"
