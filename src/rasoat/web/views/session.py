"""Signing in and out, in which assignment one acts, light or dark."""

from allauth.account.views import LoginView
from axes.decorators import axes_dispatch, axes_form_invalid
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import LogoutView, PasswordChangeView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rasoat.demonstration.logins import Login, logins
from rasoat.people.actions.change_own_password import change_own_password
from rasoat.people.models import Assignment
from rasoat.people.session import choose_assignment
from rasoat.places import installation
from rasoat.web.asking import asking_person

THEMES = {"light", "dark"}
A_YEAR = 365 * 24 * 3600


@method_decorator(axes_dispatch, name="dispatch")
@method_decorator(axes_form_invalid, name="form_invalid")
class SignIn(LoginView):
    """The page to sign in; after too many wrong tries it asks to wait."""

    template_name = "web/login.html"

    def get_context_data(self, **given: object) -> dict[str, object]:
        """A demonstration says its own logins: its passwords are public."""
        return super().get_context_data(**given) | {"logins": _demonstration_logins()}


class SignOut(LogoutView):
    """After it the browser holds nothing of the pages that were open."""

    def post(self, request: HttpRequest, *args: object, **more: object) -> HttpResponse:
        """End the session, and ask the browser to forget what it kept."""
        response = super().post(request, *args, **more)
        response.headers["Clear-Site-Data"] = '"cache"'
        return response


class ChangePassword(PasswordChangeView):
    """The page to choose one's own password; this session goes on, those on other devices end."""

    template_name = "web/password.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        """Keep the new password."""
        password = form.cleaned_data["new_password1"]
        changed = change_own_password(password, acting_user=asking_person(self.request))
        update_session_auth_hash(self.request, changed)
        messages.success(self.request, _("Your new password is kept."))
        return redirect(self.success_url)


@login_required
@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """From now on act in another assignment of one's own."""
    asked = request.POST.get("assignment", "")
    held = Assignment.objects.filter(person=request.user)
    choose_assignment(request, get_object_or_404(held, pk=int(asked) if asked.isdecimal() else 0))
    return redirect("home")


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark, or (empty) as the device has it."""
    chosen = request.POST.get("theme", "")
    response = HttpResponseRedirect(_back(request))
    if chosen in THEMES:
        response.set_cookie(
            settings.THEME_COOKIE_NAME, chosen, A_YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True
        )
    else:
        response.delete_cookie(settings.THEME_COOKIE_NAME, samesite="Lax")
    return response


def _demonstration_logins() -> tuple[Login, ...]:
    try:
        return logins() if installation.is_demonstration() else ()
    except installation.NotInstalled:
        return ()


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "/")
    mine = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if mine else "/"
