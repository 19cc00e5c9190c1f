"""What two people do together: one asks, another confirms, before it expires."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.models import Answer, TwoPersonRequest
from rasoat.people.permissions import require
from rasoat.people.trail import Subject

LASTS = dt.timedelta(days=3)


def ask(
    verb: str, subject: Subject, unit_path: str, reason: str, *, acting_user: ActingUser
) -> TwoPersonRequest:
    """Ask for ``verb``; call it in the transaction of the verb that asks, which records it.

    Raises ``NotAllowed``, or ``Refused``: no reason, or somebody has asked already.
    """
    require(acting_user, verb, unit_path)
    if not reason.strip():
        raise Refused([Problem("request.no_reason", "reason", NO_REASON, SAY_WHY)])
    same = {"verb": verb, "subject_kind": subject.kind, "subject_code": subject.code, "answer": ""}
    waiting = TwoPersonRequest.objects.visible_to(acting_user).select_for_update().filter(**same)
    waiting.filter(expires_at__lte=timezone.now()).update(answer=Answer.EXPIRED)
    if waiting.exists():
        raise Refused([Problem("request.waits_already", subject.code, WAITS, ASK_SECOND)])
    return TwoPersonRequest.objects.create(
        **same,
        unit_path=unit_path,
        reason=reason.strip(),
        asked_by=acting_user.person,
        expires_at=timezone.now() + LASTS,
    )


def answer(request_id: int, said: Answer, *, acting_user: ActingUser) -> TwoPersonRequest:
    """Confirm or decline what another person asked for; of two at once one is told it is settled.

    Raises ``TwoPersonRequest.DoesNotExist`` outside the areas, ``NotAllowed``, or ``Refused``: settled,
    expired, or a request of one's own or about oneself.
    """
    visible = TwoPersonRequest.objects.visible_to(acting_user).select_for_update()
    asked = visible.get(pk=request_id)
    require(acting_user, asked.verb, asked.unit_path)
    if asked.answer:
        raise Refused([Problem("request.settled", asked.subject_code, SETTLED, LOOK)])
    if asked.expires_at <= timezone.now():
        raise Refused([Problem("request.expired", asked.subject_code, EXPIRED, ASK_AGAIN)])
    if acting_user.person.pk == asked.asked_by_id or acting_user.person.login == asked.subject_code:
        raise Refused([Problem("request.own", asked.subject_code, OWN, ASK_SECOND)])
    asked.answer, asked.answered_by, asked.answered_at = said, acting_user.person, timezone.now()
    asked.save(update_fields=["answer", "answered_by", "answered_at"])
    return asked


def waiting_for(acting_user: ActingUser) -> QuerySet[TwoPersonRequest]:
    """Open requests that the person may see and whose verb they hold, oldest first."""
    visible = TwoPersonRequest.objects.visible_to(acting_user).filter(verb__in=acting_user.verbs, answer="")
    return visible.filter(expires_at__gt=timezone.now()).select_related("asked_by").order_by("id")


def count_for(acting_user: ActingUser) -> int:
    """How many of these the person may answer: not their own, and not about themselves."""
    person = acting_user.person
    others = waiting_for(acting_user).exclude(asked_by=person)
    return others.exclude(subject_kind="person", subject_code=person.login).count()


NO_REASON = Words("Chưa ghi lý do.", "Why is not said.")
SAY_WHY = Words("Ghi lý do, ví dụ “mất điện thoại”.", "Give the reason, such as “telephone lost”.")
WAITS = Words("Đã có đề nghị đang chờ người thứ hai.", "A request waits for a second person already.")
ASK_SECOND = Words(
    "Nhờ người khác có cùng thẩm quyền xác nhận.", "Ask another person with the same right to confirm it."
)
SETTLED = Words("Đề nghị này đã được giải quyết.", "This request is settled.")
LOOK = Words("Tải lại trang để xem kết quả.", "Load the page again to see the outcome.")
EXPIRED = Words("Đề nghị này đã quá hạn ba ngày.", "This request is older than three days.")
ASK_AGAIN = Words("Lập đề nghị mới.", "Make a new request.")
OWN = Words(
    "Không tự xác nhận đề nghị của mình hoặc về mình.",
    "Nobody confirms what they asked for themselves, or what is about them.",
)
