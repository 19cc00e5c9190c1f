"""Put everything back up to the last change received."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from django.conf import settings

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.safekeeping import addresses, store, trail
from rasoat.safekeeping.actions.restore import settle
from rasoat.safekeeping.actions.take_base import ITS_OWN_WAY, NOT_OURS
from rasoat.safekeeping.noting import Outcome
from rasoat.safekeeping.wal.base_mark import require_whole
from rasoat.safekeeping.wal.streams import replayable

LAST = "SELECT pg_last_xact_replay_timestamp()"


@dataclass(frozen=True, slots=True)
class Recovered:
    """Up to when, and where the old cluster lies now (None when there was none)."""

    as_of: datetime
    old: Path | None


def restore_latest(*, replace: bool = False) -> Recovered:
    """Make the embedded server's cluster anew from the newest base and the log received since.

    ``replace`` moves a cluster that is still there aside. Call it while no server runs. Raises ``Refused``.
    """
    server = settings.DATABASE_SERVER
    if server is None:
        raise Refused([Problem("safekeeping.not_embedded", "DATABASE_URL", NOT_OURS, ITS_OWN_WAY)])
    began = datetime.now(UTC)
    with store.one_at_a_time():
        found = replayable(settings.BACKUPS)
        if found is None:
            raise Refused([Problem("safekeeping.no_base", str(settings.BACKUPS), NO_BASE, DAILY)])
        stream, base = found
        mark = require_whole(base)
        if server.layout.data.exists() and not replace:
            raise Refused(
                [Problem("safekeeping.not_empty", str(server.layout.data), STILL_THERE, SAY_REPLACE)]
            )
        old = server.recover(base, stream.wal)
        try:
            as_of = _last_change() or mark.made_at
            outcome = Outcome(f"{stream.slot}/{base.name}", mark.size, {"as_of": as_of.isoformat()})
            settle(outcome, began, as_of)
            trail.go_on("rasoat restore --latest")
        finally:
            server.stop()
    return Recovered(as_of, old)


def _last_change() -> datetime | None:
    """When the last change that was replayed had been made; None when there was none since the base."""
    with psycopg.connect(addresses.builder()) as connection:
        row = connection.execute(LAST).fetchone()
    return row[0].astimezone(UTC) if row and row[0] else None


NO_BASE = Words("Chưa có bản sao gốc nào.", "There is no base backup.")
DAILY = Words(
    "Dùng rasoat restore với bản sao lưu hằng ngày gần nhất.",
    "Use rasoat restore with the newest daily backup.",
)
STILL_THERE = Words("Thư mục dữ liệu vẫn còn.", "The folder of data is still there.")
SAY_REPLACE = Words(
    "Thêm --replace để thay; thư mục hiện có được để sang bên, không bị xóa.",
    "Add --replace to replace it; the present folder is moved aside, not removed.",
)
