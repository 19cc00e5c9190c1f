"""Why a village cannot leave its stage yet: the same for the page that shows it and the verb that asks.

Each answers with every problem at once; nothing open means that the stage may be left.
"""

from collections.abc import Callable, Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.register.models import Assessment
from rasoat.review import say
from rasoat.review.doing import Doing
from rasoat.review.lines import compiled, lines_of, listed_now, present, surveys_of, to_survey
from rasoat.review.models import (
    Agreed,
    Characteristics,
    Objection,
    Origin,
    PostedLine,
    Posting,
    ReviewLine,
)
from rasoat.review.outcomes import outcome_of
from rasoat.review.stages import Stage


def open_points(one: Doing) -> list[Problem]:
    """Everything that still stands in the way of leaving the present stage."""
    asked = CONDITIONS.get(one.stage)
    return list(asked(one)) if asked else []


def _list(one: Doing) -> Iterator[Problem]:
    lines = list(lines_of(one))
    waiting = [
        line.household for line in lines if line.origin == Origin.APPLICANT and not line.form_a_outcome
    ]
    yield from say.households("not_screened", one.place, NOT_SCREENED, SCREEN, waiting)
    here = list(present(one).values_list("pk", flat=True))
    on_list = {line.household for line in lines}
    yield from say.households("left_out", one.place, LEFT_OUT, ADD, listed_now(one, here).keys() - on_list)


def _survey(one: Doing) -> Iterator[Problem]:
    lines = to_survey(one)
    surveys = surveys_of(one, [line.household for line in lines])
    missing = [line.household for line in lines if not line.excuse and line.household not in surveys]
    yield from say.households("not_surveyed", one.place, NOT_SURVEYED, SURVEY, missing)
    again = [line.household for line in lines if _waits_for_another(line, surveys)]
    yield from say.households("not_surveyed_again", one.place, NOT_AGAIN, SURVEY_AGAIN, again)


def _waits_for_another(line: ReviewLine, surveys: dict[int, Assessment]) -> bool:
    survey = surveys.get(line.household)
    return (
        line.agreed == Agreed.SURVEY_AGAIN
        and not line.excuse
        and survey is not None
        and survey.pk == line.assessment
    )


def _compile(one: Doing) -> Iterator[Problem]:
    yield from _survey(one)
    surveys = surveys_of(one, [line.household for line in to_survey(one)])
    unscored = [code for code, survey in surveys.items() if not survey.class_id]
    yield from say.households("not_scored", one.place, NOT_SCORED, COMPLETE, unscored)


def _objections(one: Doing) -> Iterator[Problem]:
    postings = Posting.objects.visible_to(one.who).filter(review=one.review, round=one.review.round)
    if postings.filter(ended_on__isnull=True).exists():
        yield say.fault("posting_hangs", one.place, STILL_HANGS, TAKE_DOWN)
    waiting = Objection.objects.visible_to(one.who).filter(posting__in=postings, outcome="")
    for objection in waiting.order_by("id"):
        yield say.fault("objection_open", f"{one.place} › {objection.receipt}", OPEN_OBJECTION, SETTLE)
    changed = [line.household for line in changed_since_posting(one)]
    yield from say.households("not_posted_again", one.place, NOT_POSTED, POST_AGAIN, changed)


def changed_since_posting(one: Doing) -> list[ReviewLine]:
    """Lines whose result is another than the one that was last posted in this round."""
    posted = PostedLine.objects.visible_to(one.who).filter(
        posting__review=one.review, posting__round=one.review.round
    )
    last = dict(posted.order_by("id").values_list("line", "outcome"))
    return [line for line in compiled(one) if outcome_of(line) != last.get(line.pk, "not_listed")]


def _characteristics(one: Doing) -> Iterator[Problem]:
    known = Characteristics.objects.visible_to(one.who).filter(line__review=one.review)
    told = set(known.values_list("line", flat=True))
    without = [
        line.household
        for line in compiled(one)
        if line.class_group in ("poor", "near_poor") and line.pk not in told
    ]
    yield from say.households("no_causes", one.place, NO_CAUSES, TELL_CAUSES, without)


CONDITIONS: dict[Stage, Callable[[Doing], Iterator[Problem]]] = {
    Stage.LIST: _list,
    Stage.SURVEY: _survey,
    Stage.COMPILE: _compile,
    Stage.OBJECTIONS: _objections,
    Stage.CHARACTERISTICS: _characteristics,
}

NOT_SCREENED = Words("Hộ đề nghị chưa có kết quả Phiếu A", "Applicants without a result of Form A")
SCREEN = Words("Ghi Phiếu A của từng hộ.", "Enter Form A of each.")
LEFT_OUT = Words(
    "Hộ nghèo, hộ cận nghèo đang quản lý chưa có trong danh sách", "Poor and near-poor households left out"
)
ADD = Words("Đưa các hộ này vào danh sách.", "Add them to the list.")
NOT_SURVEYED = Words("Hộ chưa có phiếu khảo sát", "Households without a survey")
SURVEY = Words("Nhập phiếu, hoặc ghi lý do không khảo sát được.", "Enter the survey, or why there is none.")
NOT_AGAIN = Words(
    "Hộ mà cuộc họp đề nghị khảo sát lại chưa có phiếu mới",
    "Households that the meeting wants surveyed again, without a new survey",
)
SURVEY_AGAIN = Words("Khảo sát lại và nhập phiếu mới.", "Survey them again and enter it.")
NOT_SCORED = Words("Phiếu chưa chấm được điểm", "Surveys without a score")
COMPLETE = Words("Bổ sung câu trả lời còn thiếu.", "Complete the missing answers.")
STILL_HANGS = Words("Danh sách còn đang niêm yết.", "A list is still posted.")
TAKE_DOWN = Words(
    "Kết thúc niêm yết khi đủ ngày, kèm bằng chứng.", "End it when its days are over, with proof."
)
OPEN_OBJECTION = Words("Ý kiến này chưa được trả lời.", "This objection is not answered.")
SETTLE = Words("Phúc tra và trả lời.", "Re-check and answer it.")
NOT_POSTED = Words(
    "Kết quả đã đổi sau niêm yết mà chưa niêm yết lại", "Results that changed and were not posted again"
)
POST_AGAIN = Words("Niêm yết kết quả phúc tra.", "Post the results of the re-check.")
NO_CAUSES = Words("Hộ chưa ghi nguyên nhân, nhu cầu", "Households without causes and needs")
TELL_CAUSES = Words("Ghi nguyên nhân và nhu cầu của từng hộ.", "Enter causes and needs of each.")
