"""Receives the log for as long as the system runs: ``python -m rasoat.safekeeping.wal.receiver``.

It never ends by itself: a full disk of backups may not stop the system. What goes wrong stands in
``receiver.log`` beside the backups, and the page of operations shows that nobody receives.
"""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import django

if TYPE_CHECKING:
    from rasoat.safekeeping.wal.streams import Stream

AGAIN = 10.0
"""Seconds until the next try after a fault."""
LOOK = 600.0
"""Seconds between looks whether a base backup is due."""
LONG = 64_000
"""Bytes after which the log of faults begins anew."""


def main() -> None:
    """Receive, and begin again after every fault, until asked to stop."""
    signal.signal(signal.SIGTERM, _leave)
    django.setup()
    while True:
        try:
            with _alone():
                _receive()
        except Exception as error:  # whatever it is, the system goes on
            _note(error)
        time.sleep(AGAIN)


def _receive() -> None:
    """Receive until the program that does it ends. Raises ``Refused`` with what it said."""
    from rasoat.safekeeping.tools import finish
    from rasoat.safekeeping.wal.keeping import stream_in_use

    stream = stream_in_use()
    with _receiving(stream) as program:
        while program.poll() is None:
            _take_base_when_due(stream)
            try:
                program.wait(LOOK)
            except subprocess.TimeoutExpired:
                continue
        finish(program)


@contextmanager
def _receiving(stream: "Stream") -> Iterator[subprocess.Popen[str]]:
    """PostgreSQL's own receiver; every change is on the disk as soon as it came."""
    from rasoat.safekeeping import addresses, facts, tools
    from rasoat.safekeeping.wal import slots

    with slots.connect() as connection:
        for slot in slots.slots(connection):
            slots.free(connection, slot)
        program = tools.tools_for(facts.major(connection)) / "pg_receivewal"
    how = (f"--slot={stream.slot}", f"--directory={stream.wal}", "--synchronous", "--no-loop")
    running = tools.begin(program, addresses.backup(), *how)
    try:
        yield running
    finally:
        running.terminate()
        running.wait()


def _take_base_when_due(stream: "Stream") -> None:
    from django.db import connections

    from rasoat.common.problems import Refused
    from rasoat.safekeeping.actions.take_base import take_base_of
    from rasoat.safekeeping.wal.keeping import base_is_due

    try:
        if base_is_due(stream):
            take_base_of(stream)
    except Refused as refused:
        _note(refused)  # the log is received all the same
    finally:
        connections.close_all()  # days pass until the next one


@contextmanager
def _alone() -> Iterator[None]:
    """One receiver for one folder; a second one waits until the first is gone."""
    from django.conf import settings

    from rasoat.safekeeping.store import open_folder

    handle = os.open(
        open_folder(settings.BACKUPS) / "receiver.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600
    )
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _note(error: Exception) -> None:
    """One line in ``receiver.log``; a disk that is full even for that is no reason to end."""
    from django.conf import settings

    log = settings.BACKUPS / "receiver.log"
    try:
        mode = "w" if log.exists() and log.stat().st_size > LONG else "a"
        with log.open(mode, encoding="utf-8") as file:
            file.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {' '.join(str(error).split())}\n")
    except OSError:
        return


def _leave(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    main()
