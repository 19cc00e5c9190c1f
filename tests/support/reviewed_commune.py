"""A small commune in review: four households, everybody who acts, and short ways through the steps."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sample_households import answers, scorer, surveyed, two_people
from small_province import SmallProvince

from rasoat.campaigns.actions.open_campaign import Plan, open_campaign
from rasoat.campaigns.models import CampaignKind
from rasoat.law.reading.load import shipped
from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.places.installation import move_working_date, today
from rasoat.register.actions.look_at_change import look_at_change
from rasoat.register.actions.record_survey import Taken, record_survey
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household, Member
from rasoat.register.values import NewStatus, Years
from rasoat.register.watch.queries import unlooked
from rasoat.review.actions.add_to_list import add_to_list
from rasoat.review.actions.end_posting import end_posting
from rasoat.review.actions.finish_objections import finish_objections
from rasoat.review.actions.finish_survey import compile_results, finish_survey
from rasoat.review.actions.freeze_review_list import freeze_review_list
from rasoat.review.actions.post_list import post_list
from rasoat.review.actions.record_meeting import Held, Said, record_meeting
from rasoat.review.actions.screen_applicant import screen_applicant
from rasoat.review.actions.send_report import send_report
from rasoat.review.actions.start_review import start_review
from rasoat.review.models import Agreed, CommuneReview, ReviewLine, VillageReview


@dataclass(frozen=True)
class Autumn:
    """Under which law the commune is reviewed: the review year, its standard, the first day of the tests."""

    review_year: int
    standard: str
    first_day: date
    last_day: date
    places: tuple[str, ...]

    @property
    def years(self) -> Years:
        """The campaign as the register knows it."""
        code, year = f"periodic-{self.review_year}", self.review_year
        return Years(code, year, year + 1, self.standard, self.first_day)

    @property
    def form_a(self) -> list[str]:
        """The items of Form A that are known."""
        form = shipped().standard(self.standard).says.form_a
        return [item.id for item in form.items if item.words] if form else []


IN_2018 = Autumn(2018, "vn-2016-2020", date(2018, 11, 15), date(2018, 12, 31), ("village", "commune_office"))
IN_2023 = Autumn(2023, "vn-2022-2026", date(2023, 10, 2), date(2023, 12, 14), ("commune_office",))
IN_2025 = Autumn(2025, "vn-2022-2026", date(2025, 10, 1), date(2025, 12, 14), ("commune_office",))
FORM_A = IN_2018.form_a


@dataclass
class ReviewedCommune:
    """``A`` was poor, ``B`` near-poor, ``C`` on no list, ``D`` poor in the other village."""

    province: SmallProvince
    people: dict[str, ActingUser]
    codes: dict[str, int] = field(default_factory=dict)
    autumn: Autumn = IN_2018

    def by(self, name: str) -> ActingUser:
        """Who acts in this role."""
        return self.people[name]

    def do(self, name: str, verb: Callable, *args: object, **more: object) -> object:
        """``verb`` done by the person in that role, in a transaction of its own."""
        with acting(self.by(name)) as who:
            return verb(*args, acting_user=who, **more)

    @property
    def upper(self) -> VillageReview:
        """The review of the upper village as it is now."""
        return self._village(self.province.upper.unit.pk)

    @property
    def lower(self) -> VillageReview:
        """The review of the lower village."""
        return self._village(self.province.lower.unit.pk)

    @property
    def commune(self) -> CommuneReview:
        """The commune as a whole."""
        with acting(self.by("officer")):
            return CommuneReview.objects.get()

    def line(self, name: str) -> ReviewLine:
        """The line of a household."""
        with acting(self.by("officer")):
            return ReviewLine.objects.get(household=self.codes[name])

    def survey(
        self, name: str, *, rich: bool = False, reason: str = "", enumerator: str = "Y Khảo Sát"
    ) -> int:
        """Survey a household: poor, or not when ``rich``."""
        judge = scorer(day=today(), list_year=self.autumn.years.list_year)
        people = two_people(name, rich, judge)
        with acting(self.by("enumerator")) as who:
            members = Member.objects.filter(household=self.codes[name]).order_by("number")
            codes = members.values_list("pk", flat=True)
            about = {code: dict(one.answers) for code, one in zip(codes, people, strict=True)}
            taken = Taken(today(), enumerator, answers(people, rich, judge), about)
            years = self.autumn.years
            made = record_survey(self.codes[name], taken, years, acting_user=who, reason=reason)
            return made.assessment

    def to_survey(self) -> None:
        """Both villages begin, ``C`` asks, Form A keeps it on the list, the lists are frozen."""
        self.do("officer", start_review, self.autumn.years.campaign, self.province.hill.unit.pk)
        self.do("officer", add_to_list, self.upper.pk, self.codes["C"], "applicant", "Giấy đề nghị 12/10")
        self.do("officer", screen_applicant, self.line("C").pk, dict.fromkeys(self.autumn.form_a, False))
        for review in (self.upper, self.lower):
            self.do("officer", freeze_review_list, review.pk)

    def to_meeting(self) -> None:
        """``A`` stays poor, ``B`` leaves, ``C`` comes in, ``D`` leaves."""
        self.to_survey()
        for name, rich in (("A", False), ("B", True), ("C", False), ("D", True)):
            self.survey(name, rich=rich)
        for review in (self.upper, self.lower):
            self.do("officer", finish_survey, review.pk)
            self.do("officer", compile_results, review.pk)

    def meet(
        self,
        review: VillageReview,
        *,
        against: tuple[str, ...] = (),
        in_favour: int = 28,
        **changed: object,
    ) -> object:
        """A meeting of thirty that agrees, but for these households."""
        held = replace(Held(today(), "Nhà văn hóa", "Y Trưởng", "H Thư", 20, 15, 30), **changed)
        with acting(self.by("officer")):
            lines = ReviewLine.objects.filter(review=review, assessment__isnull=False)
            asked = {line.pk: line for line in lines.exclude(agreed=Agreed.YES)}
        names = {code: name for name, code in self.codes.items()}
        said = {
            key: Said(5, 20, 5, False, "Có xe ô tô")
            if names[line.household] in against
            else Said(in_favour, 1, 1, True)
            for key, line in asked.items()
        }
        return self.do("head", record_meeting, review.pk, held, said)

    def post(self, review: VillageReview) -> object:
        """Post the result of a village today in two places."""
        return self.do("board", post_list, review.pk, today(), self.autumn.places)

    def to_objections(self) -> None:
        """Both villages met, posted and took down; a week later."""
        self.to_meeting()
        self.meet(self.upper)
        self.meet(self.lower)
        postings = [self.post(review) for review in (self.upper, self.lower)]
        self.later(7)
        for one in postings:
            self.do("board", end_posting, one.pk, today(), note="Biên bản niêm yết")

    def to_appraisal(self) -> None:
        """No objection; everybody of the watch list looked at; reported."""
        self.to_objections()
        for review in (self.upper, self.lower):
            self.do("officer", finish_objections, review.pk)
        self.look()
        self.do("officer", send_report, self.commune.pk, "12/BC-UBND", today())

    def look(self) -> None:
        """The chair looks at everybody of the watch list."""
        with acting(self.by("chair")) as who:
            for one in unlooked(who, self.province.hill.path, self.autumn.years):
                look_at_change(one.household, self.autumn.years, "Đã xem", acting_user=who)

    def later(self, days: int) -> date:
        """Days go by."""
        with acting(system_actor("system.installer")):
            return move_working_date(today() + timedelta(days=days)).today

    def _village(self, village: int) -> VillageReview:
        with acting(self.by("officer")):
            return VillageReview.objects.get(village=village)


def reviewed_commune(
    province: SmallProvince, person_at: Callable[..., ActingUser], autumn: Autumn = IN_2018
) -> ReviewedCommune:
    """The commune before its review: households without a survey, the campaign open."""
    people = {
        "officer": person_at(province.hill, "commune_officer"),
        "chair": person_at(province.hill, "commune_chair"),
        "board": person_at(province.hill, "poverty_board_member"),
        "head": person_at(province.hill, "village_head"),
        "enumerator": person_at(province.hill, "enumerator"),
        "district": person_at(province.north, "district_leader"),
    }
    made = [
        replace(surveyed(village.unit.pk, name, last_status=_last(group, autumn)), survey=None, persons=2)
        for name, village, group in (
            ("A", province.upper, "poor"),
            ("B", province.upper, "near_poor"),
            ("C", province.upper, ""),
            ("D", province.lower, "poor"),
        )
    ]
    year = autumn.review_year
    plan = Plan(CampaignKind.PERIODIC, year, [autumn.standard], date(year, 9, 1), autumn.last_day)
    with acting(system_actor("system.installer")) as installer:
        if autumn.first_day > today():
            move_working_date(autumn.first_day)
        open_campaign(plan, shipped(), acting_user=installer)
        load_bulk(made, autumn.years, acting_user=installer)
        codes = dict(Household.objects.visible_to(installer).values_list("head_name", "pk"))
    return ReviewedCommune(province, people, codes, autumn)


def _last(group: str, autumn: Autumn) -> NewStatus | None:
    return NewStatus(autumn.review_year, group, persons=2) if group else None
