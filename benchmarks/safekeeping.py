"""S7: the demonstration province backed up, restored, compared; its server killed and its data gone."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from benchmarks.bar import Measured
from rasoat.config.embedded import EmbeddedServer

RASOAT = str(Path(sys.executable).parent / "rasoat")
MOST = 300
"""Seconds that a restore may take, and that may be lost."""


def back_up_and_restore() -> Measured:
    """Seconds to back up, to restore, to go back to the last change; seconds of changes lost."""
    with tempfile.TemporaryDirectory(prefix="rasoat-s7-") as folder:
        Path(folder).chmod(0o755)  # the database runs as a user of its own when we are root
        home = Path(folder) / "home"
        surroundings = os.environ | {"RASOAT_HOME": str(home)}
        _rasoat(surroundings, "demo", "load")
        backup = _rasoat(surroundings, "backup")
        drill = _rasoat(surroundings, "drill")
        [made] = (home / "backups").glob("rasoat-*")
        restore = _rasoat(surroundings, "restore", str(made), "--replace")
        lost, latest = _lose_everything(surroundings, home)
        floor, size = _dump_and_restore_alone(home), made.joinpath("database.dump").stat().st_size
    return Measured(
        f"backup {backup:.0f} s, restore {restore:.0f} s, drill {drill:.0f} s; server killed and data gone: "
        f"back in {latest:.0f} s, {lost:.1f} s of changes lost",
        f"pg_dump and pg_restore alone {floor:.0f} s",
        f"{(backup + restore) / floor:.1f} x",
        max(restore, latest, lost) <= MOST,
        f"demonstration province, {size / 1e6:.0f} MB; restore with a backup before it, every table compared",
    )


def _rasoat(surroundings: dict[str, str], *words: str) -> float:
    begun = time.perf_counter()
    subprocess.run([RASOAT, *words], env=surroundings, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _lose_everything(surroundings: dict[str, str], home: Path) -> tuple[float, float]:
    """Write the time ten times a second; kill, throw away, restore: what is lost, and how long it takes."""
    server = EmbeddedServer(home)
    with _running(surroundings):
        _until(lambda: any((home / "backups").glob("rasoat_*/base-*/base.json")))
        _write_the_time(server, seconds=20)
        process = server.process()
        assert process
        killed = datetime.now(UTC)
        os.kill(process, signal.SIGKILL)
    shutil.rmtree(server.layout.data)
    spent = _rasoat(surroundings, "restore", "--latest")
    with server, psycopg.connect(server.owner_conninfo()) as owner:
        row = owner.execute("SELECT max(at) FROM benchmark_clock").fetchone()
    assert row
    return (killed - row[0]).total_seconds(), spent


def _write_the_time(server: EmbeddedServer, *, seconds: int) -> None:
    with psycopg.connect(server.owner_conninfo(), autocommit=True) as owner:
        owner.execute("CREATE TABLE benchmark_clock (at timestamptz NOT NULL)")
        for _ in range(seconds * 10):
            owner.execute("INSERT INTO benchmark_clock VALUES (clock_timestamp())")
            time.sleep(0.1)


def _dump_and_restore_alone(home: Path) -> float:
    """PostgreSQL's own programs with the same switches, nothing hashed, nothing compared."""
    server, dump = EmbeddedServer(home), home.parent / "alone.dump"
    tools = server.clients()
    with server, psycopg.connect(server.builder_conninfo(), autocommit=True) as builder:
        owner = f"host={server.layout.sockets} user=rasoat_owner dbname="
        builder.execute("CREATE DATABASE alone OWNER rasoat_owner TEMPLATE template0")
        begun = time.perf_counter()
        subprocess.run(
            [tools / "pg_dump", "-Fc", "-Z1", f"--file={dump}", f"--dbname={owner}rasoat"], check=True
        )
        into = ["--no-owner", "--no-acl", "--jobs=2", f"--dbname={owner}alone"]
        subprocess.run([tools / "pg_restore", *into, dump], check=True)
        return time.perf_counter() - begun


@contextmanager
def _running(surroundings: dict[str, str]) -> Iterator[None]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [RASOAT, "run", f"--port={port}"]
    program = subprocess.Popen(
        command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        program.send_signal(signal.SIGINT)
        program.wait(60)


def _until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + MOST
    while not holds():
        if time.monotonic() > until:
            raise RuntimeError(f"no base backup after {MOST} s")
        time.sleep(0.5)
