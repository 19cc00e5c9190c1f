"""The village meets on the cases of the month, where the law of the day wants it."""

from collections.abc import Iterator, Mapping, Sequence

from django.db import transaction

from rasoat.common.problems import Problem, Refused, Severity
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.review import say
from rasoat.review.actions.record_meeting import AGAIN, COUNTS, FEW, NOT_REACHED, Held, Said
from rasoat.review.in_year.doing import CaseDoing, entered, take_cases
from rasoat.review.in_year.stages import CaseStage
from rasoat.review.models import InYearMeeting, InYearMeetingLine, Method

VERB = "in_year.meet"


@transaction.atomic
def record_case_meeting(
    held: Held, said: Mapping[int, Said], *, acting_user: ActingUser
) -> tuple[InYearMeeting, tuple[Problem, ...]]:
    """Record a meeting on cases of one village; ``said`` is by case. Returned are it and warnings.

    Who is agreed goes on; the others are surveyed again. Raises ``InYearCase.DoesNotExist``, ``NotAllowed``,
    or ``Refused``: no case, cases of two villages, more votes than people, agreed against the law's share.
    """
    cases = take_cases(list(said), VERB, CaseStage.MEETING, acting_user)
    problems = list(_of_meeting(cases, held)) + [
        problem for one in cases for problem in _of_case(one, held, said[one.case.pk])
    ]
    if any(one.severity is Severity.ERROR for one in problems):
        raise Refused(problems)
    meeting = _keep(cases, held, acting_user)
    for one in cases:
        _keep_line(meeting, one, said[one.case.pk])
        if said[one.case.pk].agreed:
            one.forward()
        else:
            one.again(AGAIN.vi)
    agreed = sum(what.agreed for what in said.values())
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("in_year_meeting", str(meeting.pk)),
        unit_path=meeting.unit_path,
        details={"held_on": held.day.isoformat(), "present": held.people_present, "agreed": agreed,
                 "again": len(said) - agreed},
    )  # fmt: skip
    return meeting, tuple(problems)


def _of_meeting(cases: Sequence[CaseDoing], held: Held) -> Iterator[Problem]:
    if len({one.case.unit_path for one in cases}) != 1:
        yield say.fault("not_one_village", held.place, NOT_ONE, CHOOSE)
        return
    place = f"{cases[0].place} › biên bản"
    for one in cases:
        first = entered(one, CaseStage.MEETING)
        yield from say.day_out_of_order("meeting_day", one.place, held.day, first, one.today)
    for value, vi, en in (
        (held.place, "nơi họp", "The place"),
        (held.chair, "người chủ trì", "The chair"),
        (held.secretary, "thư ký", "The secretary"),
    ):
        if not value.strip():
            yield say.missing("meeting_field", place, vi, en)
    if held.method not in Method.values:
        yield say.missing("meeting_method", place, "cách biểu quyết", "The method")
    if held.people_present < 1 or not 0 <= held.households_present <= held.households_invited:
        yield say.fault("meeting_counts", place, COUNTS, CHECK)


def _of_case(one: CaseDoing, held: Held, what: Said) -> Iterator[Problem]:
    if min(what.in_favour, what.against, what.abstained) < 0 or what.people > held.people_present:
        yield say.fault("too_many_votes", one.place, TOO_MANY, CHECK)
        return
    if not what.agreed and not what.reason.strip():
        yield say.missing("no_reason", one.place, "lý do đề nghị khảo sát lại", "Why to survey again")
    for name, words, tell in (("agreement", NOT_REACHED, say.fault), ("warn_below", FEW, say.warning)):
        share = one.course.share(name)
        if what.agreed and share and share.is_reached(what.in_favour, held.people_present) is False:
            yield tell("share_not_reached" if tell is say.fault else "few_agree", one.place, words, CHECK)


def _keep(cases: Sequence[CaseDoing], held: Held, who: ActingUser) -> InYearMeeting:
    return InYearMeeting.objects.create(
        unit_path=cases[0].case.unit_path,
        held_on=held.day,
        place=held.place.strip(),
        chair=held.chair.strip(),
        secretary=held.secretary.strip(),
        method=held.method,
        households_invited=held.households_invited,
        households_present=held.households_present,
        people_present=held.people_present,
        bodies=[list(body) for body in held.bodies],
        note=held.note.strip(),
        recorded_by=who.person,
    )


def _keep_line(meeting: InYearMeeting, one: CaseDoing, what: Said) -> None:
    InYearMeetingLine.objects.create(
        meeting=meeting,
        case=one.case,
        unit_path=one.case.unit_path,
        assessment=one.case.assessment,
        class_group=one.case.class_group,
        in_favour=what.in_favour,
        against=what.against,
        abstained=what.abstained,
        agreed=what.agreed,
        reason=what.reason.strip(),
    )


NOT_ONE = Words("Cuộc họp phải về các hộ của một thôn.", "A meeting is about households of one village.")
CHOOSE = Words("Chọn các đề nghị của một thôn.", "Choose requests of one village.")
CHECK = Words("Kiểm tra lại biên bản.", "Check the minutes.")
TOO_MANY = Words(
    "Số phiếu nhiều hơn số người dự họp, hoặc là số âm.", "More votes than people, or a number below zero."
)
