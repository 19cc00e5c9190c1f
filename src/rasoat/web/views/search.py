"""Units and households by name or code."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rasoat.people.acting import ActingUser
from rasoat.places.installation import today
from rasoat.places.queries import search_units, units_on
from rasoat.places.unit_row import UnitRow
from rasoat.register import life_words
from rasoat.register.queries.search import LEAST_LETTERS, search_households
from rasoat.register.queries.search import HouseholdHit as Found
from rasoat.web.asking import asking_person
from rasoat.web.page_models.search import HouseholdHit, SearchPage, UnitHit

MOST = 50


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """What the text of ``?q=`` finds in the person's areas."""
    text = request.GET.get("q", "").strip()[:100]
    page = _page(asking_person(request), text)
    return render(request, "web/search.html", {"page": page, "search_text": text})


def _page(who: ActingUser, text: str) -> SearchPage:
    if len(text) < LEAST_LETTERS:
        return SearchPage(text, bool(text), (), (), more=False)
    found = search_households(who, text, MOST + 1) if "household.read" in who.verbs else ()
    return SearchPage(
        text=text,
        short=False,
        units=_units(who, text),
        households=tuple(_household(hit) for hit in found[:MOST]),
        more=len(found) > MOST,
    )


def _units(who: ActingUser, text: str) -> tuple[UnitHit, ...]:
    found = search_units(text, today(), within=[area.start for area in who.ranges])
    above = units_on({unit_id for unit in found for unit_id in unit.ids[:-1]}, today())
    return tuple(_unit(unit, above) for unit in found)


def _unit(unit: UnitRow, above: dict[int, UnitRow]) -> UnitHit:
    under = ", ".join(above[unit_id].title for unit_id in reversed(unit.ids[:-1]) if unit_id in above)
    return UnitHit(unit.title, under, unit.code, reverse("unit", args=[unit.id]))


def _household(hit: Found) -> HouseholdHit:
    return HouseholdHit(
        head=hit.head_name,
        code=hit.code,
        place=", ".join(part for part in (hit.village, hit.commune) if part),
        url=reverse("household", args=[hit.code]),
        class_id=hit.proposed or "",
        member=hit.member,
        member_url=reverse("member", args=[hit.person]) if hit.person else "",
        formerly=hit.formerly,
        number=hit.number,
        number_year=hit.number_year,
        closed_on=hit.closed_on,
        closed_why=life_words.said(life_words.CLOSED, hit.closed_why) if hit.closed_why else None,
        into=hit.into,
        into_url=reverse("household", args=[hit.into]) if hit.into else "",
    )
