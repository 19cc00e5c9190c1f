"""Test databases: the owner role builds one template, every worker and browser test uses a clone of it.

The template is built once and kept between runs under a name made from the migrations and whatever else
decides its content. Nothing is ever flushed: a test rolls back, or has a clone of its own.
"""

import hashlib
import os
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql
from psycopg.conninfo import make_conninfo

import rasoat
from rasoat.people.preparation import prepare
from rasoat.people.privileges import allow_entry

KEPT_FOR = 2 * 24 * 3600
"""Seconds that a template nobody used stays."""
SOURCE = Path(rasoat.__file__).parent
DECIDES = ("*/migrations/*.py", "*/models/*.py", "people/**/*.py", "people/**/*.toml")


def owner_conninfo(database: str | None = None) -> str:
    """How the owner connects; without a name to the database of the settings, from which others are made."""
    owner = settings.DATABASES["owner"]
    return make_conninfo(
        host=owner["HOST"] or None,
        port=owner["PORT"] or None,
        user=owner["USER"] or None,
        password=owner["PASSWORD"] or None,
        dbname=database or MAINTENANCE,
    )


MAINTENANCE = settings.DATABASES.get("owner", {}).get("NAME", "")


def ensure_template() -> str:
    """The name of the template for this state of the code; built when there is none yet."""
    name = f"rasoat_template_{_fingerprint()}"
    with _owner() as owner, _one_at_a_time(owner):
        if not _exists(owner, name):
            build(name, None, prepare)
        _mark_used(owner, name)
        _drop_left_behind(owner)
    return name


def build(name: str, template: str | None, fill: Callable[[], object]) -> None:
    """Make a database and fill it; it gets its name when it is whole, so that a broken one is never used."""
    draft = f"rasoat_draft_{uuid.uuid4().hex[:12]}"
    with clone(template, draft, keep=True), pointed_at(draft):
        fill()
    with _owner() as owner:
        owner.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (draft, name))))


@contextmanager
def clone(template: str | None, name: str, *, keep: bool = False) -> Iterator[str]:
    """A copy of ``template`` (None: an empty database) for as long as the block lasts.

    A connection named after the copy stays open meanwhile, so that others see it is in use.
    """
    empty = "template0 ENCODING 'UTF8' LOCALE 'C'"
    source = sql.Identifier(template) if template else sql.SQL(empty)
    with _owner(application_name=name) as owner:
        owner.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), source))
        try:
            allow_entry(owner, name, [settings.DATABASES["default"]["USER"]])
            yield name
        except BaseException:
            keep = False
            raise
        finally:
            if not keep:
                _drop(owner, name)


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Both connections of Django go to this database inside the block."""
    before = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    _point(dict.fromkeys(connections, name))
    try:
        yield
    finally:
        _point(before)


def _point(names: dict[str, str]) -> None:
    for alias, name in names.items():
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def fresh_name() -> str:
    """A name for a clone that no other process uses."""
    return f"rasoat_test_{os.getpid()}_{uuid.uuid4().hex[:8]}"


def _fingerprint() -> str:
    found = hashlib.sha256(settings.DATABASES["default"]["USER"].encode())
    for pattern in DECIDES:
        for file in sorted(SOURCE.glob(pattern)):
            found.update(str(file.relative_to(SOURCE)).encode() + file.read_bytes())
    return found.hexdigest()[:16]


def _owner(**more: str) -> psycopg.Connection:
    return psycopg.connect(owner_conninfo(), autocommit=True, **more)


@contextmanager
def _one_at_a_time(owner: psycopg.Connection) -> Iterator[None]:
    owner.execute("SELECT pg_advisory_lock(4242)")
    try:
        yield
    finally:
        owner.execute("SELECT pg_advisory_unlock(4242)")


def _exists(owner: psycopg.Connection, name: str) -> bool:
    return owner.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _mark_used(owner: psycopg.Connection, name: str) -> None:
    text = sql.SQL("COMMENT ON DATABASE {} IS {}")
    owner.execute(text.format(sql.Identifier(name), sql.Literal(str(int(time.time())))))


def _drop_left_behind(owner: psycopg.Connection) -> None:
    """Clones whose process is gone, and templates that nobody used for some days."""
    gone = owner.execute(
        """SELECT d.datname FROM pg_database d WHERE
           (d.datname ~ '^rasoat_(test|draft)_'
            AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE application_name = d.datname))
           OR (d.datname ~ '^rasoat_template_'
            AND coalesce(shobj_description(d.oid, 'pg_database'), '0')::bigint < %s)""",
        [int(time.time()) - KEPT_FOR],
    )
    for (name,) in gone.fetchall():
        _drop(owner, name)


def _drop(owner: psycopg.Connection, name: str) -> None:
    owner.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
