"""What a crashed server leaves behind, and when it may be cleared away."""

import os
import time
from pathlib import Path

from rasoat.config.embedded.cluster import noted_process

LIVES = Path("/proc")
PATIENCE = 15.0
"""Seconds that children of a killed server may need to notice and go."""


def clear_leftovers(data: Path, sockets: Path) -> None:
    """Wait for a dead server's children; remove its notes if another program has its process number by now.

    PostgreSQL itself clears away notes of dead processes, and it reads in them whether children of the dead
    server still write; so nothing is touched as long as it can judge. It cannot when the number lives again
    (in a container it often does): it would refuse to start for ever. Then, once no process works in the
    cluster's folder any more, the notes go. Call it only when no server runs and nobody else starts one.
    """
    until = time.monotonic() + PATIENCE
    while (busy := _somebody_works_in(data)) and time.monotonic() < until:
        time.sleep(0.05)
    notes = [data / "postmaster.pid", *sockets.glob(".s.PGSQL.*.lock")]
    numbers = [noted_process(note) for note in notes]
    if any(number and _lives(number) for number in numbers) and busy is False:
        for note in notes:
            note.unlink(missing_ok=True)


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _somebody_works_in(data: Path) -> bool | None:
    """Whether a process has the cluster as its working folder, as all of PostgreSQL's have.

    None where that cannot be known (macOS): the notes are left to the person who reads the error.
    """
    if not LIVES.is_dir():
        return None
    return any(_folder_of(process) == data for process in LIVES.glob("[0-9]*"))


def _folder_of(process: Path) -> Path | None:
    try:
        return (process / "cwd").readlink()
    except OSError:
        return None
