"""A request reaches the commune and is acknowledged with a receipt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from rasoat.campaigns.models import Campaign, CampaignKind
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.model.lists import Lists
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.unit_row import ids_in
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import Household
from rasoat.register.models.household import Residence
from rasoat.register.values import Years
from rasoat.review import say
from rasoat.review.in_year.clocks import begins_on, due_on, fit
from rasoat.review.in_year.doing import course_on, keep_step, years_of
from rasoat.review.in_year.eligibility import Asked, not_met
from rasoat.review.in_year.stages import CaseStage, InYearCourse
from rasoat.review.lines import listed_households
from rasoat.review.models import InYearCase, RequestKind
from rasoat.review.receipts import new_receipt

VERB = "in_year.receive"
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Requested:
    """A request as it stands on the form. ``event`` is one of the law's list, "" where the household names
    none. Blank ``residence``: as the register has it.
    """

    kind: str
    received_on: date
    channel: str
    applicant: str
    event: str = ""
    what: str = ""
    residence: str = ""
    resident_since: date | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """The case with its receipt, and what to think about: rules not met, times that do not fit."""

    case: InYearCase
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Request:
    """What is looked at together: the household, the law of the day, what was asked."""

    campaign: Campaign
    years: Years
    home: Household
    said: Requested
    asked: Asked
    course: InYearCourse
    lists: Lists
    today: date

    @property
    def place(self) -> str:
        return f"{self.campaign.code} › {self.home.pk}"


@transaction.atomic
def receive_request(campaign: str, household: int, said: Requested, *, acting_user: ActingUser) -> Received:
    """Take a request in; the law of the day on which it was received decides how it goes on.

    Who does not meet its rules waits for a refusal with reasons; the others go to the first step. Raises
    ``Campaign.DoesNotExist``, ``Household.DoesNotExist``, ``NotAllowed``, or ``Refused``: not an in-year
    campaign, a day to come or outside it, an ended household, an open request, a field that is missing.
    """
    found = Campaign.objects.get(code=campaign)
    home: Household = Household.objects.visible_to(acting_user).get(pk=household)
    require(acting_user, VERB, home.unit_path)
    one = _request(found, home, said, acting_user)
    if problems := list(_faults(one, acting_user)):
        raise Refused(problems)
    failed = list(not_met(one.course, one.lists, one.asked, one.place))
    case = _create(one, [problem.rule for problem in failed], acting_user)
    keep_step(case, "", one.today, "", acting_user)
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("in_year_case", case.receipt),
        unit_path=case.unit_path,
        details={"kind": case.kind, "received_on": case.received_on.isoformat(), "channel": case.channel},
    )
    return Received(case, (*failed, *early_warnings(one.place, one.course, case)))


def early_warnings(place: str, course: InYearCourse, case: InYearCase) -> Iterator[Problem]:
    """What cannot be done in time even if every step follows the other at once."""
    first = max(case.begins_on, installation.today())
    found = fit(course, first, case.due_on, rule_book().law.working_days)
    if found is None:
        return
    if not found.posting_fits:
        yield say.warning("posting_does_not_fit", place, _late(POSTING, found.posted_until), SOON)
    elif not found.objection_fits and found.objection_until:
        yield say.warning("objection_does_not_fit", place, _late(OBJECTION, found.objection_until), SOON)


def _request(campaign: Campaign, home: Household, said: Requested, who: ActingUser) -> _Request:
    years = years_of(campaign)
    course = course_on(years.standard, said.received_on)
    listed = listed_households([home.unit_path], said.received_on, who).get(home.pk, ("", ""))[1]
    residence = said.residence or home.residence
    asked = Asked(said.kind, said.received_on, listed, said.event, residence, said.resident_since)
    lists = rule_book().law.lists_on(years.standard, said.received_on)
    return _Request(campaign, years, home, said, asked, course, lists, installation.today())


def _faults(one: _Request, who: ActingUser) -> Iterator[Problem]:
    if one.campaign.kind != CampaignKind.IN_YEAR:
        yield say.fault("not_in_year", one.place, NOT_IN_YEAR, CHOOSE)
    begins = begins_on(one.course, one.said.received_on)
    if not one.campaign.starts_on <= one.said.received_on or begins > one.campaign.ends_on:
        yield say.fault("outside_campaign", one.place, _outside(begins), CHOOSE)
    yield from say.day_out_of_order("received_day", one.place, one.said.received_on, None, one.today)
    if one.home.closed_on is not None:
        yield say.fault("household_ended", one.place, ENDED, CHOOSE)
    if InYearCase.objects.visible_to(who).filter(household=one.home.pk, outcome="").exists():
        yield say.fault("open_request", one.place, OPEN, LOOK)
    yield from _fields(one)


def _fields(one: _Request) -> Iterator[Problem]:
    said = one.said
    if said.kind not in RequestKind.values:
        yield say.missing("no_kind", one.place, "loại đề nghị", "What is asked for")
    if said.channel not in {channel.id for channel in one.lists.channels}:
        yield say.missing("no_channel", one.place, "cách nộp theo quy định", "A way that the law names")
    if not said.applicant.strip() or len(said.applicant) > 120:
        yield say.missing("no_applicant", one.place, "người đề nghị", "Who asks")
    if len(said.what) > LONGEST:
        yield say.missing(
            "too_long", one.place, "nội dung trong 2.000 chữ", "A text of at most 2,000 letters"
        )
    if said.event and said.event not in {event.id for event in one.lists.events}:
        yield say.fault("unknown_event", one.place, NO_SUCH_EVENT, CHOOSE)
    if one.course.residence_months is None or said.kind != RequestKind.JOIN:
        return
    if one.asked.residence not in Residence.values:
        yield say.missing("no_residence", one.place, "loại cư trú", "The kind of residence")
    elif one.asked.residence == Residence.TEMPORARY and said.resident_since is None:
        yield say.missing(
            "no_residence_day", one.place, "ngày đăng ký tạm trú", "Since when it is registered"
        )


def _create(one: _Request, ineligible: list[str], who: ActingUser) -> InYearCase:
    begins = begins_on(one.course, one.said.received_on)
    *_, commune, village = ids_in(one.home.unit_path)
    stage = CaseStage.DECISION if ineligible else one.course.stages[0]
    try:
        with transaction.atomic():
            return InYearCase.objects.create(
                campaign=one.campaign,
                village_id=village,
                commune_id=commune,
                unit_path=one.home.unit_path,
                household=one.home.pk,
                receipt=new_receipt(),
                kind=one.said.kind,
                channel=one.said.channel,
                received_on=one.said.received_on,
                begins_on=begins,
                due_on=due_on(one.course, begins, rule_book().law.working_days),
                applicant=one.said.applicant.strip(),
                contact=one.said.contact.strip()[:120],
                event=one.said.event,
                what=one.said.what.strip(),
                residence=one.asked.residence,
                resident_since=one.said.resident_since,
                ineligible=ineligible,
                before=one.asked.listed,
                stage=stage.value,
                recorded_by=who.person,
            )
    except IntegrityError as taken:  # of two at once the second
        raise Refused([say.fault("open_request", one.place, OPEN, LOOK)]) from taken


def _outside(begins: date) -> Words:
    return Words(
        f"Việc rà soát đề nghị này bắt đầu ngày {begins:%d/%m/%Y}, ngoài thời gian của đợt.",
        f"Its review begins on {begins:%d/%m/%Y}, outside the campaign.",
    )


def _late(what: Words, until: date) -> Words:
    return Words(f"{what.vi} {until:%d/%m/%Y}, quá hạn quyết định.", f"{what.en} {until:%d/%m/%Y}: too late.")


POSTING = Words("Niêm yết sớm nhất cũng đến ngày", "The posting lasts at least until")
OBJECTION = Words(
    "Nếu có ý kiến, phúc tra và niêm yết lại đến ngày",
    "If somebody objects, re-check and second posting last until",
)
SOON = Words(
    "Làm các bước sớm nhất có thể và báo trước cho hộ.", "Do the steps at once and tell the household."
)
NOT_IN_YEAR = Words("Đây không phải đợt rà soát thường xuyên.", "This is not an in-year campaign.")
CHOOSE = Words("Kiểm tra và chọn lại.", "Check it and choose again.")
ENDED = Words("Hộ này đã kết thúc.", "The household has ended.")
OPEN = Words("Hộ đang có một đề nghị chưa giải quyết.", "The household has an open request.")
LOOK = Words("Xem đề nghị đó.", "See that request.")
NO_SUCH_EVENT = Words("Quy định không có rủi ro, biến cố này.", "The law names no such event.")
