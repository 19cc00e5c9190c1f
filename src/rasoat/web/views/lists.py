"""The lists of a village or commune, to read, as a workbook, for paper."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from rasoat.people.permissions import require
from rasoat.places.unit_row import UnitRow
from rasoat.register.queries.counts import unit_counts
from rasoat.register.queries.lists import ListRow as Found
from rasoat.register.queries.lists import ListView, lists_of
from rasoat.register.queries.papers import list_pdf, list_workbook
from rasoat.web.answers import PDF, attached
from rasoat.web.asking import asked_unit, asked_years, asking_person
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.lists import ListRow, ListsPage, ListTable
from rasoat.web.views.unit_links import LISTED, head_of


@login_required
def show(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The four lists."""
    unit, years, who = _listed_unit(request, unit_id), asked_years(request), asking_person(request)
    require(who, "list.read", unit.path)
    head, counts = head_of(unit, who, years), unit_counts(who, unit, years)
    views = lists_of(who, unit, years)
    page = ListsPage(
        unit=head,
        tables=tuple(_table(view, linked=who.may("household.read", unit.path)) for view in views),
        may_export="list.export" in who.verbs,
        surveyed=counts.surveyed,
        unscored=counts.unscored,
    )
    crumbs = (*head.crumbs, Crumb(_("Lists")))
    return render(request, "web/lists.html", {"page": page, "crumbs": crumbs, "room": "places"})


@login_required
def workbook(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The lists as a workbook."""
    unit, who = _listed_unit(request, unit_id), asking_person(request)
    require(who, "list.export", unit.path)
    return attached(*list_workbook(who, unit, asked_years(request)))


@login_required
def pdf(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The lists for paper."""
    unit, who = _listed_unit(request, unit_id), asking_person(request)
    require(who, "list.export", unit.path)
    return attached(*list_pdf(who, unit, asked_years(request)), PDF)


def _listed_unit(request: HttpRequest, unit_id: int) -> UnitRow:
    unit = asked_unit(request, unit_id)
    if unit.level not in LISTED:
        raise Http404(f"no lists for a {unit.level}")
    return unit


def _table(view: ListView, *, linked: bool) -> ListTable:
    return ListTable(
        kind=view.kind,
        rows=tuple(_row(row, linked=linked) for row in view.rows),
        persons=view.persons,
        unavailable=view.unavailable,
        checksum=view.checksum,
    )


def _row(row: Found, *, linked: bool) -> ListRow:
    return ListRow(
        number=row.no,
        code=row.code,
        url=reverse("household", args=[row.code]) if linked else "",
        head=row.head_name,
        village=row.village,
        size=row.size,
        ethnic_group=row.ethnic_group,
        b1=row.b1,
        b2=row.b2,
        class_id=row.proposed,
    )
