"""Rehearse putting the newest backup back, and record what that proved."""

import time
from pathlib import Path

from django.conf import settings

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.preparation import prepare
from rasoat.safekeeping import rights, store, trail
from rasoat.safekeeping.checking import checked
from rasoat.safekeeping.models import Kind
from rasoat.safekeeping.noting import noted
from rasoat.safekeeping.putting_back import Proof, proof, prove, put_back
from rasoat.safekeeping.scratch import connected_to, scratch_database


def drill(backup: Path | None = None) -> Proof:
    """Put a backup (the newest) into a scratch database, compare every table, verify rights and trail.

    The scratch database is dropped whatever happens. The connections of this process go there meanwhile, so
    it is run in a process of its own. Raises ``Refused`` with everything that was not as it should be.
    """
    with store.one_at_a_time(), noted(Kind.DRILL) as outcome:
        chosen = backup or _newest()
        outcome.backup = chosen.name
        shown = _rehearse(chosen)
        outcome.proved, outcome.size = shown.as_json(), checked(chosen).size
    return shown


def _rehearse(backup: Path) -> Proof:
    began = time.monotonic()
    manifest = checked(backup)
    with scratch_database() as name:
        put_back(backup, manifest, name)
        prove(backup, manifest, name)
        with connected_to(name):
            prepare()
            rights.require_closed()
            sealed = trail.require_sound(manifest.seal.number if manifest.seal else 0)
    return proof(manifest, time.monotonic() - began, sealed)


def _newest() -> Path:
    found = store.backups(settings.BACKUPS)
    if not found:
        raise Refused([Problem("safekeeping.no_backup", str(settings.BACKUPS), NONE, MAKE_ONE)])
    return found[0]


NONE = Words("Chưa có bản sao lưu nào.", "There is no backup yet.")
MAKE_ONE = Words("Chạy rasoat backup trước.", "Run rasoat backup first.")
