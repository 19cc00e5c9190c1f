"""My work: where I am, my areas, what waits, the legal days."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rasoat.campaigns.queries import current_years
from rasoat.people.account_queries import waiting_accounts
from rasoat.people.acting import ActingUser
from rasoat.people.management import MANAGE
from rasoat.places.installation import today
from rasoat.register.queries.counts import unit_counts
from rasoat.register.queries.home import AreaTile, my_areas, own_units, waiting
from rasoat.register.values import Years
from rasoat.toolsets.queries import waiting_sheets
from rasoat.web.asking import asking_person
from rasoat.web.page_models.home import HomePage, Tile, Wait
from rasoat.web.pictures import stacked
from rasoat.web.reading.counting import counts_of
from rasoat.web.reading.legal_days import legal_days

WHERE = {
    "corrections_open": "corrections",
    "imports_running": "imports",
    "imports_refused": "imports",
    "illustrative_sheets": "law",
    "waiting_sheets": "law",
}

ACCOUNTS = {
    "invitations_unused": ("people", "?trang-thai=unused"),
    "assignments_ending": ("people", "?trang-thai=ending"),
    "areas_unsettled": ("settle", ""),
}

SHEET_VERBS = {"sheet.import", "sheet.approve"}


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """The home of the signed-in person; before the first campaign there is nothing to count."""
    who, years = asking_person(request), current_years()
    page = _page(who, years) if years else HomePage("", None, (), (), _account_waits(who, today()), ())
    return render(request, "web/home.html", {"page": page, "room": "home"})


def _page(who: ActingUser, years: Years) -> HomePage:
    units = own_units(who, years)
    counts = counts_of(unit_counts(who, units[0], years)) if len(units) == 1 else None
    return HomePage(
        area_title=", ".join(unit.title for unit in units),
        counts=counts,
        bar=stacked(counts.parts, counts.surveyed) if counts else (),
        tiles=_tiles(my_areas(who, years)),
        waits=_waits(who, years),
        days=legal_days(years),
    )


def _waits(who: ActingUser, years: Years) -> tuple[Wait, ...]:
    found = [(one.kind, one.count) for one in waiting(who, years)]
    if who.verbs & SHEET_VERBS and (sheets := waiting_sheets()):
        found.append(("waiting_sheets", sheets))
    waits = (Wait(kind, number, _where(kind, who, years)) for kind, number in found)
    return (*waits, *_account_waits(who, years.as_of))


def _account_waits(who: ActingUser, day: date) -> tuple[Wait, ...]:
    """What waits for who manages accounts."""
    if MANAGE not in who.verbs:
        return ()
    found = waiting_accounts(who, day)
    return tuple(
        Wait(kind, found[kind], reverse(name) + query)
        for kind, (name, query) in ACCOUNTS.items()
        if found[kind]
    )


def _tiles(areas: tuple[AreaTile, ...]) -> tuple[Tile, ...]:
    found = [(area.unit, counts_of(area.counts)) for area in areas]
    longest = max((counts.surveyed for _, counts in found), default=0)
    return tuple(
        Tile(unit.title, reverse("unit", args=[unit.id]), counts, stacked(counts.parts, longest))
        for unit, counts in found
    )


def _where(kind: str, who: ActingUser, years: Years) -> str:
    """Where what waits is settled; unscored households are found from the person's own unit down."""
    if kind in WHERE:
        return reverse(WHERE[kind])
    units = own_units(who, years)
    return reverse("unit", args=[units[0].id]) if units else ""
