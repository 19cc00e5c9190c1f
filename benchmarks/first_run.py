"""P13: a fresh clone and an empty home, from `make run` to the first page; then memory at rest."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks.bar import Measured

ROOT = Path(__file__).parent.parent
PATIENCE = 900
REST = 30


def first_page() -> Measured:
    """Seconds from `make run` to the first page, beside the downloads alone, and memory at rest."""
    with tempfile.TemporaryDirectory(prefix="rasoat-p13-") as folder:
        Path(folder).chmod(0o755)  # the database runs as a user of its own when we are root
        downloads = _seconds_to_download(Path(folder) / "downloads")
        spent, memory = _seconds_to_first_page(Path(folder) / "run")
    return Measured(
        f"{spent:.0f} s to the first page, {memory:.0f} MB at rest",
        f"downloads and installs alone {downloads:.0f} s",
        f"{spent / downloads:.1f} x",
        spent <= 300 and memory <= 1_000,
        "empty home, empty caches, demonstration province loaded",
    )


def _clone(folder: Path) -> dict[str, str]:
    """A clone of what is committed and an environment with an empty home."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder / "clone")], check=True)
    home = folder / "home"
    home.mkdir()
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("UV_", "XDG_", "VIRTUAL_"))
    }
    return {**kept, "HOME": str(home), "RASOAT_HOME": str(folder / "data")}


def _seconds_to_download(folder: Path) -> float:
    folder.mkdir()
    environment = _clone(folder)
    begun = time.perf_counter()
    for command in (
        ["make", "--silent", ".venv/.ready"],
        ["npm", "ci", "--silent", "--no-audit", "--no-fund"],
    ):
        subprocess.run(command, cwd=folder / "clone", env=environment, check=True, stdout=subprocess.DEVNULL)
    spent = time.perf_counter() - begun
    shutil.rmtree(folder)
    return spent


def _seconds_to_first_page(folder: Path) -> tuple[float, float]:
    folder.mkdir()
    folder.chmod(0o755)
    environment, port = _clone(folder), _free_port()
    begun = time.perf_counter()
    program = subprocess.Popen(
        ["make", "--silent", "run", f"RUN=--port {port}"],
        cwd=folder / "clone",
        env=environment,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for_page(port, program)
        spent = time.perf_counter() - begun
        time.sleep(REST)
        return spent, _memory(folder)
    finally:
        os.killpg(program.pid, signal.SIGINT)
        program.wait(60)


def _wait_for_page(port: int, program: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if program.poll() is not None:
            raise RuntimeError(f"make run ended with {program.returncode}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"no page after {PATIENCE} s")


def _memory(folder: Path) -> float:
    """Megabytes of every process that belongs to the run: proportional share, so nothing is counted twice."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder) in (process / "cmdline").read_text() + (process / "environ").read_text(
                errors="replace"
            ):
                total += _share(process / "smaps_rollup")
        except OSError:
            continue
    return total / 1_000


def _share(rollup: Path) -> int:
    lines = rollup.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
