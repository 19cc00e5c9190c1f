"""Commands that touch the register act as a named person, who shows the password as on the page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, NamedTuple

import click

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words

PASSWORD = "RASOAT_PASSWORD"  # noqa: S105 - the name of a variable
CODE = "RASOAT_CODE"


def as_person(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options ``--as`` (login), the password (asked for unless the environment has it), the second step."""
    login = click.option("--as", "login", required=True, help="Login of the person in whose name it is done.")
    word = click.option(
        "--password",
        envvar=PASSWORD,
        prompt="Mật khẩu / Password",
        hide_input=True,
        help=f"Else ${PASSWORD}.",
    )

    @wraps(command)
    def with_code(*arguments: Any, password: str, second_step: str | None, **options: Any) -> Any:
        return command(*arguments, shown=Shown(password, second_step), **options)

    second = click.option(
        "--code",
        "second_step",
        envvar=CODE,
        help=f"Digits of the authenticator app, or a recovery code; else ${CODE}.",
    )
    return login(word(second(with_code)))


class Shown(NamedTuple):
    """What a person shows of themselves: the password, and the code of the second step if there is one."""

    password: str
    code: str | None = None


@contextmanager
def named(login: str, shown: Shown) -> Iterator[Any]:
    """The person in the oldest assignment held today, with the database up. Raises ``Refused``.

    As on the page: the own password first, the second step where the person has or must have one, few tries.
    """
    from rasoat.cli.django_setup import database
    from rasoat.people.command_line import came_in, person_of
    from rasoat.people.queries import as_holder, assignments_on
    from rasoat.places.installation import today

    with database():
        person = person_of(login, shown.password)
        _require_own_password(person)
        _require_second_step(person, shown.code)
        came_in(person)
        assignment = assignments_on(person, today()).first()
        if assignment is None:
            raise Refused([_no_assignment(login)])
        yield as_holder(assignment, today())


def _require_own_password(person: Any) -> None:
    if person.must_change_password:
        raise Refused([Problem("command.own_password_first", person.login, OWN_PASSWORD, ON_THE_PAGE)])


def _require_second_step(person: Any, code: str | None) -> None:
    from rasoat.people.command_line import require_code
    from rasoat.people.second_factor import has_second_factor, must_have_second_factor

    if not has_second_factor(person):
        if must_have_second_factor(person):
            raise Refused([Problem("command.second_factor_first", person.login, SECOND_FACTOR, ON_THE_PAGE)])
        return
    if code is None:
        raise Refused([Problem("command.no_code", "--code", NO_CODE, GIVE_CODE)])
    require_code(person, code)


def _no_assignment(login: str) -> Problem:
    return Problem(
        "command.no_assignment",
        login,
        Words("người này hiện không được phân công.", "this person holds no assignment today."),
        Words("Nhờ quản trị hệ thống phân công.", "Ask the administrator for one."),
    )


OWN_PASSWORD = Words("Người này chưa chọn mật khẩu của mình.", "This person has not chosen an own password.")
SECOND_FACTOR = Words(
    "Vai trò này cần bước xác nhận thứ hai mà tài khoản chưa cài.",
    "This role needs a second factor, and the account has none.",
)
ON_THE_PAGE = Words("Đăng nhập trên trang web một lần trước.", "Sign in on the page once, first.")
NO_CODE = Words("Tài khoản này cần mã của bước thứ hai.", "This account asks for a second step.")
GIVE_CODE = Words(
    f"Thêm --code và mã của ứng dụng xác thực hoặc mã dự phòng (hoặc đặt {CODE}).",
    f"Add --code with the authenticator app's digits or a recovery code (or set {CODE}).",
)
