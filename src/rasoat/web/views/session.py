"""Signing in and out, in which assignment one acts, light or dark."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from rasoat.demonstration.logins import Login, logins
from rasoat.people.models import Assignment, User
from rasoat.people.session import choose_assignment
from rasoat.places import installation

THEME_COOKIE = "theme"
THEMES = {"light", "dark"}
A_YEAR = 365 * 24 * 3600


class SignInForm(AuthenticationForm):
    """Django's form with our words: which of the two is wrong is nobody's business."""

    error_messages = {
        "invalid_login": _("Login name or password is not right. Check capital letters and the typing tool."),
        "inactive": _("This account is closed. Ask your administrator."),
    }


class SignIn(LoginView):
    """The page to sign in."""

    template_name = "web/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **given: object) -> dict[str, object]:
        """A demonstration says its own logins: its passwords are public."""
        return super().get_context_data(**given) | {"logins": _demonstration_logins()}


class OwnPasswordForm(PasswordChangeForm):
    """A password chosen by its owner is no longer one that must be changed."""

    def save(self, commit: bool = True) -> User:
        """Keep the new password."""
        self.user.must_change_password = False
        return super().save(commit)


class ChangePassword(PasswordChangeView):
    """The page to choose one's own password."""

    template_name = "web/password.html"
    form_class = OwnPasswordForm
    success_url = reverse_lazy("home")


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
            THEME_COOKIE, chosen, A_YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True
        )
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
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
