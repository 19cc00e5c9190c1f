"""One household's survey is keyed in: scored, and kept as it was answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from rasoat.common.names import tidy
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.scoring.household import Answer, Household, Member
from rasoat.law.scoring.score import NotScored, Scored, Scorer
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.places.areas import area_on
from rasoat.places.unit_row import PATH_WIDTH
from rasoat.register.changing import changing
from rasoat.register.derivation.state import HouseholdState, MemberState, SurveyState
from rasoat.register.event_rules import When, check, home_of
from rasoat.register.events import payloads
from rasoat.register.events.event import Draft
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import EventKind
from rasoat.register.values import NewHousehold, NewMember, NewSurvey, Years

VERB = "survey.collect"
KEYED = "survey.key"


@dataclass(frozen=True, slots=True)
class Taken:
    """What one visit found: answers of the household, and of its members by their codes."""

    day: date
    enumerator: str
    answers: Mapping[str, Answer]
    members: Mapping[int, Mapping[str, str | int]] = field(default_factory=dict)
    last_class: str = ""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The survey's id, and what the law makes of it: a proposed class, or why there is no score."""

    assessment: int
    scored: Scored | NotScored


def record_survey(
    household: int, taken: Taken, years: Years, *, acting_user: ActingUser, reason: str = ""
) -> Surveyed:
    """Record a survey of the household's present members and score it. Call it within ``acting``.

    The very same again changes nothing. Another one of the same campaign supersedes it and needs a reason;
    both stay. Answers that are missing give no score and say why. Raises ``Household.DoesNotExist``,
    ``NotAllowed``, or ``Refused``: a day to come or outside the review year, no enumerator, a member's birth
    unknown, a person who is no member, urban or rural not known, another survey and no reason.
    """
    path = home_of(household, VERB, acting_user)
    with changing([household], acting_user, path, reason=reason) as change:
        state = change.states[household]
        check(state, When(taken.day, reason))
        if problems := list(_faults(state, taken, years)):
            raise Refused(problems)
        scored = _scorer(path, taken.day, years).score(_for_scoring(state, taken))
        survey = NewSurvey(taken.day, tidy(taken.enumerator), taken.answers, scored, taken.last_class)
        new = _as_new(state, taken, survey, path)
        before = _before(state, years)
        if before is not None:
            if before.event.payload["content"] == payloads.content_hash(new):
                return Surveyed(before.event.id, scored)
            if not reason.strip():
                raise Refused([_fault("another", household, ANOTHER, GIVE_REASON)])
        codes = [one.id for one in state.present]
        said = payloads.survey(new, survey, codes, years)
        if reason.strip():
            said["reason"] = reason.strip()
        [event] = change.write([Draft(EventKind.SURVEY_RECORDED, household, path, taken.day, said)])
    record(
        KEYED,
        acting_user=acting_user,
        subject=Subject("household", str(household)),
        unit_path=path,
        details={"campaign": years.campaign, "day": taken.day.isoformat()},
        reason=reason.strip(),
    )
    return Surveyed(event.id, scored)


def _faults(state: HouseholdState, taken: Taken, years: Years) -> Iterator[Problem]:
    if state.closed_on is not None:
        yield _fault("closed", state.id, CLOSED, CHOOSE)
    if taken.day.year != years.review_year:
        yield _fault("other_year", state.id, _other_year(years), MEND_DAY)
    if not tidy(taken.enumerator):
        yield _fault("no_enumerator", state.id, NO_ENUMERATOR, ENTER)
    if not state.members_complete:
        yield _fault("members_unknown", state.id, NOT_ALL, LIST_ALL)
    here = {one.id for one in state.present}
    for code in taken.members.keys() - here:
        yield _fault("no_member", code, NO_MEMBER, CHOOSE)
    for one in state.present:
        if not one.birth:
            yield _fault("no_birth", one.id, NO_BIRTH, CORRECT)


def _scorer(path: str, day: date, years: Years) -> Scorer:
    area = area_on(int(path[-PATH_WIDTH:]), day)
    if area is None or area.problem or area.area_type is None or area.score_region is None:
        raise Refused([area.problem if area and area.problem else _fault("no_area", path, NO_AREA, ASK)])
    variant = years.variants.get(f"{area.area_type}/{area.score_region}")
    return rule_book().scorer(years.list_year, area.area_type, area.score_region, day, variant)


def _for_scoring(state: HouseholdState, taken: Taken) -> Household:
    members = (Member(PartialDate.parse(one.birth), taken.members.get(one.id, {})) for one in state.present)
    return Household(taken.answers, tuple(members))


def _as_new(state: HouseholdState, taken: Taken, survey: NewSurvey, path: str) -> NewHousehold:
    return NewHousehold(
        village=int(path[-PATH_WIDTH:]),
        members=tuple(_member(one, taken) for one in state.present),
        registered_on=taken.day,
        residence=state.facts["residence"],
        local_number=state.facts["local_number"],
        survey=survey,
        source={"keyed": 1},
    )


def _member(one: MemberState, taken: Taken) -> NewMember:
    return NewMember(
        name=one.name,
        relation=one.relation,
        sex=one.sex,
        birth=PartialDate.parse(one.birth),
        ethnic_group=one.ethnic_group,
        identity_number=one.identity_number,
        answers=taken.members.get(one.id, {}),
        code=one.id,
    )


def _before(state: HouseholdState, years: Years) -> SurveyState | None:
    """The survey of this campaign and standard that stands."""
    key = (years.campaign, years.standard)
    return next((one for one in state.surveys if one.current and one.campaign == key), None)


def _fault(rule: str, place: object, what: Words, remedy: Words) -> Problem:
    return Problem(f"survey.{rule}", str(place), what, remedy)


def _other_year(years: Years) -> Words:
    return Words(
        f"Ngày khảo sát không thuộc năm rà soát {years.review_year}.",
        f"The visit lies outside the review year {years.review_year}.",
    )


ANOTHER = Words("Hộ đã có phiếu khác trong đợt này.", "The household has another survey in this campaign.")
GIVE_REASON = Words("Ghi lý do sửa phiếu; phiếu cũ vẫn được giữ.", "Say why; the one before is kept.")
CLOSED = Words("Hộ đã kết thúc.", "The household has ended.")
CHOOSE = Words("Chọn lại hộ hoặc người.", "Choose another household or person.")
MEND_DAY = Words("Sửa ngày khảo sát.", "Mend the day of the visit.")
NO_ENUMERATOR = Words("Thiếu tên điều tra viên.", "The enumerator is missing.")
ENTER = Words("Ghi họ tên người khảo sát.", "Enter who surveyed.")
NOT_ALL = Words("Sổ chưa ghi đủ thành viên của hộ.", "The register does not list all members.")
LIST_ALL = Words("Ghi đủ thành viên trước khi khảo sát.", "Enter all members first.")
NO_MEMBER = Words("Người này không phải thành viên của hộ.", "This person is no member of the household.")
NO_BIRTH = Words("Chưa có năm sinh của thành viên này.", "The member's birth is not known.")
CORRECT = Words("Bổ sung năm sinh trong hồ sơ của hộ.", "Enter it in the household's record.")
NO_AREA = Words("Chưa rõ khu vực hoặc vùng tính điểm.", "Area or score region is not known.")
ASK = Words("Báo cơ quan thường trực cấp tỉnh.", "Tell the provincial standing office.")
