"""Areas to settle after a reform of units."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rasoat.common.problems import Refused
from rasoat.people.actions.move_assignments import move_assignments, settle_assignment, unsettled_for
from rasoat.people.management import managed_assignments
from rasoat.people.models import Assignment
from rasoat.places.installation import today
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import SettlePage
from rasoat.web.reading.people import unsettled_rows
from rasoat.web.views.people import managing_person
from rasoat.web.wording import told

END = "end"


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """Who sees nothing any more because a unit ended, and what may take its place."""
    found = unsettled_for(managing_person(request), today())
    rows = unsettled_rows(found)
    page = SettlePage(rows, len(found) - len(rows))
    crumbs = (Crumb(_("People"), reverse("people")), Crumb(_("Areas to settle")))
    return render(request, "web/settle.html", {"page": page, "room": "people", "crumbs": crumbs})


@login_required
@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """Move everybody about whom nothing is to be chosen."""
    done = move_assignments(today(), acting_user=managing_person(request))
    said = _("%(moved)s assignments moved, %(ended)s ended, %(waiting)s wait for a choice.")
    messages.success(request, said % {"moved": done.moved, "ended": done.ended, "waiting": done.waiting})
    return redirect("settle")


@login_required
@require_POST
def settle(request: HttpRequest, assignment_id: int) -> HttpResponse:
    """Choose what takes the place of each unit that ended."""
    who = managing_person(request)
    if not managed_assignments(who).filter(pk=assignment_id).exists():
        raise Http404(f"assignment {assignment_id}")
    choices: dict[int, int | None] = {}
    for name, value in request.POST.items():
        unit = name.removeprefix("unit-")
        if name.startswith("unit-") and unit.isdecimal() and len(unit) < 10:
            choices[int(unit)] = (
                None if value == END else int(value) if value.isdecimal() and len(value) < 10 else 0
            )
    try:
        made = settle_assignment(Assignment(pk=assignment_id), choices, today(), acting_user=who)
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, told(problem))
    else:
        messages.success(request, _("The assignment is moved.") if made else _("The assignment is ended."))
    return redirect("settle")
