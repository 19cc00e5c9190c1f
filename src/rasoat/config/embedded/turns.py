"""Processes that share one server take turns: the first starts it, the last one out stops it.

Everyone who uses the server holds a shared lock on ``users.lock``. The operating system drops that lock
when a process dies, however it dies, so nobody has to be counted and nothing goes stale.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold ``path`` exclusively: only one process starts or stops the server at a time."""
    handle = _open(path)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


class Presence:
    """This process uses the server."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    @property
    def counted(self) -> bool:
        """Whether this process is counted as a user now."""
        return self._handle is not None

    def enter(self) -> None:
        """Be counted as a user of the server."""
        if not self.counted:
            self._handle = _open(self.path)
            fcntl.flock(self._handle, fcntl.LOCK_SH)

    def leave(self) -> bool:
        """Stop being counted. True when nobody else is left (hold ``alone`` to rely on it)."""
        if self._handle is None:
            return False
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        else:
            return True
        finally:
            fcntl.flock(self._handle, fcntl.LOCK_UN)  # a forked child may still hold the file open
            os.close(self._handle)
            self._handle = None


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
