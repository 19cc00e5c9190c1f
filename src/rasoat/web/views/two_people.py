"""What one person asks for and another confirms: a lost second factor is taken off an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rasoat.common.problems import Refused
from rasoat.people.actions.reset_second_factor import (
    RESET,
    ask_factor_reset,
    confirm_factor_reset,
    decline_factor_reset,
)
from rasoat.people.models import TwoPersonRequest
from rasoat.people.two_people import waiting_for
from rasoat.web.asking import asking_person, need
from rasoat.web.wording import told

ANSWERS = {"confirm": confirm_factor_reset, "decline": decline_factor_reset}


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """Requests that wait for a second person, and the form of a new one."""
    who = asking_person(request)
    need(who, RESET)
    requests = list(waiting_for(who))
    page = {"requests": requests, "own": who.person.pk, "login": request.GET.get("login", "")[:60]}
    return render(request, "web/two_people.html", page | {"room": "people"})


@login_required
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor of an account to be taken off."""
    login, reason = request.POST.get("login", ""), request.POST.get("reason", "")
    try:
        ask_factor_reset(login, reason, acting_user=asking_person(request))
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, told(problem))
    else:
        messages.success(request, _("Asked. Another person now confirms it here, within three days."))
    return redirect("two_people")


@login_required
@require_POST
def settle(request: HttpRequest, request_id: int) -> HttpResponse:
    """Confirm or decline what another person asked for."""
    verb = ANSWERS.get(request.POST.get("answer", ""))
    if verb is None:
        raise Http404("no such answer")
    try:
        done = verb(request_id, acting_user=asking_person(request))
    except TwoPersonRequest.DoesNotExist:
        raise Http404(f"request {request_id}") from None
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, told(problem))
    else:
        messages.success(request, _("Settled: %(login)s.") % {"login": done.subject_code})
    return redirect("two_people")
