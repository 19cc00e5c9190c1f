"""A unit: its children with their counts, or, for a village, its households."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rasoat.people.permissions import require
from rasoat.places.unit_row import UnitRow
from rasoat.register.queries.counts import child_counts, unit_counts, unscored_reasons
from rasoat.register.values import Years
from rasoat.web.answers import attached
from rasoat.web.asking import asked_unit, asked_years, asking_person
from rasoat.web.exports import units_book
from rasoat.web.page_models.places import Reason, UnitPage
from rasoat.web.reading.counting import child_rows, counts_of
from rasoat.web.views import village
from rasoat.web.views.unit_links import head_of, import_url, lists_url


@login_required
def show(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The page of a unit."""
    unit, years, who = asked_unit(request, unit_id), asked_years(request), asking_person(request)
    head = head_of(unit, who, years)
    if unit.level == "village":
        return village.show(request, unit, head, years)
    page = UnitPage(
        unit=head,
        counts=counts_of(unit_counts(who, unit, years)),
        children=child_rows(child_counts(who, unit, years)),
        reasons=tuple(Reason(words, number) for words, number in unscored_reasons(who, unit, years)),
        lists_url=lists_url(unit),
        import_url=import_url(unit, who),
    )
    return render(request, "web/unit.html", {"page": page, "crumbs": head.crumbs, "room": "places"})


@login_required
def export(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The table of the page as a workbook; that persons were in it stands in the trail."""
    unit, years, who = asked_unit(request, unit_id), asked_years(request), asking_person(request)
    require(who, "list.export", unit.path)
    if unit.level == "village":
        return attached(_file_name(unit, years), village.export(who, unit, years))
    return attached(_file_name(unit, years), units_book(unit, years, child_counts(who, unit, years)))


def _file_name(unit: UnitRow, years: Years) -> str:
    return f"{unit.code}-danh-sach-{years.list_year}.xlsx"
