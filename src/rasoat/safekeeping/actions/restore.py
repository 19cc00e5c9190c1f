"""Put a backup in the place of the database in use."""

import getpass
import time
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import psycopg
from django.conf import settings

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import acting
from rasoat.people.preparation import prepare
from rasoat.people.queries import system_actor
from rasoat.places.models import Installation
from rasoat.register.codes import jump_after_restore
from rasoat.safekeeping import addresses, facts, rights, store, trail
from rasoat.safekeeping.checking import checked, require_same_installation
from rasoat.safekeeping.manifest import InstallationMark, Manifest
from rasoat.safekeeping.models import Kind
from rasoat.safekeeping.noting import KEEPER, Outcome, note
from rasoat.safekeeping.putting_back import Proof, proof, prove, put_back
from rasoat.safekeeping.scratch import connected_to, require_nobody_connected, scratch_database, take_place
from rasoat.safekeeping.writing import FILES, write_backup


def restore(backup: Path, *, replace: bool = False, with_keys: bool = True) -> Proof:
    """Put ``backup`` in place: everything is proved in a scratch database, which then takes the name.

    ``replace`` lets it take the place of a database that holds something, of which a backup is made first.
    Until the very end nothing is changed. It is done by the system's keeper, who is known only in the
    restored database. Raises ``Refused`` with the reason and what to do.
    """
    began, started = datetime.now(UTC), time.monotonic()
    with store.one_at_a_time():
        manifest = checked(backup, with_keys=with_keys)
        _make_way(backup, manifest, replace)
        with scratch_database() as name:
            put_back(backup, manifest, name)
            prove(backup, manifest, name)
            shown = proof(manifest, time.monotonic() - started)
            with connected_to(name):
                settle(Outcome(backup.name, manifest.size, shown.as_json()), began, manifest.made_at)
            _bring_files(backup)
            take_place(name)
        trail.go_on(f"rasoat restore {backup.name}")
    return shown


def settle(outcome: Outcome, began: datetime, as_of: datetime) -> None:
    """Bring the restored database up to this release, skip codes that may be on paper, write it down."""
    prepare()
    rights.require_closed()
    with acting(system_actor(KEEPER)) as keeper:
        if Installation.objects.exists():
            jump_after_restore()
        details = {"as_of": f"{as_of:%Y-%m-%d %H:%M:%S %Z}", "account": getpass.getuser()}
        note(Kind.RESTORE, began, outcome, details, acting_user=keeper)


def _make_way(backup: Path, manifest: Manifest, replace: bool) -> None:
    """Pass when the database in use is empty or may be replaced; then it is backed up first."""
    holds, here = _what_stands()
    if not holds:
        return require_nobody_connected()
    if not replace:
        raise Refused([Problem("safekeeping.not_empty", addresses.database(), NOT_EMPTY, SAY_REPLACE)])
    require_same_installation(backup, manifest, here)
    require_nobody_connected()
    write_backup(settings.BACKUPS)
    return None


def _what_stands() -> tuple[bool, InstallationMark | None]:
    with psycopg.connect(addresses.owner()) as connection:
        return facts.has_tables(connection), facts.installation(connection)


def _bring_files(backup: Path) -> None:
    """The files of the backup join what is there."""
    if (backup / FILES).is_dir():
        copytree(backup / FILES, settings.MEDIA_ROOT, dirs_exist_ok=True)


NOT_EMPTY = Words("Cơ sở dữ liệu đang có dữ liệu.", "The database holds something.")
SAY_REPLACE = Words(
    "Thêm --replace nếu muốn thay; dữ liệu hiện có được sao lưu trước.",
    "Add --replace to replace it; what stands there is backed up first.",
)
