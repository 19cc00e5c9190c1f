"""The verb that answers a request for correction."""

from django.db import transaction

from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places.installation import today
from rasoat.register.corrections import LONGEST, TOO_LONG, shorten
from rasoat.register.models import CorrectionRequest, Outcome

VERB = "correction.settle"
OUTCOMES: dict[str, Words] = {
    Outcome.ACCEPTED: Words("chấp nhận", "accepted"),
    Outcome.REFUSED: Words("không chấp nhận", "refused"),
}


@transaction.atomic
def settle_correction(
    number: int, outcome: str, answer: str, *, acting_user: ActingUser
) -> CorrectionRequest:
    """Accept or refuse a request, with the reason told to the person. The register stays as it is.

    Raises ``CorrectionRequest.DoesNotExist`` for one outside the person's areas, ``NotAllowed``, or
    ``Refused``: answered already, no such outcome, no reason.
    """
    found = CorrectionRequest.objects.visible_to(acting_user).select_for_update().get(pk=number)
    require(acting_user, VERB, found.unit_path)
    answer = tidy(answer)
    if problems := list(_faults(found, outcome, answer)):
        raise Refused(problems)
    found.outcome, found.answer = Outcome(outcome), answer
    found.settled_by, found.settled_on = acting_user.person, today()
    found.save(update_fields=["outcome", "answer", "settled_by", "settled_on"])
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("household", str(found.household)),
        unit_path=found.unit_path,
        details={"number": found.pk, "outcome_vi": OUTCOMES[outcome].vi, "outcome_en": OUTCOMES[outcome].en},
        after={"answer": answer},
    )
    return found


def _faults(found: CorrectionRequest, outcome: str, answer: str) -> list[Problem]:
    problems = []
    if found.outcome:
        problems.append(Problem("correction.settled", "outcome", SETTLED, LOOK_AGAIN))
    if outcome not in OUTCOMES:
        problems.append(Problem("correction.no_outcome", "outcome", NO_OUTCOME, CHOOSE_OUTCOME))
    if not answer:
        problems.append(Problem("correction.no_answer", "answer", NO_ANSWER, GIVE_ANSWER))
    if len(answer) > LONGEST:
        problems.append(Problem("correction.too_long", "answer", TOO_LONG, shorten(LONGEST)))
    return problems


SETTLED = Words("Đề nghị này đã được trả lời.", "This request is answered already.")
LOOK_AGAIN = Words("Mở lại danh sách để xem trả lời.", "Open the list again to see the answer.")
NO_OUTCOME = Words("Chưa chọn chấp nhận hay không.", "Accepted or refused is not chosen.")
CHOOSE_OUTCOME = Words("Chọn một trong hai.", "Choose one of the two.")
NO_ANSWER = Words("Thiếu lý do trả lời người đề nghị.", "The reason told to the person is missing.")
GIVE_ANSWER = Words("Ghi căn cứ, ví dụ giấy tờ đã xem.", "Say on what grounds, such as the papers seen.")
