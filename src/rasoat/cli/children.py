"""The programs that ``rasoat run`` keeps beside it: all run, or all stop."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType

PATIENCE = 20.0
"""Seconds that a program has to finish what it does before it is killed."""


class Children:
    """Programs in process groups of their own, so that Ctrl-C reaches only us and we stop them in order."""

    def __init__(self, **others: Callable[[], bool]) -> None:
        """``others`` are programs that somebody else started, each with a way to ask whether it lives."""
        self._others = others
        self._programs: dict[str, subprocess.Popen[bytes]] = {}
        self._stop = threading.Event()

    def __enter__(self) -> "Children":
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self._stop.set())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, name: str, *arguments: str) -> None:
        """Start ``python -m`` of a module with arguments; it ends when we do, however we end."""
        self._programs[name] = subprocess.Popen(
            [sys.executable, "-m", "rasoat.cli.child", *arguments],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )

    @property
    def stopping(self) -> bool:
        """Whether somebody asked us to stop."""
        return self._stop.is_set()

    def ended(self) -> str | None:
        """The name of a program that ended by itself, its exit status if known; None while all run."""
        for name, lives in self._others.items():
            if not lives():
                return name
        for name, program in self._programs.items():
            if program.poll() is not None:
                return f"{name} ({program.returncode})"
        return None

    def wait(self) -> str | None:
        """Wait until somebody asks us to stop (None), or until a program ends by itself."""
        while not self._stop.wait(0.5):
            if ended := self.ended():
                return ended
        return None

    def stop(self) -> None:
        """Ask all to stop until they do, then kill what is left of their groups.

        They are asked more than once: a program that is still starting does not hear the first time.
        """
        until = time.monotonic() + PATIENCE
        while (running := self._running()) and time.monotonic() < until:
            for program in running:
                _signal_group(program, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                running[0].wait(1)
        for program in self._programs.values():
            _signal_group(program, signal.SIGKILL)
            program.wait()
        self._programs.clear()

    def _running(self) -> list[subprocess.Popen[bytes]]:
        return [program for program in self._programs.values() if program.poll() is None]


def _signal_group(program: subprocess.Popen[bytes], number: int) -> None:
    """Reaches helpers of a program that is itself gone already."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(program.pid, number)
