"""Streams and their base backups in the folder of backups."""

import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rasoat.safekeeping.wal.base_mark import BASE_MARK, BaseMark

STREAM = re.compile(r"rasoat_\d{8}_\d{6}")
BASE = re.compile(r"base-\d{8}-\d{6}")
KEPT_BASES = 2


@dataclass(frozen=True, slots=True)
class Stream:
    """One unbroken log, and the base backups from which it can be replayed."""

    folder: Path

    @property
    def slot(self) -> str:
        """The server's replication slot of the same name."""
        return self.folder.name

    @property
    def wal(self) -> Path:
        """Where the log is received."""
        return self.folder / "wal"

    def bases(self) -> list[Path]:
        """Whole base backups, newest first."""
        found = (path for path in self.folder.iterdir() if BASE.fullmatch(path.name))
        return sorted((path for path in found if (path / BASE_MARK).exists()), reverse=True)

    def received_until(self) -> datetime | None:
        """When something last came in; None before the first time."""
        times = [path.stat().st_mtime for path in self.wal.iterdir()] if self.wal.is_dir() else []
        return datetime.fromtimestamp(max(times), UTC) if times else None


def streams(folder: Path) -> list[Stream]:
    """Every stream, newest first."""
    found = folder.iterdir() if folder.is_dir() else ()
    return [Stream(path) for path in sorted(found, reverse=True) if STREAM.fullmatch(path.name)]


def new_stream(folder: Path, moment: datetime) -> Stream:
    """An empty stream, named by its beginning."""
    stream = Stream(folder / f"rasoat_{moment:%Y%m%d_%H%M%S}")
    stream.wal.mkdir(mode=0o700, parents=True)
    return stream


def replayable(folder: Path) -> tuple[Stream, Path] | None:
    """The newest stream that has a base backup, and its newest base."""
    return next(((stream, bases[0]) for stream in streams(folder) if (bases := stream.bases())), None)


def prune(folder: Path) -> None:
    """Keep the newest bases of the newest replayable stream, their log, and streams newer than it."""
    found = replayable(folder)
    if found is None:
        return
    stream, _ = found
    for older in streams(folder):
        if older.slot < stream.slot:
            shutil.rmtree(older.folder)
    for base in stream.bases()[KEPT_BASES:]:
        shutil.rmtree(base)
    first = BaseMark.of(stream.bases()[-1]).first_segment
    for segment in stream.wal.iterdir():
        if _is_before(segment.name, first):
            segment.unlink()


def _is_before(name: str, first: str) -> bool:
    """Whether a file of the log ends before the segment ``first``; files of timelines stay."""
    return name[8:24] < first[8:24] and re.match(r"[0-9A-F]{24}", name) is not None
