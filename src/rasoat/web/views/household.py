"""One household: who lives there, its life, every point explained; today or as it was on a day."""

from dataclasses import replace
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places.installation import today
from rasoat.register.actions.ask_correction import VERB as ASK
from rasoat.register.actions.hand_out_record import VERB as HAND_OUT
from rasoat.register.queries.households import HouseholdView, household
from rasoat.register.queries.life import life_of
from rasoat.web.asking import asked_years, asking_person
from rasoat.web.page_models.household import HouseholdPage
from rasoat.web.page_models.life import AsOfPart
from rasoat.web.reading.household import household_page
from rasoat.web.reading.life import as_of, asked_as_of, closed_part, life_part
from rasoat.web.reading.records import way_to
from rasoat.web.views.acts import may_record


@login_required
def show(request: HttpRequest, code: int) -> HttpResponse:
    """The page; ``?nam=`` chooses the survey of a list year, without it the newest is shown. ``?ngay=`` shows
    the household as it was on a day, ``?biet=`` as that was known at the end of another.
    """
    who, day = asking_person(request), today()
    asked = asked_as_of(request, day)
    years = asked_years(request) if "nam" in request.GET and not asked.day else None
    view = household(who, str(code), years, as_of(asked))
    if view is None:
        raise Http404(f"household {code}")
    require(who, "household.read", view.unit_path)
    page = _page(view, who, asked, day)
    return render(request, "web/household.html", {"page": page, "crumbs": page.crumbs, "room": "places"})


def _page(view: HouseholdView, who: ActingUser, asked: AsOfPart, day: date) -> HouseholdPage:
    life = life_of(view.code, view.whole, who)
    return replace(
        household_page(view, way_to(view, who)),
        life=life_part(view, life, who, asked, day),
        as_of=asked,
        closed=closed_part(view, life),
        may_record=may_record(who, view.unit_path) and view.closed_on is None and asked.day is None,
        may_hand_out=who.may(HAND_OUT, view.unit_path),
        may_correct=who.may(ASK, view.unit_path),
    )
