"""What every view asks first: who, for which years, and may they see this unit."""

from datetime import date

from django.http import Http404, HttpRequest
from django.urls import reverse

from rasoat.campaigns.queries import current_years, years_of
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places.installation import today
from rasoat.places.queries import breadcrumb, unit_on
from rasoat.places.unit_row import UnitRow
from rasoat.register.values import Years
from rasoat.web.page_models.frame import Crumb


class NoCampaign(Http404):
    """Nothing can be counted before the first review is opened."""


def asking_person(request: HttpRequest) -> ActingUser:
    """Who asks. Every view is behind a login, so there is always somebody."""
    who: ActingUser = request.acting_user
    return who


def need(who: ActingUser, verb: str) -> None:
    """Raise ``NotAllowed`` when the role lacks the verb: before anything is looked for."""
    if verb not in who.verbs:
        require(who, verb, who.unit_path)


def asked_years(request: HttpRequest) -> Years:
    """The campaign of ``?nam=`` (a list year), else the present one. Raises ``NoCampaign``."""
    asked = request.GET.get("nam", "")
    years = years_of(int(asked)) if asked.isdecimal() and len(asked) == 4 else current_years()
    if years is None:
        raise NoCampaign("no campaign")
    return years


def asked_unit(request: HttpRequest, unit_id: int) -> UnitRow:
    """The unit, when it exists today and lies in the person's areas; else there is no such page."""
    unit = unit_on(unit_id, today())
    if unit is None or not asking_person(request).covers(unit.path):
        raise Http404(f"unit {unit_id}")
    return unit


def crumbs_of(unit: UnitRow, who: ActingUser, day: date, *more: Crumb) -> tuple[Crumb, ...]:
    """The way from the province to the unit; what lies above the person's areas has no link."""
    way = (
        Crumb(one.title, reverse("unit", args=[one.id]) if who.covers(one.path) else "")
        for one in breadcrumb(unit, day)
    )
    return (*way, *more)
