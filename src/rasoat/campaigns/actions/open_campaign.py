"""A review begins: its two years, its standards, its dates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rasoat.campaigns.models import Campaign, CampaignKind, CampaignStandard, Coverage
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.reading.law import Law
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.queries import unit_on

VERB = "campaign.open"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a campaign is to be. The first standard is the main one; at most two.

    ``variants`` name the province's variants by "area/region" ("urban/central_highlands").
    """

    kind: CampaignKind
    review_year: int
    standards: Sequence[str]
    starts_on: date
    ends_on: date
    variants: Mapping[str, str] = field(default_factory=dict)
    coverage: Coverage = Coverage.LISTED

    @property
    def list_year(self) -> int:
        """The year whose list is made: the next one, or for changes in the year the year itself."""
        return self.review_year + (self.kind == CampaignKind.PERIODIC)

    @property
    def code(self) -> str:
        """What the campaign is known by: "periodic-2018"."""
        return f"{self.kind.value.replace('_', '-')}-{self.review_year}"


def open_campaign(plan: Plan, law: Law, *, acting_user: ActingUser) -> Campaign:
    """Open the campaign for the whole province. Call it within ``acting``.

    Raises ``NotAllowed``, or ``Refused`` with all that does not fit: a main standard that does not serve the
    list year, an unknown standard or variant, dates outside the review year, a campaign opened already.
    """
    path = _province_path()
    require(acting_user, VERB, path)
    problems = _problems(plan, law)
    if problems:
        raise Refused(problems)
    campaign = Campaign.objects.create(
        code=plan.code,
        kind=plan.kind,
        review_year=plan.review_year,
        list_year=plan.list_year,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        coverage=plan.coverage,
    )
    for position, standard in enumerate(plan.standards):
        CampaignStandard.objects.create(
            campaign=campaign, standard=standard, main=position == 0, variants=dict(plan.variants)
        )
    _record(campaign, plan, path, acting_user)
    return campaign


def _record(campaign: Campaign, plan: Plan, path: str, acting_user: ActingUser) -> None:
    details = {
        "review_year": plan.review_year,
        "list_year": plan.list_year,
        "standards": list(plan.standards),
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
    }
    subject = Subject("campaign", campaign.code)
    record(VERB, acting_user=acting_user, subject=subject, unit_path=path, details=details)


def _province_path() -> str:
    now = installation.current()
    province = unit_on(now.province_id, now.today)
    return province.path if province else ""


def _problems(plan: Plan, law: Law) -> list[Problem]:
    found = [_unknown(name, plan.code) for name in plan.standards if name not in law.standards]
    found += [_unknown(name, plan.code) for name in plan.variants.values() if name not in law.variants]
    if not 1 <= len(plan.standards) <= 2 or len(set(plan.standards)) != len(plan.standards):
        found.append(_number_of_standards(plan))
    elif not found and not law.standard(plan.standards[0]).says.serves(plan.list_year):
        found.append(_wrong_standard(plan))
    if not (plan.starts_on <= plan.ends_on and plan.starts_on.year == plan.review_year):
        found.append(_wrong_dates(plan))
    if Campaign.objects.filter(code=plan.code).exists():
        found.append(_open_already(plan))
    return found


def _unknown(name: str, place: str) -> Problem:
    return Problem(
        "campaign.unknown_law",
        f"{place} › {name}",
        Words(f"không có chuẩn hoặc biến thể “{name}”.", f"there is no standard or variant “{name}”."),
        Words("Xem các chuẩn hiện có bằng: rasoat law list.", "See what there is: rasoat law list."),
    )


def _number_of_standards(plan: Plan) -> Problem:
    return Problem(
        "campaign.standards",
        plan.code,
        Words("một đợt rà soát dùng một hoặc hai chuẩn khác nhau.",
              "a campaign runs on one or two different standards."),
        Words("Ghi chuẩn chính trước.", "Name the main standard first."),
    )  # fmt: skip


def _wrong_standard(plan: Plan) -> Problem:
    return Problem(
        "campaign.standard_of_other_years",
        f"{plan.code} › {plan.standards[0]}",
        Words(f"chuẩn này không áp dụng cho danh sách năm {plan.list_year}.",
              f"this standard does not serve the list of {plan.list_year}."),
        Words("Chuẩn theo năm áp dụng danh sách, không theo năm rà soát.",
              "The standard follows the list year, not the review year."),
    )  # fmt: skip


def _wrong_dates(plan: Plan) -> Problem:
    return Problem(
        "campaign.dates",
        plan.code,
        Words(f"từ {plan.starts_on:%d/%m/%Y} đến {plan.ends_on:%d/%m/%Y} không phải một đợt trong năm "
              f"{plan.review_year}.",
              f"{plan.starts_on:%d/%m/%Y} to {plan.ends_on:%d/%m/%Y} is no time in {plan.review_year}."),
        Words("Ghi lại ngày bắt đầu và kết thúc.", "Mend the first and the last day."),
    )  # fmt: skip


def _open_already(plan: Plan) -> Problem:
    return Problem(
        "campaign.open_already",
        plan.code,
        Words("đợt rà soát này đã mở.", "this campaign is open already."),
        Words("Dùng đợt đã mở.", "Use the one that is open."),
    )
