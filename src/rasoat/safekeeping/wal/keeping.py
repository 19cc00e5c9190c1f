"""The stream in use: found or begun, with a base backup taken when one is due."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from rasoat import __version__
from rasoat.safekeeping import addresses, facts, store, tools
from rasoat.safekeeping.manifest import marks_of
from rasoat.safekeeping.wal import slots
from rasoat.safekeeping.wal.base_mark import BASE_MARK, BaseMark, first_segment
from rasoat.safekeeping.wal.streams import Stream, new_stream, prune, streams

GROWS_OLD = timedelta(days=7)


def stream_in_use() -> Stream:
    """The stream whose slot the server still has; else a new one. Slots of nobody are dropped."""
    store.open_folder(settings.BACKUPS)
    known = streams(settings.BACKUPS)
    with slots.connect() as connection:
        there = {slot.name: slot for slot in slots.slots(connection)}
        wanted = known[0].slot if known else ""
        for slot in there.values():
            if slot.name != wanted or slot.lost:
                slots.drop(connection, slot)
        if wanted in there and not there[wanted].lost:
            return known[0]
        stream = new_stream(settings.BACKUPS, datetime.now(UTC))
        slots.make(connection, stream.slot)
    return stream


def base_is_due(stream: Stream) -> bool:
    """Whether the stream has no base backup, or the newest one has grown old."""
    bases = stream.bases()
    return not bases or BaseMark.of(bases[0]).made_at < datetime.now(UTC) - GROWS_OLD


def write_base(stream: Stream) -> Path:
    """Take a base backup into the stream; older ones go with their log. Raises ``Refused``."""
    made_at = datetime.now(UTC)
    name = f"base-{made_at:%Y%m%d-%H%M%S}"
    with slots.connect() as connection:
        major = facts.major(connection)
    program = tools.tools_for(major) / "pg_basebackup"
    how = ("--format=tar", "--gzip", "--compress=1", "--checkpoint=fast", "--wal-method=stream")
    with store.draft(stream.folder, name) as draft:
        tools.finish(tools.begin(program, addresses.backup(), *how, f"--pgdata={draft}"))
        mark = BaseMark(
            software=__version__,
            postgres_major=major,
            made_at=made_at,
            first_segment=first_segment(draft),
            files=marks_of(draft),
        )
        (draft / BASE_MARK).write_text(mark.model_dump_json(indent=1), encoding="utf-8")
    prune(settings.BACKUPS)
    return stream.folder / name
