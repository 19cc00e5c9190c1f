"""Reads of campaigns. They are public; what was surveyed in them is asked of the register."""

from datetime import date, timedelta

from django.db.models import QuerySet

from rasoat.campaigns.models import Campaign, CampaignKind, CampaignStandard
from rasoat.people.acting import ActingUser
from rasoat.places import installation
from rasoat.register.models import VillageTally
from rasoat.register.values import Years


def current_years() -> Years | None:
    """The periodic campaign that began last; None before the first one was opened."""
    today = installation.today()
    begun = _main().filter(campaign__starts_on__lte=today).order_by("-campaign__starts_on")
    return _first(begun, today)


def current_season_end() -> date | None:
    """The day after the last campaign that is open today ends; None while none is open."""
    today = installation.today()
    open_now = Campaign.objects.filter(starts_on__lte=today, ends_on__gte=today).order_by("-ends_on")
    last = open_now.values_list("ends_on", flat=True).first()
    return None if last is None else last + timedelta(days=1)


def years_of(list_year: int) -> Years | None:
    """The periodic campaign whose list serves ``list_year``."""
    return _first(_main().filter(campaign__list_year=list_year), installation.today())


def years_with_data(person: ActingUser) -> tuple[Years, ...]:
    """The periodic campaigns in which something was surveyed in the person's areas, newest first."""
    surveyed = VillageTally.objects.visible_to(person).exclude(campaign="")
    codes = set(surveyed.values_list("campaign", flat=True).distinct())
    rows = _main().filter(campaign__code__in=codes).order_by("-campaign__review_year")
    today = installation.today()
    return tuple(_years(row, today) for row in rows)


def _main() -> QuerySet[CampaignStandard]:
    periodic = CampaignStandard.objects.filter(main=True, campaign__kind=CampaignKind.PERIODIC)
    return periodic.select_related("campaign")


def _first(rows: QuerySet[CampaignStandard], today: date) -> Years | None:
    row = rows.first()
    return None if row is None else _years(row, today)


def _years(row: CampaignStandard, today: date) -> Years:
    campaign = row.campaign
    return Years(campaign.code, campaign.review_year, campaign.list_year, row.standard, today, row.variants)
