"""What speaks against an account: its login, its name, its telephone number."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError

from rasoat.common.names import tidy
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.models import User

_LONGEST_NAME = User._meta.get_field("full_name").max_length or 0
_PHONE = re.compile(r"0[0-9]{8,10}")


def faults_of_login(login: str) -> Iterator[Problem]:
    """A login that cannot be one, or is somebody's; whose, and where, is not said."""
    yield from misspelt(login)
    if is_plain(login) and User.objects.filter(login=login).exists():
        yield taken(login)


def misspelt(login: str) -> Iterator[Problem]:
    """A login that cannot be one."""
    if not is_plain(login):
        yield Problem("person.login_misspelt", login, MISSPELT, SPELL_IT)


def is_plain(login: str) -> bool:
    """Whether the text can be a login."""
    try:
        User._meta.get_field("login").run_validators(login)
    except ValidationError:
        return False
    return True


def taken(place: str) -> Problem:
    """The login is somebody's."""
    return Problem("person.login_taken", place, TAKEN, CHOOSE_ANOTHER)


def faults_of_name(full_name: str, place: str = "full_name") -> Iterator[Problem]:
    """No name, or one too long for the lists."""
    if not tidy(full_name):
        yield Problem("person.name_missing", place, NAMELESS, NAME_IT)
    elif len(tidy(full_name)) > _LONGEST_NAME:
        yield Problem("person.name_too_long", place, TOO_LONG, SHORTEN_IT)


def faults_of_phone(phone: str, place: str = "phone") -> Iterator[Problem]:
    """A telephone number that nobody can dial; none at all is right too."""
    if phone and not _PHONE.fullmatch(tidy_phone(phone)):
        yield Problem("person.phone_misspelt", place, NO_PHONE, DIAL_IT)


def tidy_phone(phone: str) -> str:
    """Digits alone, from 0 on: "+84 912 345.678" is 0912345678."""
    bare = re.sub(r"[\s.()-]", "", phone)
    return re.sub(r"^(\+84|0084)", "0", bare)


MISSPELT = Words("Tên đăng nhập không hợp lệ.", "This login name cannot be used.")
SPELL_IT = Words(
    "Dùng 2 đến 60 chữ thường không dấu, chữ số, dấu chấm, gạch ngang; bắt đầu bằng chữ hoặc số.",
    "Use 2 to 60 plain small letters, digits, dots or hyphens, beginning with a letter or digit.",
)
TAKEN = Words("Tên đăng nhập đã có người dùng.", "This login name is taken.")
CHOOSE_ANOTHER = Words(
    "Chọn tên khác, ví dụ thêm chữ số ở cuối; nếu là cùng một người, hãy hỏi tỉnh.",
    "Choose another, for example with a digit; if it is the same person, ask the province.",
)
NAMELESS = Words("Thiếu họ và tên.", "The full name is missing.")
NAME_IT = Words("Ghi đầy đủ họ và tên.", "Give the full name.")
TOO_LONG = Words(
    f"Họ và tên dài quá {_LONGEST_NAME} chữ.", f"The name is longer than {_LONGEST_NAME} letters."
)
SHORTEN_IT = Words("Chỉ ghi họ và tên, không kèm chức vụ.", "Give the name alone, without titles.")
NO_PHONE = Words("Số điện thoại không hợp lệ.", "This is no telephone number.")
DIAL_IT = Words(
    "Ghi số bắt đầu bằng 0, từ 9 đến 11 chữ số, hoặc để trống.",
    "Begin with 0, nine to eleven digits, or leave it empty.",
)
