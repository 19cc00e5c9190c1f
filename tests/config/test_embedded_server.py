"""The embedded server: made, joined, stopped by the last one, restarted after every kind of death."""

import multiprocessing
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from rasoat.config.embedded import EmbeddedFault, EmbeddedServer
from rasoat.config.embedded.account import server_account
from rasoat.config.embedded.cluster import running_process
from rasoat.config.embedded.programs import programs


@pytest.fixture(scope="module")
def folder(home_folder):
    """One cluster for all tests of this file."""
    return home_folder


@pytest.fixture
def server(folder):
    """The server, made but not started; stopped after the test however that ends."""
    server = EmbeddedServer(folder, settings=("fsync=off",))
    yield server
    server.stop()
    assert server.process() is None


def ask(conninfo: str, question: str):
    with psycopg.connect(conninfo) as connection:
        return connection.execute(question).fetchone()[0]


def test_each_role_comes_in_and_has_only_its_rights(server):
    with server:
        rights = """SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication
                    FROM pg_roles WHERE rolname = current_user"""
        assert ask(server.application_conninfo(), "SELECT current_user") == "rasoat_app"
        assert ask(server.owner_conninfo(), "SELECT current_user") == "rasoat_owner"
        assert ask(server.application_conninfo(), rights) is False
        assert ask(server.owner_conninfo(), rights) is False
        assert ask(server.backup_conninfo(), "SELECT rolbypassrls FROM pg_roles WHERE rolname = current_user")


def test_no_role_enters_another_database(server):
    with server:
        for conninfo in (server.application_conninfo("postgres"), server.backup_conninfo("template1")):
            with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
                psycopg.connect(conninfo)


def test_the_backup_comes_in_when_the_database_is_closed_to_all_others(server):
    with server:
        with psycopg.connect(server.owner_conninfo()) as owner:
            owner.execute("REVOKE ALL ON DATABASE rasoat FROM PUBLIC")
        assert ask(server.backup_conninfo(), "SELECT current_user") == "rasoat_backup"
        with psycopg.connect(server.owner_conninfo()) as owner:
            owner.execute("GRANT CONNECT ON DATABASE rasoat TO PUBLIC")


def test_the_database_sorts_by_bytes_in_utf8(server):
    with server:
        settings = ask(
            server.owner_conninfo(),
            """SELECT datcollate || ' ' || datctype || ' ' || pg_encoding_to_char(encoding)
               FROM pg_database WHERE datname = current_database()""",
        )
    assert settings == "C C UTF8"


@pytest.mark.parametrize("role", ["rasoat_app", "rasoat_backup"])
def test_a_wrong_password_is_refused(server, role):
    with server, pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(host=str(server.layout.sockets), dbname="rasoat", user=role, password="guess")


def test_the_owner_is_refused_to_other_accounts_and_so_is_everybody_else(server):
    with server:
        known = (server.layout.data / "pg_ident.conf").read_text()
        admissions = (server.layout.data / "pg_hba.conf").read_text()
        with pytest.raises(psycopg.OperationalError, match="rejects connection"):
            psycopg.connect(host=str(server.layout.sockets), dbname="rasoat", user="somebody")
    assert len(known.splitlines()) == 2
    assert "trust" not in admissions
    assert "host" not in admissions


def test_nothing_listens_on_the_network(server):
    with server:
        assert ask(server.owner_conninfo(), "SHOW listen_addresses") == ""


def test_secrets_and_folders_are_closed(server):
    with server:
        modes = {
            server.layout.data: 0o700,
            server.layout.sockets: 0o700,
            server.layout.log: 0o600,
            server.layout.password("rasoat_app"): 0o600,
            server.layout.password("rasoat_backup"): 0o600,
        }
        found = {path: stat.S_IMODE(path.stat().st_mode) for path in modes}
    assert found == modes


def test_data_survive_a_stop(server):
    with server, psycopg.connect(server.owner_conninfo()) as owner:
        owner.execute("CREATE SCHEMA kept CREATE TABLE word (text text)")
        owner.execute("INSERT INTO kept.word VALUES ('Đắk R''Moan')")
    assert server.process() is None
    with server:
        assert ask(server.owner_conninfo(), "SELECT text FROM kept.word") == "Đắk R'Moan"


def test_a_second_user_joins_and_the_last_one_out_stops_it(server, folder):
    second = EmbeddedServer(folder)
    with second:
        with server:
            assert server.process() == second.process()
        assert ask(second.owner_conninfo(), "SELECT 1") == 1
    assert second.process() is None


def test_a_killed_server_recovers_what_was_committed(server):
    with server, psycopg.connect(server.owner_conninfo()) as owner:
        owner.execute("CREATE TABLE survived AS SELECT 1 AS one")
        owner.commit()
        os.kill(server.process(), signal.SIGKILL)
    with server:
        assert ask(server.owner_conninfo(), "SELECT one FROM survived") == 1


def test_a_pid_file_whose_number_belongs_to_another_program_is_no_obstacle(server):
    server.start()
    server.stop()
    server.layout.sockets.mkdir(mode=0o700)
    for note in (server.layout.data / "postmaster.pid", server.layout.sockets / ".s.PGSQL.5432.lock"):
        note.write_text(f"{os.getpid()}\n{server.layout.data}\n0\n5432\n")
    with server:
        assert ask(server.owner_conninfo(), "SELECT 1") == 1


@pytest.mark.parametrize("content", ["", "not a number\n"])
def test_an_unreadable_pid_file_means_no_server(tmp_path, content):
    (tmp_path / "postmaster.pid").write_text(content)
    assert running_process(tmp_path) is None


def test_a_server_whose_starter_was_killed_is_found_and_used(server, folder):
    code = f"""
import time
from pathlib import Path
from rasoat.config.embedded import EmbeddedServer
EmbeddedServer(Path({str(folder)!r}), settings=("fsync=off",)).start()
print("up", flush=True)
time.sleep(600)
"""
    starter = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert starter.stdout.readline() == "up\n"
    orphan = server.process()
    starter.kill()
    starter.communicate()
    with server:
        assert server.process() == orphan
        assert ask(server.owner_conninfo(), "SELECT 1") == 1


def use(folder: Path, done) -> None:
    """Another process that comes, asks, and goes."""
    with EmbeddedServer(folder, settings=("fsync=off",)) as server:
        done.put(ask(server.owner_conninfo(), "SELECT 1"))


def test_many_processes_come_and_go_at_once(server, folder):
    context = multiprocessing.get_context("spawn")
    done = context.Queue()
    users = [context.Process(target=use, args=(folder, done)) for _ in range(4)]
    for user in users:
        user.start()
    for user in users:
        user.join()
    assert [done.get(timeout=10) for _ in users] == [1, 1, 1, 1]
    assert server.process() is None


def test_a_broken_setting_is_told_with_the_servers_own_words(server):
    server.start()
    server.stop()
    local = server.layout.data / "local.conf"
    local.write_text("shared_buffers = 'a lot'\n")
    server_account().own(local)
    try:
        with pytest.raises(EmbeddedFault) as refused:
            server.start()
    finally:
        local.unlink()
    [problem] = refused.value.problems
    assert problem.rule == "embedded.does_not_start"
    assert "shared_buffers" in problem.what.vi


def test_a_socket_folder_that_somebody_else_made_is_refused(server):
    if os.geteuid() != 0:
        pytest.skip("only root can make a folder in another's name")
    server.start()
    server.stop()
    assert not server.layout.sockets.exists()
    server.layout.sockets.mkdir()
    os.chown(server.layout.sockets, 65534, 65534)
    try:
        with pytest.raises(EmbeddedFault, match="belongs to somebody else"):
            server.start()
    finally:
        server.layout.sockets.rmdir()


def test_programs_are_copied_where_the_account_cannot_reach_them(tmp_path, monkeypatch):
    if os.geteuid() != 0:
        pytest.skip("an ordinary person reaches their own programs")
    closed = Path(f"/var/cache/rasoat-closed-{os.getpid()}")
    monkeypatch.setattr("rasoat.config.embedded.programs._runs", lambda *_: False)
    try:
        found = programs(server_account(), closed)
        said = subprocess.run(
            [found / "initdb", "--version"], capture_output=True, text=True, **server_account().run_as()
        )
    finally:
        subprocess.run(["rm", "-rf", closed], check=True)
    assert re.match(r"initdb \(PostgreSQL\) 18", said.stdout)


def test_who_never_came_leaves_without_a_trace(tmp_path):
    EmbeddedServer(tmp_path / "nowhere").stop()
    assert not (tmp_path / "nowhere").exists()


def test_leaving_twice_or_without_coming_harms_nobody(server, folder):
    with EmbeddedServer(folder) as other:
        server.stop()
        server.stop()
        assert other.process() is not None


def received_since(server, folder: Path, base: Path) -> Path:
    """Take a base, add to the database, and receive the log as far as it goes."""
    secret = os.environ | {"PGPASSWORD": server.layout.password("rasoat_backup").read_text()}
    where = [f"--host={server.layout.sockets}", "--username=rasoat_backup"]
    tools = server.clients()
    wal = folder / "received"
    wal.mkdir()
    receiver = [tools / "pg_receivewal", *where, f"--directory={wal}", "--slot=kept"]
    subprocess.run([*receiver, "--create-slot"], env=secret, check=True)
    program = subprocess.Popen(receiver, env=secret)
    command = [tools / "pg_basebackup", *where, f"--pgdata={base}", "-Ft", "-z", "--checkpoint=fast"]
    subprocess.run(command, env=secret, check=True)
    with psycopg.connect(server.owner_conninfo(), autocommit=True) as owner:
        owner.execute("CREATE TABLE after_the_base AS SELECT 'kept' AS word")
    until = ask(server.owner_conninfo(), "SELECT pg_walfile_name(pg_current_wal_insert_lsn())")
    while not any(file.name.startswith(until) for file in wal.iterdir()):
        time.sleep(0.05)
    while not ask(
        server.builder_conninfo(),
        "SELECT bool_and(write_lsn >= pg_current_wal_insert_lsn()) FROM pg_stat_replication",
    ):
        time.sleep(0.05)
    program.terminate()
    program.wait()
    return wal


def test_a_lost_cluster_comes_back_from_a_base_and_what_was_received_since(home_folder, tmp_path):
    base = tmp_path / "base"
    with EmbeddedServer(home_folder / "lost", settings=("fsync=off",)) as server:
        wal = received_since(server, tmp_path, base)
        os.kill(server.process(), signal.SIGKILL)
    shutil.rmtree(server.layout.data)
    again = EmbeddedServer(home_folder / "lost", settings=("fsync=off",))
    try:
        assert again.recover(base, wal) is None
        assert ask(again.owner_conninfo(), "SELECT word FROM after_the_base") == "kept"
        with pytest.raises(EmbeddedFault, match="is running"):
            again.recover(base, wal)
    finally:
        again.stop()
    with pytest.raises(EmbeddedFault, match="cannot be used"):
        again.recover(tmp_path, wal)
    with again:
        assert ask(again.owner_conninfo(), "SELECT word FROM after_the_base") == "kept"


def test_who_starts_twice_stops_twice(home_folder):
    """A command run inside a program that uses the server leaves it running."""
    server = EmbeddedServer(home_folder)
    with server:
        with server:
            pass
        assert server.process() is not None
    assert server.process() is None
