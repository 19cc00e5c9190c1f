"""The list of a unit on any day, as it was known on any other; freezing it, and checking what was frozen."""

import hashlib
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rasoat.archive.keeping import fetch
from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places.installation import today
from rasoat.places.queries import unit_on, units_last_seen
from rasoat.places.unit_row import UnitRow
from rasoat.register.actions.freeze_list import VERB, freeze_list
from rasoat.register.frozen import rebuilt
from rasoat.register.models import FrozenList
from rasoat.register.queries.day_lists import LISTED, day_counts, day_list, frozen_lists, totals
from rasoat.web.answers import attached
from rasoat.web.asking import asking_person, crumbs_of
from rasoat.web.page_models.day_lists import DayListPage
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import Form
from rasoat.web.page_models.places import UnitHead
from rasoat.web.reading.records import form_again

JSON = "application/json"


@login_required
def show(request: HttpRequest, unit_id: int) -> HttpResponse:
    """``?ngay=`` the day, ``?biet=`` as known at the end of that day; today and now without them."""
    who, day = asking_person(request), _day(request)
    return _page(request, _unit(who, unit_id, day), who, day)


@login_required
@require_POST
def freeze(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Freeze the list of the day of ``?ngay=``."""
    who, day, title = asking_person(request), _day(request), request.POST.get("title", "")
    unit = _unit(who, unit_id, day)
    try:
        made = freeze_list(unit_id, day, title, acting_user=who)
    except Refused as refused:
        return _page(request, unit, who, day, form_again({"title": title}, refused.problems))
    messages.success(request, _("Frozen: “%(title)s”.") % {"title": made.title})
    return redirect(_address(unit_id, day))


@login_required
@require_POST
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Compute a frozen list again from the events and compare it."""
    who, found = asking_person(request), _frozen(request, number)
    same = hashlib.sha256(rebuilt(found, who)).hexdigest() == found.sha256
    unit = _unit(who, found.unit_id, found.day)
    return _page(request, unit, who, found.day, checked=found, same=same)


@login_required
def fetch_frozen(request: HttpRequest, number: int) -> HttpResponse:
    """The bytes of a frozen list, out of the archive."""
    who, found = asking_person(request), _frozen(request, number)
    require(who, "list.export", found.unit_path)
    content = fetch(found.sha256, acting_user=who)
    if content is None:
        raise Http404(f"frozen list {number}")
    return attached(f"danh-sach-{number}.json", content, JSON)


def _page(
    request: HttpRequest,
    unit: UnitRow,
    who: ActingUser,
    day: date,
    form: Form | None = None,
    checked: FrozenList | None = None,
    same: bool = False,
) -> HttpResponse:
    require(who, "list.read", unit.path)
    known = _date(request.GET.get("biet", ""))
    if known is not None:
        known = min(known, timezone.localdate())  # nothing is known yet of what is to come
    rows = day_list(who, unit, day, known) if unit.level in LISTED else ()
    head = UnitHead(unit.id, unit.title, unit.code, unit.level, unit.area_type or "", _crumbs(unit, who, day))
    page = DayListPage(
        unit=head,
        day=day,
        known=known,
        rows=rows,
        counts=() if rows or unit.level in LISTED else day_counts(who, unit, day),
        totals=totals(rows),
        linked=who.may("household.read", unit.path),
        frozen=frozen_lists(who, unit),
        may_freeze=who.may(VERB, unit.path) and known is None,
        faults=form.faults if form else (),
        title=form.values.get("title", "") if form else "",
        checked=checked.pk if checked else 0,
        same=same,
    )
    crumbs = (*head.crumbs, Crumb(_("List on a day")))
    status = 409 if page.faults else 200
    return render(
        request, "web/day_list.html", {"page": page, "crumbs": crumbs, "room": "places"}, status=status
    )


def _unit(who: ActingUser, unit_id: int, day: date) -> UnitRow:
    """The unit as it was on the day; one that is not there on it, as it was at last."""
    unit = unit_on(unit_id, day) or units_last_seen([unit_id], today()).get(unit_id)
    if unit is None or not who.covers(unit.path):
        raise Http404(f"unit {unit_id}")
    return unit


def _frozen(request: HttpRequest, number: int) -> FrozenList:
    who = asking_person(request)
    found: FrozenList | None = FrozenList.objects.visible_to(who).filter(pk=number).first()
    if found is None:
        raise Http404(f"frozen list {number}")
    require(who, "list.read", found.unit_path)
    return found


def _crumbs(unit: UnitRow, who: ActingUser, day: date) -> tuple[Crumb, ...]:
    there = unit.valid_from <= day and (unit.valid_to is None or day < unit.valid_to)
    return crumbs_of(unit, who, day if there else unit.valid_from)


def _day(request: HttpRequest) -> date:
    now = today()
    return min(_date(request.GET.get("ngay", "")) or now, now)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _address(unit_id: int, day: date) -> str:
    return f"{reverse('day_list', args=[unit_id])}?ngay={day.isoformat()}"
