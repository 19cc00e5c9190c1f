"""Making the cluster, starting its server, asking whether it runs, stopping it."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from rasoat.common.words import Words
from rasoat.config.embedded.account import Account
from rasoat.config.embedded.faults import EmbeddedFault
from rasoat.config.embedded.layout import Layout

PATIENCE = 300.0
"""Seconds for the last checkpoint; a busy disk can take long over it."""
LETTERS = {"LC_ALL": "C", "TZ": "UTC"}


def surroundings() -> dict[str, str]:
    """The environment without PG… variables, which would lead the programs elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | LETTERS


def make_cluster(layout: Layout, programs: Path, account: Account) -> None:
    """Make the cluster beside its place and rename it: one that was cut short is never used."""
    draft = layout.data.with_name(f"postgres.{os.getpid()}")
    draft.mkdir(mode=0o700)
    account.own(draft)
    letters = ["--encoding=UTF8", "--locale=C", "--username=postgres", "--no-instructions"]
    doors = ["--auth-local=peer", "--auth-host=reject"]
    _run([programs / "initdb", "--pgdata", draft, *letters, *doors], account, layout)
    draft.rename(layout.data)


def start(
    layout: Layout, programs: Path, account: Account, extra: tuple[str, ...]
) -> subprocess.Popen[bytes]:
    """Start the server as a child of this process, out of reach of the terminal's Ctrl-C."""
    options = [part for setting in extra for part in ("-c", setting)]
    with _log(layout) as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", layout.data, *options],
            cwd="/",
            env=surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **account.run_as(),
        )


def stop(data: Path, reap: Callable[[], object]) -> None:
    """Stop the server: sessions are ended, everything committed is on disk, nothing is lost.

    ``reap`` is called while waiting: a server that is our own child lives on as a zombie until then.
    """
    number = running_process(data)
    if number is None:
        return
    os.kill(number, signal.SIGINT)  # PostgreSQL's "fast shutdown"
    until = time.monotonic() + PATIENCE
    while running_process(data) == number:
        if time.monotonic() > until:
            raise _does_not_stop(data, number)
        reap()
        time.sleep(0.02)


def running_process(data: Path) -> int | None:
    """The process that serves ``data``, None when there is none."""
    number = noted_process(data / "postmaster.pid")
    return number if number and _serves(number, data) else None


def noted_process(file: Path) -> int | None:
    """The process that a file of PostgreSQL names in its first line."""
    try:
        return int(file.read_text(encoding="utf-8", errors="replace").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None


def log_tail(log: Path, lines: int = 8) -> str:
    """The last lines of the server's log."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])


def _serves(number: int, data: Path) -> bool:
    """Whether process ``number`` is alive and is a server of ``data``."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    command = Path(f"/proc/{number}/cmdline")
    if not Path("/proc/self/cmdline").exists():
        return True  # no /proc (macOS): a living process of that number is taken for the server
    try:
        return os.fsencode(data) in command.read_bytes().split(b"\0")
    except OSError:
        return False


def _log(layout: Layout) -> IO[bytes]:
    return os.fdopen(os.open(layout.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")


def _run(command: list[str | Path], account: Account, layout: Layout) -> None:
    done = subprocess.run(
        command, cwd="/", env=surroundings(), capture_output=True, text=True, check=False, **account.run_as()
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip() or log_tail(layout.log)
        raise EmbeddedFault(
            "program_failed",
            str(command[0]),
            Words(f"Chương trình PostgreSQL báo lỗi: {said}", f"A PostgreSQL program failed: {said}"),
            Words(
                f"Kiểm tra dung lượng đĩa và quyền của thư mục {layout.home}; xem {layout.log}.",
                f"Check disk space and permissions of {layout.home}; see {layout.log}.",
            ),
        )


def _does_not_stop(data: Path, number: int) -> EmbeddedFault:
    return EmbeddedFault(
        "does_not_stop",
        str(data),
        Words(
            f"PostgreSQL (tiến trình {number}) chưa dừng.", f"PostgreSQL (process {number}) has not stopped."
        ),
        Words(
            "Chờ thêm; dữ liệu vẫn an toàn. Không xóa thư mục.", "Wait; the data are safe. Remove nothing."
        ),
    )
