"""A household takes its request back, or it was entered by mistake."""

from django.db import transaction

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.review import say
from rasoat.review.in_year.doing import take_case
from rasoat.review.in_year.stages import CaseStage
from rasoat.review.models import CaseOutcome, InYearCase

VERB = "in_year.receive"
WITHDRAWN = "in_year.withdraw"
OPEN = tuple(stage for stage in CaseStage if stage is not CaseStage.CLOSED)


@transaction.atomic
def withdraw_case(case: int, reason: str, *, acting_user: ActingUser) -> InYearCase:
    """Close a case without a decision; it stays readable, and the household may ask again.

    Raises ``InYearCase.DoesNotExist``, ``NotAllowed``, or ``Refused``: decided or closed, no reason.
    """
    one = take_case(case, VERB, *OPEN, acting_user=acting_user)
    if one.case.outcome:
        raise Refused([say.missing("case_decided", one.place, "đề nghị chưa quyết định", "An open request")])
    if not reason.strip() or len(reason) > 1000:
        raise Refused([say.missing("no_reason", one.place, "lý do rút (tối đa 1.000 chữ)", "The reason")])
    one.case.outcome = CaseOutcome.WITHDRAWN.value
    one.move(CaseStage.CLOSED, reason.strip())
    record(
        WITHDRAWN,
        acting_user=acting_user,
        subject=Subject("in_year_case", one.case.receipt),
        unit_path=one.case.unit_path,
        reason=reason.strip(),
    )
    return one.case
