"""A list of cases has hung its days and is taken down, with proof."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.review import say
from rasoat.review.in_year.doing import case_doing
from rasoat.review.in_year.stages import CaseStage
from rasoat.review.models import InYearCase, InYearPosting

VERB = "in_year.post"
ENDED = "in_year.end_posting"


@transaction.atomic
def end_case_posting(
    posting: int, ended_on: date, *, acting_user: ActingUser, proof: str = "", note: str = ""
) -> InYearPosting:
    """End a posting; its cases go on, but for those that went back to the survey meanwhile.

    Raises ``InYearPosting.DoesNotExist``, ``NotAllowed``, or ``Refused``: ended, shorter than the law wants,
    a day to come, no proof and no note.
    """
    rows = InYearPosting.objects.visible_to(acting_user).select_for_update(of=("self",))
    found: InYearPosting = rows.get(pk=posting)
    require(acting_user, VERB, found.unit_path)
    if problems := list(_faults(found, ended_on, proof, note)):
        raise Refused(problems)
    found.ended_on, found.ended_by = ended_on, acting_user.person
    found.proof, found.proof_note = proof, note.strip()
    found.save()
    cases = InYearCase.objects.visible_to(acting_user).select_for_update(of=("self",))
    waiting = cases.select_related("campaign").filter(posted__posting=found, stage=CaseStage.POSTING.value)
    for case in waiting.order_by("id"):
        case_doing(case, acting_user).forward()
    record(
        ENDED,
        acting_user=acting_user,
        subject=Subject("in_year_posting", str(found.pk)),
        unit_path=found.unit_path,
        details={"ended_on": ended_on.isoformat(), "proof": proof},
        reason=found.proof_note,
    )
    return found


def _faults(posting: InYearPosting, ended_on: date, proof: str, note: str) -> Iterator[Problem]:
    place = f"niêm yết › {posting.starts_on:%d/%m/%Y}"
    if posting.ended_on is not None:
        yield say.fault("posting_over", place, OVER, NOTHING)
        return
    last = posting.last_day or posting.starts_on
    if ended_on < last:
        yield say.fault("too_short", place, _too_short(last), WAIT)
    yield from say.day_out_of_order("ended_day", place, ended_on, None, installation.today())
    if not proof and not note.strip():
        yield say.missing("no_proof", place, "bằng chứng niêm yết (ảnh, biên bản) hoặc ghi chú", "The proof")


def _too_short(last: date) -> Words:
    return Words(f"Phải niêm yết đến hết ngày {last:%d/%m/%Y}.", f"It has to hang until {last:%d/%m/%Y}.")


OVER = Words("Lần niêm yết này đã kết thúc.", "This posting is over.")
NOTHING = Words("Không cần làm gì.", "Nothing is to be done.")
WAIT = Words("Chờ đủ ngày.", "Wait until its days are over.")
