"""In-year cases in the small commune: a campaign of the year, and short ways through the steps."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reviewed_commune import Autumn, ReviewedCommune
from sample_households import surveyed
from small_province import SmallProvince

from rasoat.campaigns.actions.open_campaign import Plan, open_campaign
from rasoat.campaigns.models import CampaignKind
from rasoat.law.reading.load import shipped
from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.places.installation import move_working_date, today
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household
from rasoat.register.values import NewStatus, Years
from rasoat.review.actions.record_meeting import Held, Said
from rasoat.review.in_year.actions.decide_case import Verdict, decide_case
from rasoat.review.in_year.actions.end_case_posting import end_case_posting
from rasoat.review.in_year.actions.post_cases import post_cases
from rasoat.review.in_year.actions.receive_request import Received, Requested, receive_request
from rasoat.review.in_year.actions.record_case_meeting import record_case_meeting
from rasoat.review.in_year.actions.take_survey import take_survey
from rasoat.review.models import InYearCase


@dataclass(frozen=True)
class InYear(Autumn):
    """Under which law the year runs: the list of the year itself."""

    event: str = ""
    received: date | None = None

    @property
    def years(self) -> Years:
        """The campaign as the register knows it."""
        code, year = f"in-year-{self.review_year}", self.review_year
        return Years(code, year, year, self.standard, self.first_day)


OLD, NEW = "vn-2016-2020", "vn-2022-2026"
# Received on the last day of the law before: it goes on by that law.
BEFORE = InYear(
    2018, OLD, date(2018, 11, 15), date(2018, 12, 31), ("in_year_commune_office",), "", date(2018, 11, 9)
)
AFTER = InYear(2018, OLD, date(2018, 11, 19), date(2018, 12, 31), ("in_year_commune_office",), "illness")
IN_2023 = InYear(2023, NEW, date(2023, 3, 15), date(2023, 12, 31), ("in_year_commune_office",))
IN_2026 = InYear(2026, NEW, date(2026, 4, 15), date(2026, 12, 31), ("in_year_commune_office",))


class InYearCommune(ReviewedCommune):
    """``A`` and ``D`` are poor, ``B`` near-poor, ``C`` on no list."""

    def ask(self, name: str, kind: str = "join", **changed: object) -> Received:
        """A household asks today."""
        said = Requested(
            kind, self.autumn.received or today(), "in_person", f"{name} chủ hộ", event=self.autumn.event
        )
        campaign = self.autumn.years.campaign
        return self.do("officer", receive_request, campaign, self.codes[name], replace(said, **changed))

    def case(self, name: str) -> InYearCase:
        """The last case of a household."""
        with acting(self.by("officer")):
            rows = InYearCase.objects.filter(household=self.codes[name]).select_related("campaign")
            return rows.latest("pk")

    def score(self, name: str, *, rich: bool = False, reason: str = "") -> InYearCase:
        """Survey the household and take the survey over."""
        self.survey(name, rich=rich, reason=reason)
        return self.do("officer", take_survey, self.case(name).pk)

    def agree(self, *names: str, in_favour: int = 20, agreed: bool = True) -> object:
        """A meeting of forty people on these households."""
        held = Held(today(), "Nhà văn hóa", "Y Trưởng", "H Thư", 20, 15, 40)
        said = Said(in_favour, 0, 0, agreed, "" if agreed else "Có xe ô tô")
        return self.do("head", record_case_meeting, held, {self.case(name).pk: said for name in names})

    def hang(self, *names: str) -> object:
        """These households hang from today on."""
        keys = [self.case(name).pk for name in names]
        return self.do("board", post_cases, keys, today(), self.autumn.places)

    def take_down(self, posting: object) -> object:
        """Their posting is over."""
        return self.do("board", end_case_posting, posting.pk, today(), note="Biên bản niêm yết")

    def decide(self, name: str, *, accepted: bool = True, by: str = "chair", **changed: object) -> object:
        """The chair decides today."""
        verdict = Verdict(accepted, "9/QĐ-UBND", today(), "Chủ tịch xã", "" if accepted else "Vượt chuẩn")
        return self.do(by, decide_case, self.case(name).pk, replace(verdict, **changed))


def in_year_commune(
    province: SmallProvince, person_at: Callable[..., ActingUser], year: InYear
) -> InYearCommune:
    """The commune with its list of the year, and the year's campaign."""
    roles = {"officer": "commune_officer", "chair": "commune_chair", "board": "poverty_board_member",
             "head": "village_head", "enumerator": "enumerator"}  # fmt: skip
    people = {name: person_at(province.hill, role) for name, role in roles.items()}
    people["district"] = person_at(province.north, "district_officer")
    made = [
        replace(
            surveyed(village.unit.pk, name, last_status=last_status(group, year)),
            survey=None,
            persons=2,
            registered_on=date(year.review_year, 1, 2),
        )
        for name, village, group in (
            ("A", province.upper, "poor"),
            ("B", province.upper, "near_poor"),
            ("C", province.upper, ""),
            ("D", province.lower, "poor"),
        )
    ]
    year_begins = date(year.review_year, 1, 1)
    plan = Plan(CampaignKind.IN_YEAR, year.review_year, [year.standard], year_begins, year.last_day)
    move_to(year.first_day)
    with acting(system_actor("system.installer")) as installer:
        open_campaign(plan, shipped(), acting_user=installer)
        load_bulk(made, year.years, acting_user=installer)
        codes = dict(Household.objects.visible_to(installer).values_list("head_name", "pk"))
    return InYearCommune(province, people, codes, year)


def move_to(day: date) -> None:
    """The working date is ``day``."""
    with acting(system_actor("system.installer")):
        move_working_date(day)


def days_later(days: int) -> date:
    """Days go by."""
    move_to(today() + timedelta(days=days))
    return today()


def last_status(group: str, year: InYear) -> NewStatus | None:
    """Its line on the list of the year."""
    return NewStatus(year.review_year, group, persons=2) if group else None
