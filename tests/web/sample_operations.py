"""The page of operations filled by hand: a drill that is late, a backup that failed once."""

from datetime import UTC, datetime
from pathlib import Path

from rasoat.safekeeping.models import Kind, Run
from rasoat.safekeeping.queries import Disk, Operations
from rasoat.safekeeping.wal.state import WalKept, WalState
from rasoat.web.reading.operations import operations_page

NIGHT = datetime(2018, 11, 14, 18, 20, tzinfo=UTC)
BACKUP = Run(
    kind=Kind.BACKUP, began_at=NIGHT, milliseconds=25_400, backup="rasoat-20181114-182000", size=74_985_467
)
DRILL = Run(
    kind=Kind.DRILL,
    began_at=NIGHT,
    milliseconds=61_000,
    backup=BACKUP.backup,
    size=BACKUP.size,
    proved={"rows": 1_911_296, "tables": 41, "sealed": 512_000, "content": "9f2b", "seconds": 61},
)
FAILED = Run(
    kind=Kind.BACKUP,
    began_at=NIGHT,
    milliseconds=900,
    faults=[{"rule": "safekeeping.write", "what": ["Hết chỗ trên đĩa.", "The disk is full."]}],
)
OPERATIONS = operations_page(
    Operations(
        last={Kind.BACKUP: BACKUP, Kind.BASE: None, Kind.DRILL: DRILL, Kind.RESTORE: None},
        late=frozenset({Kind.DRILL}),
        backups=14,
        folder=Path("/var/lib/rasoat/backups"),
        same_disk=True,
        wal=WalState(WalKept.RECEIVED, NIGHT, 0, NIGHT),
        disks=(Disk(Path("/var/lib/rasoat"), 4_000_000_000, 252_000_000_000),),
        recent=(BACKUP, DRILL, FAILED),
    )
)
