"""What people ask to have corrected: written down at a household, answered on the commune's list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rasoat.common.problems import Problem, Refused
from rasoat.people.acting import ActingUser
from rasoat.places.installation import today
from rasoat.register.actions.ask_correction import VERB as ASK
from rasoat.register.actions.ask_correction import ask_correction
from rasoat.register.actions.settle_correction import OUTCOMES, settle_correction
from rasoat.register.actions.settle_correction import VERB as SETTLE
from rasoat.register.corrections import CHANNELS, CorrectionAsked
from rasoat.register.models import CorrectionRequest, Household
from rasoat.register.queries.corrections import corrections
from rasoat.web.asking import asking_person, need
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import Form
from rasoat.web.page_models.records import CorrectionsPage, RecordForm
from rasoat.web.reading.people_forms import day_of
from rasoat.web.reading.records import (
    asked_household,
    form_again,
    member_options,
    options,
    typed_in,
    way_to,
)

FIELDS = ("asked_by", "asked_on", "channel", "what_is_wrong", "should_be", "member")


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """What waits longest first, then what was answered; ``?ho=`` keeps to one household."""
    who = asking_person(request)
    need(who, SETTLE)
    return _list(request, who, Form())


@login_required
def ask(request: HttpRequest, code: int) -> HttpResponse:
    """The form of a request about a household; sent, it is written down."""
    who = asking_person(request)
    need(who, ASK)
    if request.method != "POST":
        return _form(request, who, code, Form({"asked_on": today().isoformat()}))
    values = typed_in(request, FIELDS)
    try:
        ask_correction(code, _asked(values), acting_user=who)
    except Household.DoesNotExist:
        raise Http404(f"household {code}") from None
    except Refused as refused:
        return _form(request, who, code, form_again(values, refused.problems))
    messages.success(request, _("Written down. The days of answering count from the day it was asked."))
    return redirect("household", code)


@login_required
@require_POST
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """Accept or refuse a request."""
    who = asking_person(request)
    need(who, SETTLE)
    values = typed_in(request, ("outcome", "answer"))
    try:
        done = settle_correction(number, values["outcome"], values["answer"], acting_user=who)
    except CorrectionRequest.DoesNotExist:
        raise Http404(f"correction {number}") from None
    except Refused as refused:
        return _list(request, who, form_again(values, refused.problems), number)
    messages.success(request, _("Answered: request %(number)s.") % {"number": done.pk})
    return redirect("corrections")


def _asked(values: dict[str, str]) -> CorrectionAsked:
    """The request as typed; a day that is none is a missing one, which the verb names."""
    unread: list[Problem] = []
    day = day_of(values["asked_on"], "asked_on", unread)
    return CorrectionAsked(**{**values, "asked_on": day})  # type: ignore[arg-type]


def _list(request: HttpRequest, who: ActingUser, form: Form, number: int = 0) -> HttpResponse:
    code = request.GET.get("ho", "")[:20]
    waiting, answered = corrections(who, today(), code)
    page = CorrectionsPage(
        household=code,
        waiting=waiting,
        answered=answered,
        may_settle=SETTLE in who.verbs,
        outcomes=options(OUTCOMES, form.values.get("outcome", "")),
        answered_now=number,
        form=form,
    )
    status = 409 if form.faults else 200
    return render(request, "web/corrections.html", {"page": page, "room": "corrections"}, status=status)


def _form(request: HttpRequest, who: ActingUser, code: int, form: Form) -> HttpResponse:
    view = asked_household(who, code)
    page = RecordForm(
        code=view.code,
        head=view.head_name,
        members=member_options(view, form.values.get("member", "")),
        channels=options(CHANNELS, form.values.get("channel", "")),
        form=form,
    )
    crumbs = way_to(view, who, Crumb(_("Request for correction")))
    context = {"page": page, "room": "places", "crumbs": crumbs}
    return render(request, "web/correction_ask.html", context, status=409 if form.faults else 200)
