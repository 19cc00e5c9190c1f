"""Everything held about a household or a member, made out for the person who asked."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser
from rasoat.register.actions.hand_out_record import VERB, HandOut, hand_out_record
from rasoat.register.models import Household
from rasoat.web.answers import PDF, attached
from rasoat.web.asking import asking_person, need
from rasoat.web.page_models.frame import Crumb
from rasoat.web.page_models.people import Form
from rasoat.web.page_models.records import RecordForm
from rasoat.web.reading.records import asked_household, form_again, member_options, typed_in, way_to

FIELDS = ("asked_by", "reason", "member")


@login_required
def hand_out(request: HttpRequest, code: int) -> HttpResponse:
    """The form: whose record, who asked, why. Sent, it answers with the paper."""
    who = asking_person(request)
    need(who, VERB)
    if request.method != "POST":
        return _page(request, who, code, Form())
    values = typed_in(request, FIELDS)
    try:
        return attached(*hand_out_record(code, HandOut(**values), acting_user=who), PDF)
    except Household.DoesNotExist:
        raise Http404(f"household {code}") from None
    except Refused as refused:
        return _page(request, who, code, form_again(values, refused.problems))


def _page(request: HttpRequest, who: ActingUser, code: int, form: Form) -> HttpResponse:
    view = asked_household(who, code)
    page = RecordForm(
        view.code, view.head_name, member_options(view, form.values.get("member", "")), form=form
    )
    crumbs = way_to(view, who, Crumb(_("Record handed out")))
    context = {"page": page, "room": "places", "crumbs": crumbs}
    return render(request, "web/record_hand_out.html", context, status=409 if form.faults else 200)
