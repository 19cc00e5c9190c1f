"""Showing oneself at the command line: tries are counted, limited and kept in the trail as on the page."""

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.contrib.auth import authenticate
from django.http import HttpRequest

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.code_forms import is_first_use, may_try
from rasoat.people.models import User
from rasoat.people.sign_in_trail import keep

HERE = "127.0.0.1"
"""The address under which wrong passwords are counted."""


def person_of(login: str, password: str) -> User:
    """The person whose login and password these are. Raises ``Refused``: wrong, or too many tries."""
    request = _request()
    person = authenticate(request, username=login.strip().lower(), password=password)
    if isinstance(person, User):
        return person
    if getattr(request, "axes_locked_out", False):
        raise Refused([Problem("command.locked_out", login, LOCKED, WAIT)])
    raise Refused([Problem("command.wrong_login", login, WRONG, TYPE_AGAIN)])


def require_code(person: User, code: str) -> None:
    """Pass with the digits of the person's app, or a recovery code; each is good once. Else ``Refused``."""
    request = _request()
    if not may_try(request, person):
        raise Refused([Problem("command.too_many_codes", "--code", TOO_MANY, WAIT_FIVE)])
    held = Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.WEBAUTHN)
    right = any(one.wrap().validate_code(code.strip()) for one in held)
    if not (right and is_first_use(request, person, code)):
        keep("factor.failed", person, kind=Authenticator.Type.TOTP.value)
        raise Refused([Problem("command.wrong_code", "--code", WRONG_CODE, NEXT_CODE)])


def came_in(person: User) -> None:
    """Wrong passwords until now count no more, and the trail says that the person was here."""
    reset(ip=HERE, username=person.login)
    keep("signin.done", person, how="command line")


def _request() -> HttpRequest:
    """What the libraries that count take an address from."""
    request = HttpRequest()
    request.method, request.META["REMOTE_ADDR"] = "POST", HERE
    return request


WRONG = Words("tên đăng nhập hoặc mật khẩu không đúng.", "login or password is wrong.")
TYPE_AGAIN = Words("Nhập lại.", "Type them again.")
LOCKED = Words(
    "sai mật khẩu quá nhiều lần, tài khoản tạm khóa.",
    "the password was wrong too often; shut out for a time.",
)
WAIT = Words("Chờ 15 phút rồi thử lại.", "Wait 15 minutes, then try again.")
TOO_MANY = Words("Nhập mã sai quá nhiều lần.", "The code was wrong too often.")
WAIT_FIVE = Words("Chờ 5 phút rồi thử lại.", "Wait 5 minutes, then try again.")
WRONG_CODE = Words("Mã không đúng hoặc đã dùng.", "The code is not right, or was used.")
NEXT_CODE = Words(
    "Chờ mã tiếp theo, hoặc dùng mã dự phòng.", "Wait for the next one, or use a recovery code."
)
