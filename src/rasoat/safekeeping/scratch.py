"""Databases made for the moment: for a drill, or to become the real one once all is proved."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.safekeeping import addresses

PREFIX = "rasoat_scratch_"
NEW = (
    "CREATE DATABASE {name} OWNER {owner} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'",
    "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
    "GRANT CONNECT ON DATABASE {name} TO {application}",
)
LEFT_BEHIND = """
SELECT datname FROM pg_database d WHERE datname LIKE %s
AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE application_name = d.datname)
"""
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = %s AND usesysid IS NOT NULL AND pid <> pg_backend_pid()
AND coalesce(backend_type, 'client backend') = 'client backend'  -- hidden from who is no superuser
"""


@contextmanager
def scratch_database() -> Iterator[str]:
    """The name of an empty database of the owner's, gone when the block ends unless it was renamed.

    A connection named after it stays open meanwhile, so that others see that it is in use.
    """
    name = f"{PREFIX}{os.getpid()}_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(addresses.builder(), autocommit=True, application_name=name) as builder:
        _require_right(builder)
        _drop_left_behind(builder)
        for text in NEW:
            builder.execute(sql.SQL(text).format(name=sql.Identifier(name), **_roles()))
        try:
            yield name
        finally:
            _drop(builder, name)


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Django's connections of this process go to the database ``name`` inside the block."""
    before = {alias: connections[alias].settings_dict["NAME"] for alias in connections}
    _connect(dict.fromkeys(connections, name))
    try:
        yield
    finally:
        _connect(before)


def take_place(name: str) -> None:
    """The scratch database ``name`` becomes the database in use; what stood there is dropped.

    Raises ``Refused`` while others are connected. Either both are renamed or none is.
    """
    target, old = addresses.database(), f"{name}_before"
    for alias in connections:
        connections[alias].close()
    try:
        with psycopg.connect(addresses.builder()) as builder:
            _rename(builder, target, old)
            _rename(builder, name, target)
    except psycopg.errors.ObjectInUse:
        raise Refused([Problem("safekeeping.in_use", target, IN_USE, STOP)]) from None
    with psycopg.connect(addresses.builder(), autocommit=True) as builder:
        _drop(builder, old)
        if role := addresses.backup_role():
            names = {"name": sql.Identifier(target), "role": sql.Identifier(role)}
            builder.execute(sql.SQL("GRANT CONNECT ON DATABASE {name} TO {role}").format(**names))


def require_nobody_connected() -> None:
    """Raise ``Refused`` while anybody works in the database in use; our own connections are closed."""
    for alias in connections:
        connections[alias].close()
    with psycopg.connect(addresses.builder()) as builder:
        row = builder.execute(OTHERS, [addresses.database()]).fetchone()
    if row and row[0]:
        raise Refused([Problem("safekeeping.in_use", addresses.database(), IN_USE, STOP)])


def _roles() -> dict[str, sql.Identifier]:
    names = {
        "owner": conninfo_to_dict(addresses.owner())["user"],
        "application": addresses.application_role(),
    }
    return {role: sql.Identifier(str(name)) for role, name in names.items()}


def _rename(builder: psycopg.Connection, name: str, new: str) -> None:
    builder.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(*map(sql.Identifier, (name, new))))


def _connect(names: dict[str, str]) -> None:
    for alias, name in names.items():
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name


def _drop(builder: psycopg.Connection, name: str) -> None:
    """PostgreSQL waits some seconds for those who leave; only then, where we may, they are sent away."""
    text = sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name))
    try:
        builder.execute(text)
    except psycopg.errors.ObjectInUse:
        builder.execute(sql.SQL("{} WITH (FORCE)").format(text))


def _drop_left_behind(builder: psycopg.Connection) -> None:
    for (name,) in builder.execute(LEFT_BEHIND, [PREFIX.replace("_", r"\_") + "%"]).fetchall():
        _drop(builder, name)


def _require_right(builder: psycopg.Connection) -> None:
    row = builder.execute(
        "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    if not (row and row[0]) and settings.DATABASE_SERVER is None:
        raise Refused([Problem("safekeeping.may_not_build", "OWNER_DATABASE_URL", MAY_NOT, ALLOW)])


IN_USE = Words("Có chương trình đang dùng cơ sở dữ liệu này.", "Somebody is using this database.")
STOP = Words("Dừng rasoat run rồi chạy lại.", "Stop rasoat run, then run this again.")
MAY_NOT = Words(
    "Vai trò chủ sở hữu không được tạo cơ sở dữ liệu.", "The owner's role may not make databases."
)
ALLOW = Words(
    "Nhờ quản trị PostgreSQL chạy: ALTER ROLE rasoat_owner CREATEDB.",
    "Let PostgreSQL's administrator run: ALTER ROLE rasoat_owner CREATEDB.",
)
