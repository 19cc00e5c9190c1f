"""The verbs by which two people together take a lost second factor off an account."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.models import Answer, TwoPersonRequest, User, UserKind
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import assignments_on
from rasoat.people.second_factor import has_second_factor
from rasoat.people.trail import Subject, record
from rasoat.people.two_people import answer, ask
from rasoat.places.installation import today
from rasoat.places.queries import units_on

RESET = "factor.reset"


@transaction.atomic
def ask_factor_reset(login: str, reason: str, *, acting_user: ActingUser) -> TwoPersonRequest:
    """Ask that the second factor of the account be taken off. A second person confirms it.

    Raises ``NotAllowed``, or ``Refused``: nobody of that login whom one manages, no second factor, no
    reason, asked already. Whether a login exists elsewhere is not said.
    """
    person = User.objects.filter(login=login.strip().lower(), kind=UserKind.PERSON, is_active=True).first()
    path = _common_seat(person, acting_user) if person else None
    if person is None or path is None:
        raise Refused([Problem("factor.nobody", login, NOBODY, CHECK_LOGIN)])
    if not has_second_factor(person):
        raise Refused([Problem("factor.none", login, NONE, NEW_CODE)])
    made = ask(RESET, Subject("person", person.login), path, reason, acting_user=acting_user)
    _record("factor.reset_asked", made, acting_user)
    return made


@transaction.atomic
def confirm_factor_reset(request_id: int, *, acting_user: ActingUser) -> TwoPersonRequest:
    """Take it off: app, passkeys and recovery codes are gone, every session ends, the password stays.

    Raises as ``two_people.answer`` does.
    """
    done = answer(request_id, Answer.CONFIRMED, acting_user=acting_user)
    person = User.objects.select_for_update().get(login=done.subject_code)
    if _common_seat(person, acting_user) is None:
        raise NotAllowed(RESET, done.unit_path, HOLDS_ELSEWHERE)
    Authenticator.objects.filter(user=person).delete()
    for session in UserSession.objects.filter(user=person):
        session.end()
    _record("factor.reset", done, acting_user)
    return done


@transaction.atomic
def decline_factor_reset(request_id: int, *, acting_user: ActingUser) -> TwoPersonRequest:
    """Let it be. Raises as ``two_people.answer`` does."""
    done = answer(request_id, Answer.DECLINED, acting_user=acting_user)
    _record("factor.reset_declined", done, acting_user)
    return done


def _common_seat(person: User, who: ActingUser) -> str | None:
    """The path of the person's first unit, when all they hold today lies in the areas of ``who``."""
    day = today()
    held = list(assignments_on(person, day).values_list("unit_id", flat=True))
    paths = [unit.path for unit in units_on(held, day).values()]
    return paths[0] if paths and all(who.covers(path) for path in paths) else None


def _record(verb: str, about: TwoPersonRequest, acting_user: ActingUser) -> None:
    record(
        verb,
        acting_user=acting_user,
        subject=Subject("person", about.subject_code),
        unit_path=about.unit_path,
        details={"asked_by": about.asked_by.login},
        reason=about.reason,
    )


NOBODY = Words(
    "Không có tài khoản này trong phạm vi anh/chị quản lý.", "There is no such account in what you manage."
)
CHECK_LOGIN = Words(
    "Kiểm tra tên đăng nhập; người giữ vai trò ở nơi khác thì nhờ cấp tỉnh.",
    "Check the login name; for somebody who holds a role elsewhere ask the province.",
)
NONE = Words("Tài khoản này chưa có bước xác nhận thứ hai.", "This account has no second factor.")
NEW_CODE = Words(
    "Nếu quên mật khẩu, hãy cấp mã dùng một lần.", "If the password is lost, give a one-time code."
)
HOLDS_ELSEWHERE = Words(
    "Người này nay giữ vai trò ngoài địa bàn của anh/chị.", "This person now holds a role outside your areas."
)
