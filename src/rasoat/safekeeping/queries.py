"""Reads of this room: how safe the data are now. No person and no household is named."""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import NotAllowed
from rasoat.safekeeping import store
from rasoat.safekeeping.due import is_late, last_good
from rasoat.safekeeping.models import Kind, Run
from rasoat.safekeeping.wal.state import WalState, wal_state
from rasoat.safekeeping.words import NOT_YOURS

VERB = "safekeeping.read"
SCARCE = 10
"""Percent of a disk that should stay free."""
RECENT = 12


@dataclass(frozen=True, slots=True)
class Disk:
    """A disk that the system writes to."""

    folder: Path
    free: int
    total: int

    @property
    def scarce(self) -> bool:
        """Whether little is left."""
        return self.free * 100 < self.total * SCARCE


@dataclass(frozen=True, slots=True)
class Operations:
    """The last good run of each kind, the log, the disks, and what ran lately."""

    last: dict[Kind, Run | None]
    late: frozenset[Kind]
    backups: int
    folder: Path
    same_disk: bool
    """Whether the backups lie on the disk of the data, and would be lost with it."""
    wal: WalState
    disks: tuple[Disk, ...]
    recent: tuple[Run, ...]


def operations(who: ActingUser) -> Operations:
    """How it stands now. Raises ``NotAllowed`` for who neither runs nor administers the system."""
    if VERB not in who.verbs:
        raise NotAllowed(VERB, who.unit_path, NOT_YOURS)
    now = datetime.now(UTC)
    home, folder = _existing(settings.HOME), _existing(settings.BACKUPS)
    same = home.stat().st_dev == folder.stat().st_dev
    return Operations(
        last={kind: last_good(kind) for kind in Kind},
        late=frozenset(kind for kind in (Kind.BACKUP, Kind.DRILL) if is_late(kind, now)),
        backups=len(store.backups(settings.BACKUPS)),
        folder=settings.BACKUPS,
        same_disk=same,
        wal=wal_state(),
        disks=tuple(_disk(one) for one in ([home] if same else [home, folder])),
        recent=tuple(Run.objects.order_by("-began_at")[:RECENT]),
    )


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(one for one in (folder, *folder.parents) if one.exists())


def _disk(folder: Path) -> Disk:
    found = shutil.disk_usage(folder)
    return Disk(folder, found.free, found.total)
