"""The survey of a case is taken over: what it scores is put to the meeting, or to the chair."""

from collections.abc import Iterator

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.models import Assessment
from rasoat.review import say
from rasoat.review.in_year.doing import CaseDoing, survey_of, take_case
from rasoat.review.in_year.stages import CaseStage
from rasoat.review.models import InYearCase

VERB = "in_year.survey"


@transaction.atomic
def take_survey(case: int, *, acting_user: ActingUser) -> InYearCase:
    """Take over the household's survey of the year's campaign (keyed in with ``record_survey``).

    Raises ``InYearCase.DoesNotExist``, ``NotAllowed``, or ``Refused``: another stage, no survey since the
    review began, none since the case came back, one without a score.
    """
    one = take_case(case, VERB, CaseStage.SURVEY, acting_user=acting_user)
    survey = survey_of(one)
    problems = list(_faults(one, survey))
    if survey is None or problems:
        raise Refused(problems)
    found = one.case
    found.assessment, found.class_group, found.class_id = survey.pk, survey.class_group, survey.class_id
    one.forward()
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("in_year_case", found.receipt),
        unit_path=found.unit_path,
        details={"class_group": found.class_group, "survey": survey.pk},
    )
    return found


def _faults(one: CaseDoing, survey: Assessment | None) -> Iterator[Problem]:
    if survey is None or survey.review_date < one.case.begins_on:
        yield say.fault("not_surveyed", one.place, _from(one), SURVEY)
    elif survey.pk == one.case.assessment:
        yield say.fault("not_surveyed_again", one.place, NOT_AGAIN, SURVEY)
    elif not survey.class_id:
        yield say.fault("not_scored", one.place, NOT_SCORED, COMPLETE)


def _from(one: CaseDoing) -> Words:
    day = f"{one.case.begins_on:%d/%m/%Y}"
    return Words(f"Chưa có phiếu khảo sát của hộ từ ngày {day}.", f"There is no survey from {day} on.")


SURVEY = Words("Khảo sát hộ và nhập phiếu.", "Survey the household and enter it.")
NOT_AGAIN = Words("Chưa có phiếu khảo sát lại.", "There is no new survey since it came back.")
NOT_SCORED = Words("Phiếu chưa chấm được điểm.", "The survey has no score.")
COMPLETE = Words("Bổ sung câu trả lời còn thiếu.", "Complete the missing answers.")
