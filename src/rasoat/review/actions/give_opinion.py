"""The upper level answers a commune's report: agreed, or refused with the villages that go back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.review import say
from rasoat.review.actions.send_back import begin_again
from rasoat.review.commune import Together, take_commune
from rasoat.review.doing import all_at
from rasoat.review.models import CommuneReport, Opinion
from rasoat.review.stages import VILLAGE_STAGES, Stage

VERB = "review.opine"


@dataclass(frozen=True, slots=True)
class Returned:
    """A village (id of its review) that has to do a step again, and why."""

    review: int
    stage: Stage
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The written opinion: number, day, who signed, agreed or not, and what goes back."""

    number: str
    day: date
    signer: str
    agreed: bool
    reasons: str = ""
    returned: Sequence[Returned] = ()


@transaction.atomic
def give_opinion(report: int, answer: Answer, *, acting_user: ActingUser) -> Opinion:
    """Answer a report. Agreed: all villages go on to recognition. Refused: those named go back, the others
    wait for the next report.

    Raises ``CommuneReport.DoesNotExist``, ``NotAllowed``, or ``Refused``: answered already, a day before the
    report or to come, a refusal without reasons or without a village, given by who sent the report.
    """
    found: CommuneReport = CommuneReport.objects.visible_to(acting_user).get(pk=report)
    one = take_commune(found.review_id, VERB, acting_user)
    if problems := list(_faults(one, found, answer)):
        raise Refused(problems)
    opinion = Opinion.objects.create(
        report=found,
        unit_path=found.unit_path,
        number=answer.number.strip(),
        day=answer.day,
        signer=answer.signer.strip(),
        agreed=answer.agreed,
        reasons=answer.reasons.strip(),
        returned=[[back.review, back.stage.value, back.reason] for back in answer.returned],
        given_by=acting_user.person,
    )
    _move(one, answer)
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("commune_review", str(one.commune.pk)),
        unit_path=one.commune.unit_path,
        details={"number": opinion.number, "agreed": opinion.agreed, "returned": len(answer.returned)},
        reason=opinion.reasons,
    )
    return opinion


def _move(one: Together, answer: Answer) -> None:
    going_back = {back.review: back for back in answer.returned}
    for village in one.villages:
        back = going_back.get(village.review.pk)
        if answer.agreed:
            village.forward()
        elif back is not None:
            begin_again(village, back.stage, back.reason)
        else:
            village.back(Stage.REPORT, answer.reasons.strip()[:1000])


def _faults(one: Together, report: CommuneReport, answer: Answer) -> Iterator[Problem]:
    if Opinion.objects.visible_to(one.who).filter(report=report).exists():
        yield say.fault("answered", one.place, ANSWERED, LOOK)
        return
    yield from all_at(one.villages, Stage.APPRAISAL)
    if report.sent_by_id == one.who.person.pk:
        yield say.fault("own_report", one.place, OWN, SOMEBODY_ELSE)
    for value, vi, en in (
        (answer.number, "số văn bản", "The number"),
        (answer.signer, "người ký", "The signer"),
    ):
        if not value.strip():
            yield say.missing("opinion_field", one.place, vi, en)
    yield from say.day_out_of_order("opinion_day", one.place, answer.day, report.day, one.villages[0].today)
    yield from _refusal(one, answer)


def _refusal(one: Together, answer: Answer) -> Iterator[Problem]:
    here = {village.review.pk for village in one.villages}
    if answer.agreed and answer.returned:
        yield say.fault("agreed_and_returned", one.place, BOTH, CHOOSE)
    if not answer.agreed and not answer.reasons.strip():
        yield say.missing("no_reason", one.place, "lý do", "The reason")
    if not answer.agreed and not answer.returned:
        yield say.missing(
            "no_village", one.place, "thôn phải làm lại và bước làm lại", "The village and its step"
        )
    for back in answer.returned:
        if back.review not in here or back.stage not in VILLAGE_STAGES or not back.reason.strip():
            yield say.fault("no_such_return", one.place, NO_RETURN, CHOOSE)


ANSWERED = Words("Báo cáo này đã được trả lời.", "This report is answered.")
LOOK = Words("Xem văn bản trả lời.", "See the answer.")
OWN = Words("Người gửi báo cáo không được tự cho ý kiến.", "Who sent the report does not answer it.")
SOMEBODY_ELSE = Words("Người khác cho ý kiến.", "Somebody else has to.")
BOTH = Words("Đã đồng ý thì không trả lại thôn nào.", "Agreed, and yet villages are sent back.")
CHOOSE = Words("Chọn lại.", "Choose again.")
NO_RETURN = Words(
    "Thôn trả lại không thuộc xã, bước không phải của thôn, hoặc thiếu lý do.",
    "A village that is not of the commune, no step of a village, or no reason.",
)
