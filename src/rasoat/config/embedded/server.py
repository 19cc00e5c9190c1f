"""The embedded server as the rest of the system meets it."""

import secrets
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import psycopg
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping

from rasoat.common.words import Words
from rasoat.config.embedded import cluster, recovery
from rasoat.config.embedded.account import Account, operator, server_account
from rasoat.config.embedded.faults import EmbeddedFault
from rasoat.config.embedded.layout import Layout
from rasoat.config.embedded.leftovers import clear_leftovers
from rasoat.config.embedded.programs import clients, programs
from rasoat.config.embedded.roles import DATABASE, close_doors, make_database, make_roles
from rasoat.config.embedded.rules import APPLICATION, BACKUP, OWNER, SUPERUSER, write_rules
from rasoat.config.embedded.sockets import close_sockets_folder, open_sockets_folder
from rasoat.config.embedded.turns import Presence, alone
from rasoat.config.environment import keep_secret, make_home

PATIENCE = 600.0
"""Seconds to wait for a server that still answers nothing but lives: it may be recovering from a crash."""


class EmbeddedServer:
    """One cluster below ``home``. Entering starts it or joins it; the last one to leave stops it.

    ``settings`` are extra PostgreSQL settings ("name=value"); ``builds_databases`` lets the owner role
    make databases (tests do). Making the object touches nothing.
    """

    def __init__(self, home: Path, *, settings: tuple[str, ...] = (), builds_databases: bool = False) -> None:
        self.layout = Layout(home)
        self._settings = settings
        self._builds_databases = builds_databases
        self._presence = Presence(self.layout.lock("users"))
        self._entered = 0
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "EmbeddedServer":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def application_conninfo(self, database: str = DATABASE) -> str:
        """How the application connects (bound by row security, known by password)."""
        return self._conninfo(APPLICATION, database)

    def owner_conninfo(self, database: str = DATABASE) -> str:
        """How the owner of the tables connects (known by the operating system)."""
        return self._conninfo(OWNER, database)

    def backup_conninfo(self, database: str = DATABASE) -> str:
        """How backups connect (reads everything, changes nothing, known by password)."""
        return self._conninfo(BACKUP, database)

    def builder_conninfo(self) -> str:
        """How databases are made, renamed and dropped (known by the operating system)."""
        return self._conninfo(SUPERUSER, "postgres")

    def clients(self) -> Path:
        """The folder of programs of the server's own version that copy and put back databases."""
        return clients()

    def start(self) -> None:
        """Make the cluster if there is none, start its server if none runs, and be counted as its user.

        Whoever starts twice stops twice: a command inside a program that uses the server leaves it running.
        Raises ``EmbeddedFault`` with the reason and the remedy.
        """
        make_home(self.layout.home)
        with alone(self.layout.lock("door")):
            self._come_in()

    def recover(self, base: Path, wal: Path) -> Path | None:
        """Start from a base backup and every change received since; the old cluster is moved aside.

        Answers where the old cluster lies now, None when there was none. Raises ``EmbeddedFault`` while a
        server runs, and when the base cannot be used; then the old cluster is back in its place.
        """
        make_home(self.layout.home)
        with alone(self.layout.lock("door")):
            recovery.require_stopped(self.layout, self.process())
            with recovery.replaced_cluster(self.layout, base, wal, server_account()) as old:
                self._settings += recovery.settings(self.layout)
                self._come_in()
        return old

    def stop(self) -> None:
        """Leave; stop the server when nobody else uses it. Who never came changes nothing."""
        if not self._presence.counted:
            return
        self._entered -= 1
        if self._entered > 0:
            return
        with alone(self.layout.lock("door")):
            self._leave()

    def process(self) -> int | None:
        """The number of the server's process, None when it does not run."""
        return cluster.running_process(self.layout.data)

    def _come_in(self) -> None:
        self._presence.enter()
        try:
            self._ensure_running()
        except BaseException:
            if not self._entered:
                self._leave()
            raise
        self._entered += 1

    def _leave(self) -> None:
        if self._presence.leave() and self.process():
            cluster.stop(self.layout.data, self._child_lives)
            close_sockets_folder(self.layout.sockets)
        if not self.process() and self._child:
            self._child.wait()  # else it would stay as a zombie, and its number would look alive

    def _ensure_running(self) -> None:
        account = server_account()
        tools = programs(account, self.layout.programs)
        if not self.layout.data.exists():
            cluster.make_cluster(self.layout, tools, account)
        if not (self.process() and self._answers(lambda: self.process() is not None)):
            self._start(tools, account)
        self._make_roles_and_database()

    def _start(self, tools: Path, account: Account) -> None:
        """Start the server and wait until it answers."""
        open_sockets_folder(self.layout.sockets, account)
        clear_leftovers(self.layout.data, self.layout.sockets)
        write_rules(self.layout.data, self.layout.sockets, account, operator())
        self._child = cluster.start(self.layout, tools, account, self._settings)
        if not self._answers(self._child_lives):
            raise _does_not_start(self.layout)

    def _child_lives(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def _answers(self, lives: Callable[[], bool]) -> bool:
        """Wait while the server lives; recovery after a crash can take its time."""
        address = self._conninfo(SUPERUSER, "postgres").encode()
        until = time.monotonic() + PATIENCE
        while lives() and time.monotonic() < until:
            if PGconn.ping(address) == Ping.OK:
                return True
            time.sleep(0.02)
        return False

    def _make_roles_and_database(self) -> None:
        kept = {role: self._password(role) for role in (APPLICATION, BACKUP)}
        with psycopg.connect(self._conninfo(SUPERUSER, "postgres"), autocommit=True) as connection:
            make_roles(connection, kept, builds_databases=self._builds_databases)
            make_database(connection)
            close_doors(connection)

    def _conninfo(self, role: str, database: str) -> str:
        password = self._password(role) if role in (APPLICATION, BACKUP) else None
        return make_conninfo(host=str(self.layout.sockets), dbname=database, user=role, password=password)

    def _password(self, role: str) -> str:
        return keep_secret(self.layout.password(role), secrets.token_urlsafe(32))


def _does_not_start(layout: Layout) -> EmbeddedFault:
    said = cluster.log_tail(layout.log)
    return EmbeddedFault(
        "does_not_start",
        str(layout.data),
        Words(
            f"PostgreSQL đi kèm không khởi động được: {said}",
            f"The embedded PostgreSQL does not start: {said}",
        ),
        Words(
            f"Xem {layout.log}; kiểm tra dung lượng đĩa và quyền của thư mục.",
            f"See {layout.log}; check disk space and the folder's permissions.",
        ),
    )
