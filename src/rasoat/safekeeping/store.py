"""The folder of backups: whole ones only, one at work at a time, each on the disk before it has its name."""

import errno
import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.safekeeping import manifest

NAME = re.compile(r"rasoat-\d{8}-\d{6}")
DRAFT = ".draft-"
KEPT = 14
"""Backups in the system's own folder; older ones go when a new one is whole."""
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def moment_of_a_new_name(folder: Path) -> datetime:
    """Now, once no backup of this very second is in the folder."""
    while (folder / name_at(moment := datetime.now(UTC))).exists():
        time.sleep(0.1)
    return moment


def name_at(moment: datetime) -> str:
    """The name of a backup begun at ``moment``."""
    return f"rasoat-{moment:%Y%m%d-%H%M%S}"


def backups(folder: Path) -> list[Path]:
    """Every whole backup, newest first."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if NAME.fullmatch(path.name))
    return sorted((path for path in found if (path / manifest.NAME).exists()), reverse=True)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Backups, drills and restores of one system wait for nobody: the second one is refused."""
    folder = open_folder(settings.BACKUPS)
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise Refused([Problem("safekeeping.busy", str(folder), BUSY, WAIT)]) from None
    finally:
        os.close(handle)


def open_folder(folder: Path) -> Path:
    """The folder, made when there is none; nobody else may look in."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused([Problem("safekeeping.folder", str(folder), _said(error), OTHER_FOLDER)]) from None
    return folder


@contextmanager
def draft(folder: Path, name: str) -> Iterator[Path]:
    """A folder to fill; when the block ends well and all is on the disk it is called ``name``, else gone.

    Raises ``Refused`` when the disk is full.
    """
    open_folder(folder)
    clear_drafts(folder)
    made = folder / f"{DRAFT}{name}"
    try:
        made.mkdir(mode=0o700)
        yield made
        _to_disk(made)
        made.rename(folder / name)
        _sync(folder)
    except OSError as error:
        raise Refused([Problem("safekeeping.write", str(folder), _said(error), MAKE_ROOM)]) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def clear_drafts(folder: Path) -> None:
    """Remove what an interrupted backup left. Call it while holding ``one_at_a_time``."""
    for left in folder.glob(f"{DRAFT}*"):
        shutil.rmtree(left, ignore_errors=True)


def prune(folder: Path) -> None:
    """Keep the newest backups."""
    for old in backups(folder)[KEPT:]:
        shutil.rmtree(old)


def _to_disk(folder: Path) -> None:
    for path in (*folder.rglob("*"), folder):
        _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _said(error: OSError) -> Words:
    if error.errno in FULL:
        return Words("Hết chỗ trên đĩa.", "The disk is full.")
    return Words(f"Không ghi được: {error.strerror}.", f"It cannot be written: {error.strerror}.")


BUSY = Words(
    "Một lần sao lưu, diễn tập hoặc phục hồi khác đang chạy.", "Another backup, drill or restore is running."
)
WAIT = Words("Chờ việc đó xong rồi chạy lại.", "Wait until it is done, then run this again.")
OTHER_FOLDER = Words("Chọn thư mục khác ghi được.", "Choose a folder that can be written to.")
MAKE_ROOM = Words(
    "Giải phóng chỗ hoặc chọn ổ đĩa khác (--to), rồi chạy lại. Bản dở dang đã được xóa.",
    "Make room or choose another disk (--to), then run it again. What was half-done is removed.",
)
