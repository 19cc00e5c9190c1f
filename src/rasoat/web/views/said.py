"""Pages that say why there is no page, and what to do next."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rasoat.people.permissions import NotAllowed
from rasoat.web.asking import NoCampaign


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing here, or nothing here for this person: the two look the same."""
    if isinstance(exception, NoCampaign):
        return _no_campaign(request)
    return _said(
        request,
        404,
        _("This page does not exist for you"),
        _("The address may be mistyped, or what it names lies outside your area."),
        _("Search for the unit or household, or go back to your work."),
    )


def _no_campaign(request: HttpRequest) -> HttpResponse:
    return _said(
        request,
        404,
        _("No review has been opened yet"),
        _("Households are counted and listed by review; this installation has none for that year."),
        _("The provincial standing office opens the review; ask there."),
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The role or the area does not allow what was asked."""
    why = _("Your role does not allow this here.")
    if isinstance(exception, NotAllowed):
        why = exception.words.in_language(get_language() or "vi")
    return _said(
        request,
        403,
        _("This may not be done here"),
        why,
        _("If you hold another role, choose it in the menu at the top; else ask your administrator."),
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it
    """A form without the right token: open too long, or cookies refused."""
    return _said(
        request,
        403,
        _("This form is no longer valid"),
        _("It was open too long, you signed in anew meanwhile, or the browser keeps no cookies."),
        _("Go back, load the page again, and send the form once more."),
    )


def locked_out(request: HttpRequest, credentials: object = None) -> HttpResponse:  # noqa: ARG001 - axes
    """Too many wrong passwords for one login name from one address."""
    return _said(
        request,
        429,
        _("Signing in is closed for a quarter of an hour"),
        _("The password was wrong too many times for this login name."),
        _("Wait 15 minutes, then try again; or ask who manages your account for a new one-time code."),
    )


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """A fault of the system: nothing but words, since nothing else can be trusted now."""
    return HttpResponseServerError(render_to_string("web/broken.html"))


def _said(request: HttpRequest, status: int, title: str, what: str, remedy: str) -> HttpResponse:
    words = {"status": status, "title": title, "what": what, "remedy": remedy}
    return render(request, "web/said.html", words, status=status)
