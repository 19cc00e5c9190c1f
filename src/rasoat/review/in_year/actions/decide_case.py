"""The chair of the commune decides on a case: once, by a class or by a refusal with its reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from rasoat.common.problems import Problem, Refused, Severity
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.actions.decide_status import VERB, DecidedLine, Decision, decide_status
from rasoat.register.models import Assessment
from rasoat.review import say
from rasoat.review.in_year.doing import CaseDoing, entered, take_case
from rasoat.review.in_year.outcomes import LISTED, may_be_accepted
from rasoat.review.in_year.stages import CaseStage
from rasoat.review.lines import surveyed_by
from rasoat.review.models import CaseOutcome, InYearDecision

DECIDED = "in_year.decide"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The decision, or the written answer: number, day, who signed it; a refusal says why."""

    accepted: bool
    number: str
    day: date
    signer: str
    reasons: str = ""
    scan: str = ""


@dataclass(frozen=True, slots=True)
class DecidedCase:
    """The decision, and what to think about although it stands."""

    decision: InYearDecision
    warnings: tuple[Problem, ...]


@transaction.atomic
def decide_case(case: int, verdict: Verdict, *, acting_user: ActingUser) -> DecidedCase:
    """Accept: the register gets the class that the survey gave, for the year's list. Refuse: nothing changes.

    Exactly one decision: of two at once the second finds it decided. Raises ``InYearCase.DoesNotExist``,
    ``NotAllowed``, or ``Refused``: another stage, accepted although the household may not ask or the survey
    does not give it, a refusal without reasons, a day before the step or to come, decided by who surveyed,
    and whatever the register refuses.
    """
    one = take_case(case, VERB, CaseStage.DECISION, acting_user=acting_user)
    problems = list(_faults(one, verdict))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Refused(problems)
    if verdict.accepted:
        _write(one, verdict)
    decision = _keep(one, verdict)
    one.case.outcome = (CaseOutcome.ACCEPTED if verdict.accepted else CaseOutcome.REFUSED).value
    if verdict.accepted:
        one.forward()
    else:
        one.move(CaseStage.CLOSED)
    record(
        DECIDED,
        acting_user=acting_user,
        subject=Subject("in_year_case", one.case.receipt),
        unit_path=one.case.unit_path,
        details={"accepted": verdict.accepted, "number": decision.number, "day": verdict.day.isoformat()},
        reason=decision.reasons,
    )
    return DecidedCase(decision, tuple(problems))


def _faults(one: CaseDoing, verdict: Verdict) -> Iterator[Problem]:
    first = entered(one, CaseStage.DECISION)
    yield from say.day_out_of_order("decision_day", one.place, verdict.day, first, one.today)
    for value, vi, en in (
        (verdict.number, "số quyết định hoặc văn bản", "The number"),
        (verdict.signer, "người ký", "The signer"),
    ):
        if not value.strip():
            yield say.missing("decision_field", one.place, vi, en)
    if one.case.assessment is not None:
        surveys = list(Assessment.objects.visible_to(one.who).filter(pk=one.case.assessment))
        if surveyed_by(one.who.person, surveys, one.who):
            yield say.fault("own_survey", one.place, OWN, SOMEBODY_ELSE)
    yield from _accepted(one) if verdict.accepted else _refused(one, verdict)


def _accepted(one: CaseDoing) -> Iterator[Problem]:
    if one.case.ineligible:
        yield say.fault("not_eligible", one.place, MAY_NOT, REFUSE)
    elif not may_be_accepted(one.case):
        yield say.fault("not_what_was_asked", one.place, NOT_GIVEN, REFUSE)


def _refused(one: CaseDoing, verdict: Verdict) -> Iterator[Problem]:
    if not verdict.reasons.strip() or len(verdict.reasons) > 2000:
        yield say.missing("no_reason", one.place, "lý do từ chối (tối đa 2.000 chữ)", "The reasons")
    if not one.case.ineligible and may_be_accepted(one.case):
        yield say.warning("against_survey", one.place, AGAINST, LOOK)


def _write(one: CaseDoing, verdict: Verdict) -> None:
    listed = one.case.class_group in LISTED
    line = DecidedLine(
        household=one.case.household,
        class_group=one.case.class_group if listed else "none",
        class_id=one.case.class_id if listed else "",
        assessment=one.case.assessment,
        why="" if listed else LEFT.vi,
    )
    decision = Decision(verdict.number.strip(), verdict.day, verdict.signer.strip(), one.commune_path)
    decide_status(decision, one.years.list_year, [line], acting_user=one.who)


def _keep(one: CaseDoing, verdict: Verdict) -> InYearDecision:
    return InYearDecision.objects.create(
        case=one.case,
        unit_path=one.case.unit_path,
        accepted=verdict.accepted,
        number=verdict.number.strip(),
        day=verdict.day,
        signer=verdict.signer.strip(),
        reasons=verdict.reasons.strip(),
        assessment=one.case.assessment,
        class_group=one.case.class_group if verdict.accepted else "",
        scan=verdict.scan,
        decided_by=one.who.person,
    )


OWN = Words("Người quyết định đã khảo sát hộ này.", "Who decides surveyed this household.")
SOMEBODY_ELSE = Words("Người khác quyết định.", "Somebody else has to decide.")
MAY_NOT = Words("Hộ không đủ điều kiện đề nghị.", "The household may not ask.")
NOT_GIVEN = Words("Kết quả khảo sát không như đề nghị.", "The survey does not give what was asked for.")
REFUSE = Words("Trả lời từ chối và nêu lý do.", "Refuse it, with the reasons.")
AGAINST = Words("Từ chối trái với kết quả khảo sát.", "Refused against the result of the survey.")
LOOK = Words("Xem lại phiếu trước khi trả lời.", "Look at the survey again first.")
LEFT = Words(
    "Kết quả rà soát thường xuyên vượt chuẩn nghèo, cận nghèo.", "Above the lines by the in-year review."
)
