"""A village and its households."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record_read
from rasoat.places.unit_row import UnitRow
from rasoat.register.queries.counts import unit_counts
from rasoat.register.queries.villages import HouseholdRow as Found
from rasoat.register.queries.villages import village_households
from rasoat.register.values import Years
from rasoat.web.asking import asking_person
from rasoat.web.exports import households_book
from rasoat.web.page_models.counts import Counts
from rasoat.web.page_models.places import Choice, ClosedVillagePage, HouseholdRow, UnitHead, VillagePage
from rasoat.web.reading.counting import counts_of
from rasoat.web.views import unit_links

ROWS = 300
MOST = 100_000
CHOICES = ("", "poor", "near_poor", "above", "unscored", "not_surveyed")


def show(request: HttpRequest, unit: UnitRow, head: UnitHead, years: Years) -> HttpResponse:
    """The page of a village; the caller made sure that the person may see it."""
    who = asking_person(request)
    if not who.may("household.read", unit.path):
        return render(request, "web/village_closed.html", _closed(who, unit, head, years))
    chosen = request.GET.get("loai", "") if request.GET.get("loai") in CHOICES else ""
    text, first = request.GET.get("q", ""), _first(request)
    total, found = village_households(
        who, unit, years, proposed=chosen or None, text=text, offset=first - 1, limit=ROWS
    )
    _keep_trail("list.read", who, unit, years, len(found))
    counts = counts_of(unit_counts(who, unit, years))
    page = VillagePage(
        unit=head,
        counts=counts,
        households=tuple(_row(row) for row in found),
        total=total,
        choices=tuple(Choice(one, one == chosen, _number(one, counts)) for one in CHOICES),
        text=text,
        previous_url=_page_url(chosen, text, first - ROWS, total),
        next_url=_page_url(chosen, text, first + ROWS, total),
        first=first,
        lists_url=unit_links.lists_url(unit),
        import_url=unit_links.import_url(unit, who),
    )
    return render(request, "web/village.html", {"page": page, "crumbs": head.crumbs, "room": "places"})


def _closed(who: ActingUser, unit: UnitRow, head: UnitHead, years: Years) -> dict[str, object]:
    """Counts alone, for a role that may not see households."""
    counts = counts_of(unit_counts(who, unit, years))
    page = ClosedVillagePage(head, counts, unit_links.lists_url(unit))
    return {"page": page, "crumbs": head.crumbs, "room": "places"}


def export(who: ActingUser, unit: UnitRow, years: Years) -> bytes:
    """All surveyed households as a workbook."""
    require(who, "household.read", unit.path)
    total, rows = village_households(who, unit, years, limit=MOST)
    _keep_trail("list.export", who, unit, years, total)
    return households_book(unit, years, rows)


def _keep_trail(verb: str, who: ActingUser, unit: UnitRow, years: Years, rows: int) -> None:
    subject = Subject("list", f"{unit.code} {years.list_year}")
    record_read(verb, acting_user=who, subject=subject, unit_path=unit.path, rows=rows)


def _first(request: HttpRequest) -> int:
    """Number of the first row wanted, from 1."""
    asked = request.GET.get("tu", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 8 else 1


def _page_url(chosen: str, text: str, first: int, total: int) -> str:
    if not -ROWS < first - 1 < total or first + ROWS <= 1:
        return ""
    asked = {"loai": chosen, "q": text, "tu": max(1, first)}
    return "?" + urlencode({key: value for key, value in asked.items() if value})


def _number(kind: str, counts: Counts) -> int | None:
    return counts.surveyed if not kind else getattr(counts, kind)


def _row(found: Found) -> HouseholdRow:
    unscored = "unscored" if found.surveyed else "not_surveyed"
    return HouseholdRow(
        code=found.code,
        url=reverse("household", args=[found.code]),
        head=found.head_name,
        size=found.size,
        ethnic_group=found.ethnic_group,
        class_id=found.proposed or unscored,
        b1=found.b1,
        b2=found.b2,
        reasons=found.reasons,
    )
