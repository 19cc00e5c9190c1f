"""One household, with every point explained."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from rasoat.people.permissions import require
from rasoat.places.installation import today
from rasoat.register.actions.ask_correction import VERB as ASK
from rasoat.register.actions.hand_out_record import VERB as HAND_OUT
from rasoat.register.queries.households import household
from rasoat.web.asking import asked_years, asking_person, crumbs_of
from rasoat.web.reading.household import household_page


@login_required
def show(request: HttpRequest, code: int) -> HttpResponse:
    """The page; ``?nam=`` chooses the survey of a list year, without it the newest is shown."""
    who = asking_person(request)
    view = household(who, str(code), asked_years(request) if "nam" in request.GET else None)
    if view is None:
        raise Http404(f"household {code}")
    village = view.way[-1]
    require(who, "household.read", village.path)
    page = replace(
        household_page(view, crumbs_of(village, who, today())),
        may_hand_out=who.may(HAND_OUT, village.path),
        may_correct=who.may(ASK, village.path),
    )
    return render(request, "web/household.html", {"page": page, "crumbs": page.crumbs, "room": "places"})
