"""The verb that makes an account, gives it a role and a one-time code, in one go."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.actions.assign_role import CHOOSE_UNIT, UNKNOWN_UNIT, assign_role, proposal_of
from rasoat.people.actions.create_person import create_person
from rasoat.people.assignment_faults import faults_of
from rasoat.people.decided import NOTHING, Decided, faults_of_decision
from rasoat.people.management import require_to_give
from rasoat.people.models import Assignment, User
from rasoat.people.names import login_for
from rasoat.people.one_time_codes import give_codes
from rasoat.people.person_faults import faults_of_login, faults_of_name, faults_of_phone
from rasoat.people.roles import roles
from rasoat.people.trail import Subject, record
from rasoat.places.queries import unit_on
from rasoat.places.unit_row import UnitRow


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is asked in, and as what. Without a ``login`` one is made from the name."""

    full_name: str
    role: str
    unit_id: int
    valid_from: dt.date
    valid_to: dt.date | None = None
    areas: tuple[int, ...] = ()
    login: str = ""
    phone: str = ""
    decided: Decided = NOTHING


@transaction.atomic
def invite_person(asked: Invitation, *, acting_user: ActingUser) -> tuple[User, str]:
    """The new person, and the code to sign in with, which nobody can read again.

    Raises ``NotAllowed``, or ``Refused`` with every fault of account and assignment together.
    """
    unit = unit_on(asked.unit_id, asked.valid_from)
    if unit is not None:
        require_to_give(acting_user, "role.assign", asked.role, unit.path)
    login = asked.login.strip().lower() or free_login(asked.full_name)
    if problems := [*_faults(asked, login, unit), *_sent_twice(asked)]:
        raise Refused(problems)
    person = create_person(login, asked.full_name, None, acting_user=acting_user, phone=asked.phone)
    assign_role(
        person, asked.role, asked.unit_id, acting_user=acting_user, valid_from=asked.valid_from,
        valid_to=asked.valid_to, areas=asked.areas, decided=asked.decided,
    )  # fmt: skip
    [code] = give_codes([person], acting_user.person)
    _record(person, asked.role, unit, acting_user)
    return person, code


def free_login(full_name: str) -> str:
    """A login made from the name that nobody has."""
    stem = login_for(full_name, ())
    return login_for(
        full_name, set(User.objects.filter(login__startswith=stem).values_list("login", flat=True))
    )


def _faults(asked: Invitation, login: str, unit: UnitRow | None) -> Iterator[Problem]:
    yield from faults_of_login(login)
    yield from faults_of_name(asked.full_name)
    yield from faults_of_phone(asked.phone)
    yield from faults_of_decision(asked.decided)
    if unit is None:
        yield Problem("role.unit_unknown", str(asked.unit_id), UNKNOWN_UNIT, CHOOSE_UNIT)
        return
    nobody = User(login=login, full_name=asked.full_name)
    yield from faults_of(proposal_of(nobody, asked.role, unit, asked.areas, asked.valid_from, asked.valid_to))


def _sent_twice(asked: Invitation) -> Iterator[Problem]:
    """The same form sent again must not make a second person; two of one name are told apart by login."""
    same = Assignment.objects.filter(
        role=asked.role, unit=asked.unit_id, person__full_name=tidy(asked.full_name)
    )
    if not asked.login and same.filter(person__is_active=True).exists():
        yield Problem("person.same", asked.full_name, SAME, ANOTHER_LOGIN)


def _record(person: User, role: str, unit: UnitRow | None, acting_user: ActingUser) -> None:
    name = roles()[role].words
    record(
        "person.invite",
        acting_user=acting_user,
        subject=Subject("person", person.login),
        unit_path=unit.path if unit else "",
        details={"role_vi": name.vi, "role_en": name.en, "unit": unit.title if unit else ""},
    )


SAME = Words(
    "Người cùng họ tên đã giữ vai trò này tại đơn vị này.",
    "Somebody of this name holds this role at this unit.",
)
ANOTHER_LOGIN = Words(
    "Nếu là người khác trùng tên thì tự đặt tên đăng nhập; mất mã thì cấp mã mới ở trang của người đó.",
    "For another person of this name choose a login; for a lost code make a new one on that person's page.",
)
