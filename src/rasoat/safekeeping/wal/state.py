"""Is the log of changes kept as it is written? Asked as the application, which may look but not touch."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import connection

from rasoat.safekeeping.wal.base_mark import BaseMark
from rasoat.safekeeping.wal.streams import replayable, streams

SLOTS = """
SELECT slot_name, active, coalesce(wal_status, ''), pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)
FROM pg_replication_slots WHERE slot_type = 'physical' AND NOT temporary ORDER BY slot_name DESC
"""
ARCHIVER = """
SELECT current_setting('archive_mode') <> 'off', last_archived_time,
       last_failed_time IS NOT NULL AND last_failed_time > coalesce(last_archived_time, '-infinity')
FROM pg_stat_archiver
"""


class WalKept(StrEnum):
    """How the log is kept."""

    RECEIVED = "received"
    ARCHIVED = "archived"
    STOPPED = "stopped"
    LOST = "lost"
    FAILING = "failing"
    NONE = "none"


GOOD = {WalKept.RECEIVED, WalKept.ARCHIVED}


@dataclass(frozen=True, slots=True)
class WalState:
    """How the log is kept, until when, how many bytes wait, and when the base was taken (ours only)."""

    kept: WalKept
    until: datetime | None = None
    waiting: int | None = None
    base_at: datetime | None = None

    @property
    def good(self) -> bool:
        """Whether a loss now would cost minutes and not a day."""
        return self.kept in GOOD and (settings.DATABASE_SERVER is None or self.base_at is not None)


def wal_state() -> WalState:
    """As it is now."""
    return _embedded() if settings.DATABASE_SERVER else _external()


def _embedded() -> WalState:
    known = streams(settings.BACKUPS)
    slot = next((row for row in _slots() if known and row[0] == known[0].slot), None)
    if slot is None:
        return WalState(WalKept.NONE, base_at=_base_at())
    return WalState(_kept(slot[1], slot[2]), known[0].received_until(), _whole(slot[3]), _base_at())


def _external() -> WalState:
    with connection.cursor() as cursor:
        cursor.execute(ARCHIVER)
        archives, last, failing = cursor.fetchone() or (False, None, False)
    if archives:
        kept = WalKept.FAILING if failing or last is None else WalKept.ARCHIVED
        return WalState(kept, last.astimezone(UTC) if last else None)
    slots = _slots()
    return (
        WalState(_kept(slots[0][1], slots[0][2]), None, _whole(slots[0][3]))
        if slots
        else WalState(WalKept.NONE)
    )


def _slots() -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(SLOTS)
        return list(cursor.fetchall())


def _kept(active: bool, state: str) -> WalKept:
    if state == "lost":
        return WalKept.LOST
    return WalKept.RECEIVED if active else WalKept.STOPPED


def _base_at() -> datetime | None:
    found = replayable(settings.BACKUPS)
    return BaseMark.of(found[1]).made_at if found else None


def _whole(number: object) -> int | None:
    return None if number is None else max(0, int(str(number).split(".")[0]))
