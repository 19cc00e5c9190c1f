"""A reform of units: looking at what moves, choosing where that is open, starting it, watching it."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rasoat.common.problems import Refused
from rasoat.people.province_wide import require_for_province
from rasoat.places.installation import today
from rasoat.places.queries import units_last_seen
from rasoat.places.unit_row import PATH_WIDTH
from rasoat.register.actions.apply_reform import VERB, begin_reform, stop_reform
from rasoat.register.models import Reform, ReformState
from rasoat.register.reform.plan import VillageMove, whole_plan
from rasoat.register.tasks import run_reform
from rasoat.web.asking import asking_person
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import Form
from rasoat.web.page_models.reform import MoveRow, ReformPage
from rasoat.web.reading.records import form_again

OPEN = (ReformState.WAITING, ReformState.RUNNING, ReformState.STOPPED, ReformState.FAILED)
PREFIX = "thon-"


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """What would move on the day of ``?ngay=`` (today without), and what is under way."""
    require_for_province(asking_person(request), VERB)
    return _page(request, _day(request.GET.get("ngay", "")))


@login_required
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Begin it with the choices made."""
    who = asking_person(request)
    require_for_province(who, VERB)
    day, choices = _day(request.POST.get("ngay", "")), _choices(request)
    try:
        begun = begin_reform(day, choices, acting_user=who)
    except Refused as refused:
        return _page(request, day, choices, form_again({}, refused.problems))
    _queue(begun.pk)
    messages.success(request, _("Begun. The page may be closed; it goes on by itself."))
    return redirect("reform")


@login_required
@require_POST
def stop(request: HttpRequest, number: int) -> HttpResponse:
    """Stop it after the commune it is at."""
    who = asking_person(request)
    require_for_province(who, VERB)
    _found(number)
    stop_reform(number, acting_user=who)
    return redirect("reform")


@login_required
@require_POST
def go_on(request: HttpRequest, number: int) -> HttpResponse:
    """Let a stopped or broken one go on with what is left."""
    require_for_province(asking_person(request), VERB)
    _queue(_found(number).pk)
    return redirect("reform")


def _queue(number: int) -> None:
    transaction.on_commit(lambda: run_reform.defer(reform=number))


def _found(number: int) -> Reform:
    found = Reform.objects.filter(pk=number).first()
    if found is None:
        raise Http404(f"reform {number}")
    return found


def _page(
    request: HttpRequest, day: date, choices: dict[int, int] | None = None, form: Form | None = None
) -> HttpResponse:
    moves = whole_plan(day, choices or {})
    reforms = list(Reform.objects.order_by("-pk")[:20])
    under_way = next((one for one in reforms if one.state in OPEN), None)
    page = ReformPage(
        day=day,
        moves=_rows(moves, choices or {}),
        households=sum(move.households for move in moves),
        to_choose=sum(move.to is None for move in moves),
        under_way=under_way,
        percent=100 * under_way.done // max(under_way.total, 1) if under_way else 0,
        past=tuple(one for one in reforms if one.state == ReformState.DONE),
        faults=form.faults if form else (),
    )
    context = {"page": page, "room": "places", "crumbs": (Crumb(_("Reform of units")),)}
    return render(request, "web/reform.html", context, status=409 if form else 200)


def _rows(moves: list[VillageMove], choices: dict[int, int]) -> tuple[MoveRow, ...]:
    above = {int(path[-2 * PATH_WIDTH : -PATH_WIDTH]) for move in moves for path in _paths(move)}
    communes = {unit: row.title for unit, row in units_last_seen(above, today()).items()}
    return tuple(
        MoveRow(
            village=move.village.id,
            title=move.village.title,
            before=_commune(move.path, communes),
            after=f"{move.to.title}, {_commune(move.to.path, communes)}" if move.to else "",
            households=move.households,
            options=move.options,
            chosen=choices.get(move.village.id, 0),
        )
        for move in moves
    )


def _paths(move: VillageMove) -> list[str]:
    return [move.path, move.to.path] if move.to else [move.path]


def _commune(path: str, communes: dict[int, str]) -> str:
    return communes.get(int(path[-2 * PATH_WIDTH : -PATH_WIDTH]), "")


def _choices(request: HttpRequest) -> dict[int, int]:
    chosen = {}
    for name, value in request.POST.items():
        village = name.removeprefix(PREFIX)
        if name.startswith(PREFIX) and _is_id(village) and _is_id(value):
            chosen[int(village)] = int(value)
    return chosen


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return today()
