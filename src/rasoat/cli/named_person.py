"""Commands that touch the register act as a named person, who shows the password as on the page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words

PASSWORD = "RASOAT_PASSWORD"  # noqa: S105 - the name of a variable


def as_person(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options ``--as`` (login) and the password, asked for unless the environment has it."""
    login = click.option("--as", "login", required=True, help="Login of the person in whose name it is done.")
    word = click.option(
        "--password",
        envvar=PASSWORD,
        prompt="Mật khẩu / Password",
        hide_input=True,
        help=f"Else ${PASSWORD}.",
    )
    return login(word(command))


@contextmanager
def named(login: str, password: str) -> Iterator[Any]:
    """The person in the oldest assignment held today, with the database up. Raises ``Refused``."""
    from rasoat.cli.django_setup import database
    from rasoat.people.models import User, UserKind
    from rasoat.people.queries import as_holder, assignments_on
    from rasoat.places.installation import today

    with database():
        person = User.objects.filter(
            login=login.strip().lower(), kind=UserKind.PERSON, is_active=True
        ).first()
        if person is None or not person.check_password(password):
            raise Refused([_wrong(login)])
        assignment = assignments_on(person, today()).first()
        if assignment is None:
            raise Refused([_no_assignment(login)])
        yield as_holder(assignment, today())


def _wrong(login: str) -> Problem:
    return Problem(
        "command.wrong_login",
        login,
        Words("tên đăng nhập hoặc mật khẩu không đúng.", "login or password is wrong."),
        Words("Nhập lại.", "Type them again."),
    )


def _no_assignment(login: str) -> Problem:
    return Problem(
        "command.no_assignment",
        login,
        Words("người này hiện không được phân công.", "this person holds no assignment today."),
        Words("Nhờ quản trị hệ thống phân công.", "Ask the administrator for one."),
    )
