"""Commands that use the database wake Django first, and say refusals in both languages."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

import click

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words

SETTINGS = "rasoat.config.settings"


def say(words: Words) -> None:
    """One message, in Vietnamese and below it in English."""
    click.echo(f"{words.vi}\n  {words.en}")


def with_django(command: Callable[..., Any]) -> Callable[..., Any]:
    """Set Django up before the command runs; a refusal becomes its problems and exit status 1."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> Any:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
        import django

        with refusals_said():
            django.setup()
            return command(*arguments, **options)

    return run


@contextmanager
def refusals_said() -> Iterator[None]:
    """Say every problem of a ``Refused`` in both languages, then end with status 1."""
    try:
        yield
    except Refused as refused:
        for problem in refused.problems:
            click.echo(f"✗ {problem.sentence('vi')}\n  {problem.sentence('en')}", err=True)
        raise SystemExit(1) from None


@contextmanager
def database() -> Iterator[Callable[[], bool]]:
    """The database answers inside the block: the embedded server is started or joined if it is ours.

    The block receives a way to ask whether that server lives; one of your own is taken to live.
    """
    from django.conf import settings

    server = settings.DATABASE_SERVER
    if server is None:
        require_answer()
        yield lambda: True
        return
    with server:
        yield lambda: server.process() is not None


def require_answer() -> None:
    """Pass when the database of DATABASE_URL lets us in; else raise ``Refused`` with what it said."""
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise Refused([_no_answer(str(error).strip())]) from None


def _no_answer(said: str) -> Problem:
    return Problem(
        "database.no_answer",
        "DATABASE_URL",
        Words(f"Không kết nối được cơ sở dữ liệu: {said}.", f"The database lets nobody in: {said}."),
        Words(
            "Kiểm tra địa chỉ, vai trò, mật khẩu và máy chủ PostgreSQL.",
            "Check address, role, password and the PostgreSQL server.",
        ),
    )
