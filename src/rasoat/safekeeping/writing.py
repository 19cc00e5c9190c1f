"""Writing a backup: one snapshot for the dump, the counts and the hashes."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import psycopg
from django.conf import settings
from psycopg import IsolationLevel

from rasoat import __version__
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.safekeeping import addresses, contents, facts, marking, store, tools
from rasoat.safekeeping.manifest import FORMAT, NAME, Manifest, marks_of

DUMP, FILES = "database.dump", "files"
PATIENT = "-c idle_in_transaction_session_timeout=0 -c statement_timeout=0"
"""The snapshot is held as long as the dump runs."""


def write_backup(folder: Path) -> Path:
    """Write a backup of the database in use below ``folder``; its path. Hold ``store.one_at_a_time``.

    Raises ``Refused`` with the reason; then nothing is left of it.
    """
    made_at = store.moment_of_a_new_name(folder)
    name = store.name_at(made_at)
    with store.draft(folder, name) as draft, snapshot(addresses.backup()) as (connection, number):
        if not facts.has_tables(connection):
            raise Refused([Problem("safekeeping.empty", addresses.database(), EMPTY, FILL_IT)])
        _write(draft, connection, number, made_at)
    return folder / name


@contextmanager
def snapshot(address: str) -> Iterator[tuple[psycopg.Connection, str]]:
    """A transaction that sees one moment, and the number by which others join it."""
    try:
        connection = psycopg.connect(address, options=PATIENT)
    except psycopg.OperationalError as error:
        raise Refused([Problem("safekeeping.no_answer", "PostgreSQL", *_no_answer(error))]) from None
    with connection:
        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        yield connection, str(row[0]) if row else ""


def _write(draft: Path, connection: psycopg.Connection, number: str, made_at: datetime) -> None:
    major = facts.major(connection)
    program = tools.tools_for(major) / "pg_dump"
    how = ("--format=custom", "--compress=1", "--no-owner", "--no-acl", f"--snapshot={number}")
    dump = tools.begin(program, addresses.backup(), *how, f"--file={draft / DUMP}")
    try:
        tables = contents.table_marks(connection)  # while the dump runs
        tools.finish(dump)
    finally:
        dump.kill()
        dump.wait()
    if settings.MEDIA_ROOT.is_dir():
        shutil.copytree(settings.MEDIA_ROOT, draft / FILES)
    manifest = Manifest(
        format=FORMAT,
        software=__version__,
        made_at=made_at,
        postgres=connection.info.parameter_status("server_version") or "",
        postgres_major=major,
        migrations=facts.migrations(connection),
        installation=facts.installation(connection),
        database_size=facts.size(connection),
        tables=tables,
        serials=facts.serials(connection),
        seal=facts.newest_seal(connection),
        keys=facts.key_fingerprints(),
        files=marks_of(draft),
    )
    (draft / NAME).write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
    marking.put_mark(draft)


def _no_answer(error: psycopg.OperationalError) -> tuple[Words, Words]:
    said = str(error).strip()
    return (
        Words(f"Vai trò sao lưu không vào được: {said}.", f"The backup's role is not let in: {said}."),
        Words("Kiểm tra BACKUP_DATABASE_URL và máy chủ.", "Check BACKUP_DATABASE_URL and the server."),
    )


EMPTY = Words("Cơ sở dữ liệu chưa có gì.", "The database holds nothing yet.")
FILL_IT = Words(
    "Khởi tạo bằng rasoat init hoặc phục hồi một bản sao lưu.", "Begin with rasoat init, or restore a backup."
)
