"""The server is killed and its data are gone; what was received comes back to the last change."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from rasoat.config.embedded import EmbeddedServer
from rasoat.safekeeping.wal.streams import replayable, streams

pytestmark = pytest.mark.slow

RASOAT = str(Path(sys.executable).parent / "rasoat")
INIT = [
    "--issuer=68",
    "--province-code=68",
    "--province-name=Lâm Đồng",
    "--login=quantri",
    "--full-name=Lê Văn Mẫu",
]
RECEIVED = """SELECT count(*) > 0 AND bool_and(flush_lsn >= pg_current_wal_flush_lsn())
FROM pg_stat_replication WHERE application_name = 'pg_receivewal'"""


@pytest.fixture(scope="module")
def surroundings(home_folder) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "DATABASE_URL" not in name}
    return kept | {"RASOAT_HOME": str(home_folder), "DJANGO_SETTINGS_MODULE": "rasoat.config.settings"}


def rasoat(surroundings, *words: str) -> subprocess.CompletedProcess:
    return subprocess.run([RASOAT, *words], env=surroundings, capture_output=True, text=True)


@contextmanager
def running(surroundings):
    """``rasoat run`` until the block ends."""
    with closing(socket.socket()) as attempt:
        attempt.bind(("127.0.0.1", 0))
        port = attempt.getsockname()[1]
    command = [RASOAT, "run", f"--port={port}", "--workers=1"]
    program = subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield program
    finally:
        program.terminate()
        program.communicate()


def until(holds) -> None:
    """Wait; the test's own time limit ends it."""
    while not holds():
        time.sleep(0.2)


def ask(server, question: str):
    with psycopg.connect(server.builder_conninfo().replace("dbname=postgres", "dbname=rasoat")) as connection:
        return connection.execute(question).fetchone()[0]


def has_base(home: Path) -> bool:
    return replayable(home / "backups") is not None


def test_a_killed_server_whose_data_are_gone_comes_back_to_the_last_change(surroundings, home_folder):
    assert rasoat(surroundings, "init", *INIT).returncode == 0
    server = EmbeddedServer(home_folder)
    with running(surroundings) as program:
        until(lambda: has_base(home_folder))
        with psycopg.connect(server.owner_conninfo()) as owner:
            owner.execute("UPDATE people_user SET full_name = 'Sau bản gốc' WHERE login = 'quantri'")
        until(lambda: ask(server, RECEIVED))
        assert rasoat(surroundings, "restore", "--latest", "--replace").returncode == 1
        os.kill(server.process(), signal.SIGKILL)
        assert program.wait() == 1
    shutil.rmtree(home_folder / "postgres")
    done = rasoat(surroundings, "restore", "--latest")
    assert done.returncode == 0, done.stderr
    assert server.process() is None
    with server:
        assert ask(server, "SELECT full_name FROM people_user WHERE login = 'quantri'") == "Sau bản gốc"
        assert ask(server, "SELECT count(*) FROM people_trailentry WHERE verb = 'safekeeping.restore'") == 1
        assert ask(server, "SELECT min(next) > 100000 FROM register_codeserial")
    refused = rasoat(surroundings, "restore", "--latest")
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    first = replayable(home_folder / "backups")[0]
    with running(surroundings):
        until(lambda: has_base(home_folder) and replayable(home_folder / "backups")[0] != first)
    assert len(streams(home_folder / "backups")) == 1
