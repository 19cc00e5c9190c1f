"""The verb that makes an account."""

from django.db import transaction

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.people.models import TrailEntry, User
from rasoat.people.names import give_name
from rasoat.people.permissions import require
from rasoat.people.person_faults import faults_of_login, faults_of_name, faults_of_phone, tidy_phone
from rasoat.people.personal.keys import Keys
from rasoat.people.trail import Subject, entry_of, record_all


@transaction.atomic
def create_person(
    login: str,
    full_name: str,
    password: str | None,
    *,
    acting_user: ActingUser,
    phone: str = "",
    language: str = "vi",
    must_change_password: bool = True,
) -> User:
    """Make an account with a password, which its owner must replace first unless told otherwise.

    Without a password nobody can sign in until a one-time code is given out. Raises ``NotAllowed``, or
    ``Refused`` for a login that is taken or misspelt, a missing name, a telephone number that is none.
    """
    require(acting_user, "person.create", acting_user.unit_path)
    login = login.strip().lower()
    if problems := [*faults_of_login(login), *faults_of_name(full_name), *faults_of_phone(phone)]:
        raise Refused(problems)
    person = person_called(login, full_name, phone)
    person.language, person.must_change_password = language, must_change_password
    person.set_password(password)
    person.save(force_insert=True)
    record_all([mark_of_person(person, acting_user)])
    return person


def person_called(login: str, full_name: str, phone: str) -> User:
    """An account before it is written: nobody can sign in with it, and its owner chooses a password first."""
    person = User(login=login, phone=tidy_phone(phone), must_change_password=True)
    give_name(person, full_name)
    person.set_unusable_password()
    return person


def mark_of_person(person: User, acting_user: ActingUser, keys: Keys | None = None) -> TrailEntry:
    """What the trail says of an account that was made."""
    return entry_of(
        "person.create",
        acting_user=acting_user,
        subject=Subject("person", person.login),
        unit_path=acting_user.unit_path,
        after={"full_name": person.full_name, "language": person.language},
        keys=keys,
    )
