"""One's devices in the field: a token shown once as a picture, and taken back."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from rasoat.campaigns.queries import current_season_end
from rasoat.common.problems import Refused
from rasoat.people.actions.issue_field_token import issue_field_token
from rasoat.people.actions.revoke_field_token import revoke_field_token
from rasoat.people.models import FieldToken
from rasoat.places.installation import today
from rasoat.web.asking import asking_person
from rasoat.web.qr import qr_picture
from rasoat.web.wording import told


@login_required
@require_POST
@never_cache
def issue(request: HttpRequest) -> HttpResponse:
    """Make a token until the season ends, or a day before; the page with its picture is shown this once."""
    who, name = asking_person(request), request.POST.get("name", "")
    last = current_season_end() or today()
    wanted = parse_date(request.POST.get("until", "")) if request.POST.get("until") else last
    try:
        made, text = issue_field_token(name, min(wanted or last, last), acting_user=who)
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, told(problem))
        return redirect("mfa_index")
    address = request.build_absolute_uri("/")
    content = json.dumps({"server": address, "token": text}, separators=(",", ":"))
    page = {"token": made, "text": text, "picture": qr_picture(content), "address": address}
    return render(request, "web/device.html", page)


@login_required
@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """The device does not come in any more."""
    who = asking_person(request)
    try:
        token = revoke_field_token(token_id, acting_user=who)
    except FieldToken.DoesNotExist:
        raise Http404(f"token {token_id}") from None
    messages.success(request, _("The device “%(name)s” does not come in any more.") % {"name": token.name})
    return redirect("mfa_index")
