"""``rasoat init`` and ``rasoat run`` as people start and stop them: real programs, real signals."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from rasoat.config.embedded import EmbeddedServer

RASOAT = str(Path(sys.executable).parent / "rasoat")
INIT = [
    "--issuer=68",
    "--province-code=68",
    "--province-name=Lâm Đồng",
    "--login=quantri",
    "--full-name=Lê Văn Mẫu",
]


@pytest.fixture(scope="module")
def surroundings(home_folder) -> dict[str, str]:
    """An environment with a home of its own and no database of somebody else's."""
    kept = {name: value for name, value in os.environ.items() if "DATABASE_URL" not in name}
    return kept | {"RASOAT_HOME": str(home_folder), "DJANGO_SETTINGS_MODULE": "rasoat.config.settings"}


@pytest.fixture(scope="module")
def installed(surroundings, home_folder) -> str:
    """What ``rasoat init`` said when it made an empty real province."""
    done = subprocess.run([RASOAT, "init", *INIT], env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert EmbeddedServer(home_folder).process() is None
    return done.stdout


@pytest.fixture
def port() -> int:
    """A port that is free now."""
    with closing(socket.socket()) as attempt:
        attempt.bind(("127.0.0.1", 0))
        return attempt.getsockname()[1]


@contextmanager
def running(surroundings, port: int):
    """``rasoat run``, from the moment it says that it runs; killed at the end if it has not ended."""
    command = [RASOAT, "run", f"--port={port}", "--workers=1"]
    program = subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        said = []
        for line in program.stdout:
            said.append(line)
            if "Ctrl-C" in line:
                break
        assert program.poll() is None, "".join(said)
        yield program
    finally:
        program.kill()
        program.wait()
        program.stdout.close()


def get(port: int) -> http.client.HTTPResponse:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", "/")
        response = connection.getresponse()
        response.read()
        return response


def children_of(program: subprocess.Popen) -> list[int]:
    return [
        int(number) for number in Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text().split()
    ]


def command_of(number: int) -> str:
    """The program and its first words."""
    return " ".join(Path(f"/proc/{number}/cmdline").read_text().split("\0")[:6])


def wait_until_gone(numbers: list[int]) -> None:
    """Fails by the test's own time limit when one of the processes stays."""
    while any(Path(f"/proc/{number}").exists() for number in numbers):
        time.sleep(0.1)


def test_init_shows_the_administrators_password_once(installed):
    assert "Tỉnh Lâm Đồng" in installed
    assert re.search(r"^  \d{4}-\d{4}-\d{4}$", installed, re.MULTILINE)


def test_a_database_is_installed_once(installed, surroundings):
    done = subprocess.run([RASOAT, "init", *INIT], env=surroundings, capture_output=True, text=True)
    assert done.returncode == 1
    assert "đã được khởi tạo" in done.stderr
    assert "installed already" in done.stderr


@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM])
def test_run_answers_and_stops_cleanly_when_asked(installed, surroundings, home_folder, port, asked):
    with running(surroundings, port) as program:
        response = get(port)
        assert response.status == 302
        assert "'unsafe-inline'" not in response.headers["Content-Security-Policy"]
        children = children_of(program)
        program.send_signal(asked)
        assert program.wait() == 0
    wait_until_gone(children)
    assert EmbeddedServer(home_folder).process() is None


def test_a_busy_port_is_told_with_the_next_step(installed, surroundings, port):
    with closing(socket.socket()) as busy:
        busy.bind(("127.0.0.1", port))
        busy.listen()
        done = subprocess.run(
            [RASOAT, "run", f"--port={port}"], env=surroundings, capture_output=True, text=True
        )
    assert done.returncode == 1
    assert f"rasoat run --port {port + 1}" in done.stderr
    assert "Không mở được địa chỉ này" in done.stderr
    assert "cannot be opened" in done.stderr


@pytest.mark.parametrize("part", ["granian", "procrastinate", "postgres"])
def test_when_one_part_dies_all_stop_and_say_which(installed, surroundings, home_folder, port, part):
    with running(surroundings, port) as program:
        children = children_of(program)
        [victim] = [child for child in children if part in command_of(child)]
        os.kill(victim, signal.SIGKILL)
        said = program.stdout.read()
        assert program.wait() == 1
    assert "This program ended by itself" in said
    wait_until_gone(children)
    assert EmbeddedServer(home_folder).process() is None


def test_when_run_itself_is_killed_nothing_stays_but_the_database_which_is_found(
    installed, surroundings, home_folder, port
):
    with running(surroundings, port) as program:
        database = EmbeddedServer(home_folder).process()
        others = [child for child in children_of(program) if child != database]
        program.kill()
        wait_until_gone(others)
    assert EmbeddedServer(home_folder).process() == database
    done = subprocess.run([RASOAT, "migrate"], env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0
    assert EmbeddedServer(home_folder).process() is None
