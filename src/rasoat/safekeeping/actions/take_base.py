"""Take a base backup, from which the log of changes is replayed."""

from pathlib import Path

from django.conf import settings

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.safekeeping import store
from rasoat.safekeeping.models import Kind
from rasoat.safekeeping.noting import noted
from rasoat.safekeeping.wal.base_mark import BaseMark
from rasoat.safekeeping.wal.keeping import stream_in_use, write_base
from rasoat.safekeeping.wal.streams import Stream


def take_base() -> Path:
    """Take one into the stream in use, begun when there is none; its path.

    For the embedded server. Raises ``Refused`` for one of your own, which has its own ways.
    """
    if settings.DATABASE_SERVER is None:
        raise Refused([Problem("safekeeping.not_embedded", "DATABASE_URL", NOT_OURS, ITS_OWN_WAY)])
    return take_base_of(stream_in_use())


def take_base_of(stream: Stream) -> Path:
    """Take one into ``stream``."""
    with store.one_at_a_time(), noted(Kind.BASE) as outcome:
        made = write_base(stream)
        outcome.backup, outcome.size = f"{stream.slot}/{made.name}", BaseMark.of(made).size
    return made


NOT_OURS = Words(
    "Máy chủ PostgreSQL này do anh/chị tự quản lý.", "This PostgreSQL server is one of your own."
)
ITS_OWN_WAY = Words(
    "Lưu nhật ký giao dịch (WAL) bằng công cụ của máy chủ đó: xem docs/rooms/safekeeping.md.",
    "Archive its log with its own tools: see docs/rooms/safekeeping.md.",
)
