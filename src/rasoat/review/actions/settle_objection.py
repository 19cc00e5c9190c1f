"""An objection is given to somebody, re-checked, and answered (phúc tra)."""

from collections.abc import Iterator

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.models import User
from rasoat.people.trail import Subject, record
from rasoat.register.models import Assessment
from rasoat.review import say
from rasoat.review.doing import Doing, take
from rasoat.review.lines import lines_of, present, surveyed_by, surveys_of
from rasoat.review.models import Agreed, Objection, ObjectionOutcome, Origin, ReviewLine
from rasoat.review.stages import Stage

VERB = "review.recheck"
ASSIGNED = "review.assign"
WITHOUT_SURVEY = (ObjectionOutcome.WITHDRAWN, ObjectionOutcome.UNFOUNDED)
RECHECKED = "rechecked"


@transaction.atomic
def assign_objection(objection: int, person: User, *, acting_user: ActingUser) -> Objection:
    """Give it to somebody who did not survey the household.

    Raises ``Objection.DoesNotExist``, ``NotAllowed``, or ``Refused``: answered, or surveyed by that person.
    """
    found, one = _open(objection, acting_user)
    if found.line is not None:
        code = found.line.line.household
        surveys = list(surveys_of(one, [code]).values())
        if surveyed_by(person, surveys, acting_user):
            raise Refused([say.fault("own_survey", f"{one.place} › {found.receipt}", OWN, SOMEBODY_ELSE)])
    found.assigned_to, found.assigned_on = person, one.today
    found.save()
    one.touch()
    record(
        ASSIGNED,
        acting_user=acting_user,
        subject=Subject("objection", found.receipt),
        unit_path=found.unit_path,
        details={"to": person.pk},
    )
    return found


@transaction.atomic
def settle_objection(
    objection: int, outcome: str, answer: str, *, acting_user: ActingUser, household: int | None = None
) -> Objection:
    """Answer an objection: ``rechecked`` (by a new survey), ``withdrawn`` or ``unfounded``.

    After a re-check the new survey decides: another class is taken over and has to be posted again. Where
    the objection was that somebody is missing, ``household`` says who that is. Raises
    ``Objection.DoesNotExist``, ``NotAllowed``, or ``Refused``: no answer, no new survey, no score, re-checked
    by who surveyed before.
    """
    found, one = _open(objection, acting_user)
    code = found.line.line.household if found.line else household
    survey = surveys_of(one, [code]).get(code) if code and outcome == RECHECKED else None
    one.refuse(_faults(one, found, outcome, answer, code, survey))
    found.outcome = _take_over(one, found, code, survey) if survey else ObjectionOutcome(outcome)
    found.assessment = survey.pk if survey else None
    found.answer, found.settled_by, found.settled_on = answer.strip(), acting_user.person, one.today
    found.save()
    one.touch()
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("objection", found.receipt),
        unit_path=found.unit_path,
        details={"outcome": str(found.outcome)},
    )
    return found


def _open(objection: int, who: ActingUser) -> tuple[Objection, Doing]:
    rows = Objection.objects.visible_to(who).select_related("line__line", "posting")
    found: Objection = rows.get(pk=objection)
    stages = (Stage.POSTING, Stage.OBJECTIONS)
    one = take(found.posting.review_id, VERB, *stages, acting_user=who)
    found = rows.get(pk=objection)
    if found.outcome:
        raise Refused([say.fault("answered", f"{one.place} › {found.receipt}", ANSWERED, LOOK)])
    return found, one


def _faults(
    one: Doing, found: Objection, outcome: str, answer: str, code: int | None, survey: Assessment | None
) -> Iterator[Problem]:
    place = f"{one.place} › {found.receipt}"
    if outcome not in (RECHECKED, *WITHOUT_SURVEY):
        yield say.missing("no_outcome", place, "kết quả", "The outcome")
    if not answer.strip() or len(answer) > 2000:
        yield say.missing("no_answer", place, "nội dung trả lời (tối đa 2.000 chữ)", "The answer")
    if outcome != RECHECKED:
        return
    if code is None or not present(one).filter(pk=code).exists():
        yield say.fault("no_household", place, NO_HOUSEHOLD, CHOOSE)
    elif survey is None or survey.pk == _before(one, code):
        yield say.fault("not_rechecked", place, NOT_RECHECKED, SURVEY_AGAIN)
    elif not survey.class_id:
        yield say.fault("not_scored", place, NOT_SCORED, COMPLETE)


def _before(one: Doing, code: int) -> int | None:
    """The survey whose result was posted."""
    return lines_of(one).filter(household=code).values_list("assessment", flat=True).first()


def _take_over(one: Doing, found: Objection, code: int | None, survey: Assessment) -> ObjectionOutcome:
    line = lines_of(one).filter(household=code).first() or ReviewLine(
        review=one.review,
        unit_path=one.review.unit_path,
        household=code,
        origin=Origin.APPLICANT,
        reason=f"Ý kiến {found.receipt}",
        added_by=one.who.person,
    )
    changed = line.class_group != survey.class_group or line.class_id != survey.class_id
    line.assessment, line.class_group, line.class_id = survey.pk, survey.class_group, survey.class_id
    # It was left out by Form A: the re-check says that it is to be surveyed all the same.
    line.form_a_outcome = "" if line.form_a_outcome == "left_out" else line.form_a_outcome
    line.excuse, line.agreed = "", Agreed.YES
    line.save()
    return ObjectionOutcome.CHANGED if changed else ObjectionOutcome.KEPT


OWN = Words("Người này đã khảo sát hộ đó.", "This person surveyed that household.")
SOMEBODY_ELSE = Words("Giao cho người khác.", "Give it to somebody else.")
ANSWERED = Words("Ý kiến này đã được trả lời.", "This objection is answered.")
LOOK = Words("Xem câu trả lời trên trang.", "See the answer on its page.")
NO_HOUSEHOLD = Words("Chưa chọn hộ, hoặc hộ không ở thôn này.", "No household of this village is chosen.")
CHOOSE = Words("Chọn hộ được phúc tra.", "Choose the household that was re-checked.")
NOT_RECHECKED = Words("Chưa có phiếu phúc tra của hộ.", "There is no survey of the re-check.")
SURVEY_AGAIN = Words("Khảo sát lại và nhập phiếu mới.", "Survey it again and enter it.")
NOT_SCORED = Words("Phiếu phúc tra chưa chấm được điểm.", "The survey of the re-check has no score.")
COMPLETE = Words("Bổ sung câu trả lời còn thiếu.", "Complete the missing answers.")
