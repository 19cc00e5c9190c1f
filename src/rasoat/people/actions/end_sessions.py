"""The verbs that end sessions: one's own on other devices, or all of a person whose account one manages."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from rasoat.people.acting import ActingUser
from rasoat.people.models import User
from rasoat.people.permissions import require
from rasoat.people.sign_in_trail import record_own
from rasoat.people.trail import Subject, record


@transaction.atomic
def end_own_sessions(*, acting_user: ActingUser, but: str | None, only: int | None = None) -> int:
    """End the session of id ``only``, or all but the one of key ``but`` (the present one); say how many."""
    mine = UserSession.objects.filter(user=acting_user.person).exclude(session_key=but or "")
    ended = _end(list(mine.filter(pk=only) if only else mine))
    if ended:
        record_own("session.end", acting_user=acting_user, count=ended)
    return ended


@transaction.atomic
def end_sessions_of(person: User, unit_path: str, *, acting_user: ActingUser) -> int:
    """Sign ``person`` out everywhere, as who manages accounts at ``unit_path``. Raises ``NotAllowed``."""
    require(acting_user, "account.manage", unit_path)
    ended = _end(list(UserSession.objects.filter(user=person)))
    record(
        "session.end",
        acting_user=acting_user,
        subject=Subject("person", person.login),
        unit_path=unit_path,
        details={"count": ended},
    )
    return ended


def _end(sessions: list[UserSession]) -> int:
    for session in sessions:
        session.end()
    return len(sessions)
