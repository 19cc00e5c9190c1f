"""The tests on a PostgreSQL of one's own: ``python -m tools.external [quick] [pytest's words]``.

Debian's server is started in a scratch folder, the roles are made by the very lines of docs/rooms/config.md,
and the tests that touch the database run there with DATABASE_URL, OWNER_DATABASE_URL and BACKUP_DATABASE_URL.
"""

import os
import pwd
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/rooms/config.md"
ALL = ["tests/people", "tests/register", "tests/safekeeping"]
QUICK = [
    "tests/people/test_database_rights.py",
    "tests/people/test_row_security.py",
    "tests/people/test_trail.py",
    "tests/register/test_row_security.py",
    "tests/register/test_rebuild.py",
    "tests/safekeeping/test_backup.py::test_a_backup_says_what_it_holds",
    "tests/safekeeping/test_restore.py::test_what_was_lost_comes_back",
    "tests/safekeeping/test_drill.py::test_a_drill_proves_the_newest_backup",
    "tests/safekeeping/test_operations.py::test_the_page_asks_the_database_little",
    "tests/safekeeping/test_operations.py::test_the_log_is_judged_by_what_the_server_says",
]
"""Rights, row security, trail, derivation, backup, restore, drill: under a minute, in every run."""
ADDRESSES = {
    "DATABASE_URL": "rasoat_app",
    "OWNER_DATABASE_URL": "rasoat_owner",
    "BACKUP_DATABASE_URL": "rasoat_backup",
}


def main(words: list[str]) -> int:
    """Run the tests; pytest's exit status."""
    tests = QUICK if words[:1] == ["quick"] else ALL
    with tempfile.TemporaryDirectory(prefix="rasoat-external-") as folder, server(Path(folder)) as addresses:
        command = [sys.executable, "-m", "pytest", "-q", "-n", os.environ.get("TEST_WORKERS", "2")]
        options = words[1:] if tests is QUICK else words
        surroundings = os.environ | addresses | {"RASOAT_TEST_HOME": f"{folder}/home"}
        return subprocess.run([*command, *(options or ()), *tests], cwd=ROOT, env=surroundings).returncode


@contextmanager
def server(folder: Path) -> Iterator[dict[str, str]]:
    """A server that listens on this machine alone; gives the three addresses."""
    programs, data, account = newest_programs(), folder / "data", run_as()
    folder.chmod(0o755)
    data.mkdir()
    if account:
        shutil.chown(data, account["user"], account["group"])
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/", **account}
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--username=postgres"]
    subprocess.run([programs / "initdb", f"--pgdata={data}", *options], check=True, **quiet)
    (data / "pg_hba.conf").write_text("local all postgres trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
    port = free_port()
    running = subprocess.Popen([programs / "postgres", "-D", data, *settings(data, port)], **quiet)
    try:
        wait_for(running, data, port)
        yield make_roles(data, port)
    finally:
        running.terminate()
        running.wait(60)


def settings(data: Path, port: int) -> list[str]:
    """As an operator would set it, archiving its log; without fsync, since nothing in it is worth keeping."""
    (data / "archive").mkdir(mode=0o777)
    (data / "archive").chmod(0o777)
    values = {
        "listen_addresses": "127.0.0.1",
        "port": port,
        "unix_socket_directories": data,
        "fsync": "off",
        "archive_mode": "on",
        "archive_command": f"cp %p {data}/archive/%f",
        "archive_timeout": 300,
        "log_min_messages": "fatal",
    }
    return [part for name, value in values.items() for part in ("-c", f"{name}={value}")]


def make_roles(data: Path, port: int) -> dict[str, str]:
    """Run the lines of the page, with passwords of our own."""
    password = secrets.token_hex(12)
    found = re.search(r"## A PostgreSQL of your own\n```sql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found, f"{PAGE} has no lines for the roles"
    with psycopg.connect(host=str(data), port=port, user="postgres", autocommit=True) as connection:
        for line in found[1].replace("…", password).split(";"):
            if line.strip():
                connection.execute(line)
    return {
        variable: f"postgresql://{role}:{password}@127.0.0.1:{port}/rasoat"
        for variable, role in ADDRESSES.items()
    }


def newest_programs() -> Path:
    """Debian's newest server, or the one on the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    program = found[-1] if found else shutil.which("initdb")
    assert program, "no server: install Debian's package postgresql"
    return Path(program).parent


def run_as() -> dict[str, str]:
    """PostgreSQL does not run as root; then as the account of Debian's package, or ours."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    name = "postgres" if "postgres" in names else "rasoat"
    return {"user": name, "group": name}


def wait_for(running: subprocess.Popen, data: Path, port: int) -> None:
    """Until it answers."""
    while running.poll() is None:
        try:
            psycopg.connect(host=str(data), port=port, user="postgres").close()
        except psycopg.OperationalError:
            continue
        return
    raise SystemExit("the server did not start")


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        port: int = attempt.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
