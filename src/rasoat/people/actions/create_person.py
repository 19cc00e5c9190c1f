"""The verb that makes an account."""

from django.core.exceptions import ValidationError
from django.db import transaction

from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.models import User
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record


@transaction.atomic
def create_person(
    login: str,
    full_name: str,
    password: str,
    *,
    acting_user: ActingUser,
    language: str = "vi",
    must_change_password: bool = True,
) -> User:
    """Make an account with a password, which its owner must replace first unless told otherwise.

    Raises ``NotAllowed``, or ``Refused`` for a login that is taken or misspelt and for a missing name.
    """
    require(acting_user, "person.create", acting_user.unit_path)
    person = User(
        login=login.strip().lower(),
        full_name=tidy(full_name),
        language=language,
        must_change_password=must_change_password,
    )
    if problems := [*_faults_of_login(person.login), *_faults_of_name(person.full_name)]:
        raise Refused(problems)
    person.set_password(password)
    person.save(force_insert=True)
    record(
        "person.create",
        acting_user=acting_user,
        subject=Subject("person", person.login),
        unit_path=acting_user.unit_path,
        after={"full_name": person.full_name, "language": language},
    )
    return person


def _faults_of_login(login: str) -> list[Problem]:
    try:
        User._meta.get_field("login").run_validators(login)
    except ValidationError:
        return [Problem("person.login_misspelt", login, MISSPELT, SPELL_IT)]
    if User.objects.filter(login=login).exists():
        return [Problem("person.login_taken", login, TAKEN, CHOOSE_ANOTHER)]
    return []


def _faults_of_name(full_name: str) -> list[Problem]:
    return [] if full_name else [Problem("person.name_missing", "full_name", NAMELESS, NAME_IT)]


MISSPELT = Words("Tên đăng nhập không hợp lệ.", "This login name cannot be used.")
SPELL_IT = Words(
    "Dùng 2 đến 60 chữ thường không dấu, chữ số, dấu chấm, gạch ngang; bắt đầu bằng chữ hoặc số.",
    "Use 2 to 60 plain small letters, digits, dots or hyphens, beginning with a letter or digit.",
)
TAKEN = Words("Tên đăng nhập đã có người dùng.", "This login name is taken.")
CHOOSE_ANOTHER = Words(
    "Chọn tên khác, ví dụ thêm chữ số ở cuối.", "Choose another, for example with a digit."
)
NAMELESS = Words("Thiếu họ và tên.", "The full name is missing.")
NAME_IT = Words("Ghi đầy đủ họ và tên.", "Give the full name.")
