"""What the village meeting agreed to (họp dân)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.model.procedure import Share
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.review import say
from rasoat.review.doing import Doing, entered, take
from rasoat.review.lines import compiled, save_lines
from rasoat.review.models import Agreed, Meeting, MeetingLine, Method, ReviewLine
from rasoat.review.stages import Stage

VERB = "review.meet"


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting as its minutes describe it. ``bodies`` are organisations present: name, who came for it."""

    day: date
    place: str
    chair: str
    secretary: str
    households_invited: int
    households_present: int
    people_present: int
    method: str = Method.HANDS
    bodies: Sequence[tuple[str, str]] = field(default_factory=tuple)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What it said of one household: people for, against, abstaining; agreed or survey again, and why."""

    in_favour: int
    against: int
    abstained: int
    agreed: bool
    reason: str = ""

    @property
    def people(self) -> int:
        """How many people that is."""
        return self.in_favour + self.against + self.abstained


@dataclass(frozen=True, slots=True)
class Recorded:
    """The meeting, and what to think about although it may stand."""

    meeting: Meeting
    warnings: tuple[Problem, ...]


@transaction.atomic
def record_meeting(
    review: int, held: Held, said: Mapping[int, Said], *, acting_user: ActingUser, revision: int | None = None
) -> Recorded:
    """Record a meeting; ``said`` is by line, for every result that no earlier meeting agreed to.

    A meeting changes no score: it agrees, or asks to survey again. When all is agreed the village goes on to
    the posting; else it goes back to the survey, to meet again. The share that has to agree is the law's of
    the village's procedure (2016-2020: none, a warning under half; from 2021: half of those present). Raises
    ``VillageReview.DoesNotExist``, ``NotAllowed``, or ``Refused``: a day before the survey or to come, more
    votes than people, a household left out, agreed against the law's share, survey again without a reason.
    """
    one = take(review, VERB, Stage.MEETING, acting_user=acting_user, revision=revision)
    asked = {line.pk: line for line in compiled(one) if line.agreed != Agreed.YES}
    problems = [*_of_meeting(one, held), *_of_lines(one, held, asked, said)]
    warnings = one.refuse(problems)
    passed = all(one.agreed for one in said.values())
    meeting = _keep(one, held, passed)
    _keep_lines(meeting, asked, said)
    _on(one, passed)
    _note(one, meeting, said)
    return Recorded(meeting, tuple(warnings))


def _of_meeting(one: Doing, held: Held) -> Iterator[Problem]:
    place = f"{one.place} › biên bản"
    yield from say.day_out_of_order("meeting_day", place, held.day, entered(one, Stage.COMPILE), one.today)
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
        yield say.fault("meeting_counts", place, COUNTS, CHECK_MINUTES)
    quorum = _share(one, "quorum")
    if quorum and quorum.is_reached(held.households_present, held.households_invited) is False:
        yield say.fault("no_quorum", place, NO_QUORUM, MEET_AGAIN)


def _of_lines(
    one: Doing, held: Held, asked: Mapping[int, ReviewLine], said: Mapping[int, Said]
) -> Iterator[Problem]:
    left_out = [line.household for key, line in asked.items() if key not in said]
    yield from say.households("not_discussed", one.place, NOT_DISCUSSED, DISCUSS, left_out)
    if said.keys() - asked.keys():
        yield say.fault("not_asked", one.place, NOT_ON, CHECK_MINUTES)
    for key, line in asked.items():
        if key in said:
            yield from _of_line(one, held, f"{one.place} › {line.household}", said[key])


def _of_line(one: Doing, held: Held, place: str, what: Said) -> Iterator[Problem]:
    if min(what.in_favour, what.against, what.abstained) < 0 or what.people > held.people_present:
        yield say.fault("too_many_votes", place, _votes(what.people, held.people_present), CHECK_MINUTES)
        return
    if not what.agreed and not what.reason.strip():
        yield say.missing("no_reason", place, "lý do đề nghị khảo sát lại", "Why to survey again")
    needed = _share(one, "agreement")
    if what.agreed and needed and needed.is_reached(what.in_favour, held.people_present) is False:
        yield say.fault("share_not_reached", place, NOT_REACHED, SURVEY_AGAIN)
    doubtful = _share(one, "warn_below")
    if what.agreed and doubtful and doubtful.is_reached(what.in_favour, held.people_present) is False:
        yield say.warning("few_agree", place, FEW, CHECK_MINUTES)


def _share(one: Doing, name: str) -> Share | None:
    return next((share for share in one.course.procedure.shares if share.id == name), None)


def _keep(one: Doing, held: Held, passed: bool) -> Meeting:
    return Meeting.objects.create(
        review=one.review,
        unit_path=one.review.unit_path,
        round=one.review.round,
        held_on=held.day,
        place=held.place.strip(),
        chair=held.chair.strip(),
        secretary=held.secretary.strip(),
        method=held.method,
        households_invited=held.households_invited,
        households_present=held.households_present,
        people_present=held.people_present,
        bodies=[list(body) for body in held.bodies],
        passed=passed,
        note=held.note.strip(),
        recorded_by=one.who.person,
    )


def _keep_lines(meeting: Meeting, asked: Mapping[int, ReviewLine], said: Mapping[int, Said]) -> None:
    rows = []
    for key, line in asked.items():
        line.agreed = Agreed.YES if said[key].agreed else Agreed.SURVEY_AGAIN
        rows.append(
            MeetingLine(
                meeting=meeting,
                line=line,
                unit_path=line.unit_path,
                assessment=line.assessment or 0,
                class_group=line.class_group,
                class_id=line.class_id,
                in_favour=said[key].in_favour,
                against=said[key].against,
                abstained=said[key].abstained,
                agreed=line.agreed,
                reason=said[key].reason.strip(),
            )
        )
    MeetingLine.objects.bulk_create(rows)
    save_lines(list(asked.values()), "agreed")


def _on(one: Doing, passed: bool) -> None:
    if passed:
        one.forward()
    else:
        one.back(Stage.SURVEY, AGAIN.vi)


def _note(one: Doing, meeting: Meeting, said: Mapping[int, Said]) -> None:
    agreed = sum(what.agreed for what in said.values())
    record(
        VERB,
        acting_user=one.who,
        subject=Subject("village_review", str(one.review.pk)),
        unit_path=one.review.unit_path,
        details={
            "held_on": meeting.held_on.isoformat(),
            "present": meeting.people_present,
            "agreed": agreed,
            "again": len(said) - agreed,
        },
    )


def _votes(votes: int, people: int) -> Words:
    return Words(
        f"Số phiếu ({votes}) nhiều hơn số người dự họp ({people}), hoặc là số âm.",
        f"More votes ({votes}) than people present ({people}), or a number below zero.",
    )


COUNTS = Words("Số hộ dự họp nhiều hơn số hộ được mời, hoặc không có người dự họp.",
               "More households present than invited, or nobody was there.")  # fmt: skip
CHECK_MINUTES = Words("Kiểm tra lại biên bản.", "Check the minutes.")
NO_QUORUM = Words("Chưa đủ số hộ dự họp.", "Too few households came.")
MEET_AGAIN = Words("Mời họp lại.", "Meet again.")
NOT_DISCUSSED = Words("Hộ chưa được cuộc họp thống nhất", "Households that the meeting did not discuss")
DISCUSS = Words("Ghi ý kiến của cuộc họp về từng hộ.", "Enter what the meeting said of each.")
NOT_ON = Words("Có hộ không thuộc kết quả đưa ra họp.", "A household was not put to the meeting.")
NOT_REACHED = Words("Chưa đủ tỷ lệ người dự họp đồng ý theo quy định.", "Fewer agree than the law asks for.")
SURVEY_AGAIN = Words("Ghi đề nghị khảo sát lại, rồi họp lại.", "Record: survey again; then meet again.")
FEW = Words("Dưới một nửa số người dự họp đồng ý.", "Fewer than half of those present agree.")
AGAIN = Words("Cuộc họp đề nghị khảo sát lại.", "The meeting asks to survey again.")
