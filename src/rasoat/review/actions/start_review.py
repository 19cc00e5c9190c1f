"""The villages of a commune begin their review: each gets its list of those who are poor or near-poor now."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import transaction

from rasoat.campaigns.models import Campaign, CampaignKind, Coverage
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.places.queries import unit_on, units_under
from rasoat.places.unit_row import UnitRow
from rasoat.register.models import Household
from rasoat.review import say
from rasoat.review.lines import listed_households
from rasoat.review.models import CommuneReview, Origin, ReviewLine, StageChange, VillageReview
from rasoat.review.stages import Stage

VERB = "review.start"


@transaction.atomic
def start_review(campaign: str, commune: int, *, acting_user: ActingUser) -> int:
    """Begin the review in every village of ``commune`` (unit id); returned is how many began.

    Villages that have begun are left as they are. Everybody who is poor or near-poor on the day is on the
    list; in a campaign of full coverage everybody else as well. Raises ``Campaign.DoesNotExist``,
    ``NotAllowed``, or ``Refused``: no such commune, not a periodic campaign, outside its days.
    """
    found = Campaign.objects.get(code=campaign)
    today = installation.today()
    unit = unit_on(commune, today)
    if unit is None or unit.level != Level.COMMUNE:
        raise Refused([say.fault("no_commune", campaign, NO_COMMUNE, CHOOSE)])
    require(acting_user, VERB, unit.path)
    if problems := list(_faults(found, today)):
        raise Refused(problems)
    CommuneReview.objects.visible_to(acting_user).get_or_create(
        campaign=found, commune_id=unit.id, defaults={"unit_path": unit.path}
    )
    villages = _not_begun(found, unit, today, acting_user)
    reviews = [_begin(found, village, unit, today, acting_user) for village in villages]
    households = _list(found, reviews, today, acting_user)
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("campaign", found.code),
        unit_path=unit.path,
        details={"villages": len(reviews), "households": households},
    )
    return len(reviews)


def _faults(campaign: Campaign, today: date) -> Iterator[Problem]:
    if campaign.kind != CampaignKind.PERIODIC:
        yield say.fault("not_periodic", campaign.code, NOT_PERIODIC, CHOOSE_OTHER)
    if not campaign.starts_on <= today <= campaign.ends_on:
        yield say.fault("outside_campaign", campaign.code, _outside(campaign), CHOOSE_OTHER)


def _not_begun(campaign: Campaign, commune: UnitRow, today: date, who: ActingUser) -> list[UnitRow]:
    begun = VillageReview.objects.visible_to(who).filter(campaign=campaign, commune=commune.id)
    there = set(begun.values_list("village", flat=True))
    return [one for one in units_under(commune.path, today, Level.VILLAGE) if one.id not in there]


def _begin(
    campaign: Campaign, village: UnitRow, commune: UnitRow, today: date, who: ActingUser
) -> VillageReview:
    made = VillageReview.objects.create(
        campaign=campaign,
        village_id=village.id,
        commune_id=commune.id,
        unit_path=village.path,
        stage=Stage.LIST.value,
        procedure_day=campaign.starts_on,
        started_on=today,
    )
    StageChange.objects.create(
        review=made, unit_path=village.path, to_stage=Stage.LIST.value, round=1, on=today, person=who.person
    )
    return made


def _list(campaign: Campaign, reviews: Sequence[VillageReview], today: date, who: ActingUser) -> int:
    """Put on the lists whoever belongs there; how many."""
    by_path = {one.unit_path: one for one in reviews}
    listed = listed_households(list(by_path), today, who)
    lines = [_line(by_path[path], code, group, who) for code, (path, group) in listed.items()]
    if campaign.coverage == Coverage.FULL:
        others = Household.objects.visible_to(who).filter(unit_path__in=by_path, closed_on__isnull=True)
        rows = others.exclude(pk__in=listed).values_list("pk", "unit_path")
        lines += [_line(by_path[path], code, "", who) for code, path in rows]
    ReviewLine.objects.bulk_create(lines, batch_size=1000)
    return len(lines)


def _line(review: VillageReview, household: int, group: str, who: ActingUser) -> ReviewLine:
    return ReviewLine(
        review=review,
        unit_path=review.unit_path,
        household=household,
        origin=group or Origin.FULL_COVERAGE,
        before=group,
        added_by=who.person,
    )


def _outside(campaign: Campaign) -> Words:
    first, last = f"{campaign.starts_on:%d/%m/%Y}", f"{campaign.ends_on:%d/%m/%Y}"
    return Words(f"Hôm nay ngoài thời gian của đợt ({first} đến {last}).",
                 f"Today lies outside the campaign ({first} to {last}).")  # fmt: skip


NO_COMMUNE = Words("Không có xã này.", "There is no such commune.")
CHOOSE = Words("Chọn một xã, phường, thị trấn.", "Choose a commune.")
NOT_PERIODIC = Words("Đây không phải đợt rà soát định kỳ.", "This is not a periodic campaign.")
CHOOSE_OTHER = Words("Chọn đợt khác, hoặc chờ đến ngày bắt đầu.", "Choose another one, or wait for its day.")
