"""My work: my areas, what waits, the legal days; for who runs the machine, how safe the data are."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rasoat.campaigns.queries import current_years
from rasoat.people.account_queries import waiting_accounts
from rasoat.people.acting import ActingUser
from rasoat.people.actions.reset_second_factor import RESET
from rasoat.people.management import MANAGE
from rasoat.people.two_people import count_for
from rasoat.places.installation import today
from rasoat.register.queries.home import SHEETS, Areas, AreaTile, my_areas, waiting
from rasoat.register.values import Years
from rasoat.safekeeping.queries import VERB as SAFEKEEPING
from rasoat.safekeeping.queries import operations
from rasoat.toolsets.queries import waiting_sheets
from rasoat.web.asking import asking_person
from rasoat.web.page_models.home import HomePage, Tile, Wait
from rasoat.web.page_models.operations import Sign
from rasoat.web.pictures import stacked
from rasoat.web.reading.counting import counts_of
from rasoat.web.reading.legal_days import legal_days
from rasoat.web.reading.operations import signs_of

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

READ_LISTS = "list.read"


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """The home of the signed-in person; before the first campaign there is nothing to count."""
    who, years = asking_person(request), current_years()
    page = _page(who, years) if years else _first_days(who)
    return render(request, "web/home.html", {"page": page, "room": "home"})


def _page(who: ActingUser, years: Years) -> HomePage:
    areas = my_areas(who, years)
    counts = counts_of(areas.whole) if areas.whole else None
    return HomePage(
        area_title=", ".join(unit.title for unit in areas.units),
        counts=counts,
        bar=stacked(counts.parts, counts.surveyed) if counts else (),
        tiles=_tiles(areas.tiles),
        waits=(*_waits(who, areas, years), *_peoples_waits(who, years.as_of)),
        days=legal_days(years) if READ_LISTS in who.verbs else None,
        signs=_signs(who),
    )


def _first_days(who: ActingUser) -> HomePage:
    """Before the first campaign."""
    days = () if READ_LISTS in who.verbs else None
    return HomePage("", None, (), (), _peoples_waits(who, today()), days, _signs(who))


def _signs(who: ActingUser) -> tuple[Sign, ...]:
    """How safe the data are, for who runs the machine and reads no list; others find it in Operations."""
    if SAFEKEEPING not in who.verbs or READ_LISTS in who.verbs:
        return ()
    return signs_of(operations(who))


def _waits(who: ActingUser, areas: Areas, years: Years) -> tuple[Wait, ...]:
    """What waits in the register and among the score sheets."""
    found = [(one.kind, one.count) for one in waiting(who, areas, years)]
    if who.verbs & SHEETS and (sheets := waiting_sheets()):
        found.append(("waiting_sheets", sheets))
    return tuple(Wait(kind, number, _where(kind, areas)) for kind, number in found)


def _peoples_waits(who: ActingUser, day: date) -> tuple[Wait, ...]:
    """What waits among the people: a request of somebody else, accounts."""
    requests = count_for(who) if RESET in who.verbs else 0
    asked = (Wait("requests_to_confirm", requests, reverse("two_people")),) if requests else ()
    return (*asked, *_account_waits(who, day))


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


def _where(kind: str, areas: Areas) -> str:
    """Where what waits is settled; unscored households are found from the person's own unit down."""
    if kind in WHERE:
        return reverse(WHERE[kind])
    return reverse("unit", args=[areas.units[0].id])
