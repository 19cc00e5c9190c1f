"""The verbs for a person who leaves, or comes back: access ends at once, what was done stays theirs."""

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.actions.end_assignment import end_assignment
from rasoat.people.last_administrator import require_another_administrator
from rasoat.people.management import lasting, require_to_manage
from rasoat.people.models import User
from rasoat.people.one_time_codes import give_codes
from rasoat.people.trail import Subject, record
from rasoat.places.installation import today


@transaction.atomic
def close_account(person: User, *, acting_user: ActingUser, reason: str) -> User:
    """Nobody signs in with the account any more, its sessions are over, its assignments end today.

    Raises ``NotAllowed``, or ``Refused``: no reason given, closed already, a role held elsewhere, the last
    administrator.
    """
    path = require_to_manage(acting_user, person)
    person = User.objects.select_for_update().get(pk=person.pk)
    held, day = list(lasting(person.assignments.all(), today())), today()
    if not reason.strip():
        raise Refused([Problem("person.no_reason", "reason", NO_REASON, SAY_WHY)])
    if not person.is_active:
        raise Refused([Problem("person.closed_already", person.login, CLOSED, NOTHING_TO_DO)])
    require_another_administrator(held, day)
    for assignment in held:
        assignment.refresh_from_db()  # a deputy's ended with the holder's
        if assignment.valid_to is None or assignment.valid_to > day:
            end_assignment(
                assignment, max(day, assignment.valid_from), acting_user=acting_user, reason=reason
            )
    person.is_active = False
    person.set_unusable_password()  # a session is bound to the password it began with
    person.save(update_fields=["is_active", "password"])
    _record("person.close", person, path, acting_user, reason)
    return person


@transaction.atomic
def reopen_account(person: User, *, acting_user: ActingUser, reason: str = "") -> str:
    """The account opens again with the one-time code that is answered; its roles must be given anew.

    Raises ``NotAllowed``, or ``Refused`` when it is not closed.
    """
    path = require_to_manage(acting_user, person)
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.is_active:
        raise Refused([Problem("person.is_open", person.login, OPEN, NOTHING_TO_DO)])
    person.is_active = True
    person.save(update_fields=["is_active"])
    [code] = give_codes([person], acting_user.person)
    _record("person.reopen", person, path, acting_user, reason)
    return code


@transaction.atomic
def reissue_code(person: User, *, acting_user: ActingUser, reason: str = "") -> str:
    """A fresh one-time code; the password or code until now opens nothing any more, sessions are over.

    Raises ``NotAllowed``, or ``Refused``: a closed account, a role held elsewhere.
    """
    path = require_to_manage(acting_user, person)
    person = User.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        raise Refused([Problem("person.is_closed", person.login, CLOSED, REOPEN)])
    [code] = give_codes([person], acting_user.person)
    _record("person.code", person, path, acting_user, reason)
    return code


def _record(verb: str, person: User, path: str, acting_user: ActingUser, reason: str) -> None:
    record(
        verb,
        acting_user=acting_user,
        subject=Subject("person", person.login),
        unit_path=path,
        reason=reason,
    )


NO_REASON = Words("Chưa ghi lý do khóa tài khoản.", "Why the account is closed is not said.")
SAY_WHY = Words("Ghi lý do, ví dụ “nghỉ hưu”.", "Give the reason, such as “retired”.")
CLOSED = Words("Tài khoản này đã khóa.", "This account is closed.")
OPEN = Words("Tài khoản này đang mở.", "This account is open.")
NOTHING_TO_DO = Words("Không cần làm gì thêm.", "There is nothing to do.")
REOPEN = Words("Mở lại tài khoản trước.", "Reopen the account first.")
