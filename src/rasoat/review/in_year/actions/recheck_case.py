"""Somebody objects to a case: it is surveyed again before anything is decided."""

from django.db import transaction

from rasoat.common.problems import Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.review import say
from rasoat.review.in_year.doing import take_case
from rasoat.review.in_year.stages import CaseStage
from rasoat.review.models import InYearCase, InYearDecision

VERB = "in_year.survey"
AGAIN = "in_year.recheck"


@transaction.atomic
def recheck_case(case: int, reason: str, *, acting_user: ActingUser) -> InYearCase:
    """Back to the survey, with what was objected. A new survey decides, and it hangs again.

    Raises ``InYearCase.DoesNotExist``, ``NotAllowed``, or ``Refused``: nothing surveyed yet, decided, no
    reason, a household that may not ask.
    """
    stages = (CaseStage.MEETING, CaseStage.POSTING, CaseStage.DECISION)
    one = take_case(case, VERB, *stages, acting_user=acting_user)
    if InYearDecision.objects.visible_to(acting_user).filter(case=one.case).exists():
        raise Refused([say.fault("case_decided", one.place, DECIDED, WITHDRAW)])
    if one.case.ineligible:
        raise Refused([say.fault("not_eligible", one.place, MAY_NOT, REFUSE)])
    if not reason.strip() or len(reason) > 1000:
        raise Refused([say.missing("no_reason", one.place, "lý do (tối đa 1.000 chữ)", "The reason")])
    one.again(reason.strip())
    record(
        AGAIN,
        acting_user=acting_user,
        subject=Subject("in_year_case", one.case.receipt),
        unit_path=one.case.unit_path,
        reason=reason.strip(),
    )
    return one.case


DECIDED = Words("Đề nghị này đã có quyết định.", "This request is decided.")
WITHDRAW = Words("Thu hồi hoặc sửa bằng quyết định khác.", "Withdraw or correct it by another decision.")
MAY_NOT = Words("Hộ không đủ điều kiện đề nghị.", "The household may not ask.")
REFUSE = Words("Trả lời từ chối và nêu lý do.", "Refuse it, with the reasons.")
