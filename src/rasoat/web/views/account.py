"""One's own account: second factor, passkeys, sessions."""

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from rasoat.people.actions.end_sessions import end_own_sessions
from rasoat.web.asking import asking_person
from rasoat.web.reading.account import account_page


@login_required
def show(request: HttpRequest) -> HttpResponse:
    """What protects the account, and where it is open."""
    page = account_page(asking_person(request), request.session.session_key)
    return render(request, "web/account.html", {"page": page, "room": "account"})


@login_required
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """Sign out on one other device, or on all others; who asks proves anew that it is their account."""
    if not did_recently_reauthenticate(request):
        return redirect(f"{reverse('account_reauthenticate')}?next={reverse('mfa_index')}")
    asked = request.POST.get("session", "")
    only = int(asked) if asked.isdecimal() and len(asked) < 19 else None
    if only is None and asked != "all":
        return redirect("mfa_index")
    ended = end_own_sessions(acting_user=asking_person(request), but=request.session.session_key, only=only)
    said = ngettext("%(count)s session was ended.", "%(count)s sessions were ended.", ended)
    messages.success(request, said % {"count": ended} if ended else _("This session had ended already."))
    return redirect("mfa_index")
