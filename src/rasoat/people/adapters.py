"""What django-allauth and django-axes ask about our accounts."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rasoat.people.models import User
from rasoat.people.one_time_codes import why_not
from rasoat.people.session_limits import change_key


def client_address(request: HttpRequest) -> str:
    """The address that asks: the one our own proxy saw, where there is a proxy (RASOAT_HTTPS)."""
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    return seen.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR") or "0.0.0.0"  # noqa: S104


def login_counted(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The login under which a wrong password is counted; one that nobody has is not kept.

    People type their password into that field.
    """
    given = credentials or {}  # axes names it "login" when it asks before, "username" when it counts after
    typed = given.get("username") or given.get("login") or request.POST.get("login") or ""
    login = str(typed).strip().lower()
    return login if User.objects.filter(login=login).exists() else ""


class Accounts(DefaultAccountAdapter):
    """Accounts are made by an office and have no e-mail; which half of a sign-in was wrong is not said."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "Login name or password is not right. Check capital letters and the typing tool."
        ),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many tries. Wait a quarter of an hour, then try again."),
        "rate_limited": _("Too many tries. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - the library passes it
        """Nobody makes an account for themselves."""
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Who holds a one-time code that opens nothing any more is told why."""
        super().authentication_failed(request, **credentials)
        why = why_not(str(credentials.get("username") or ""), str(credentials.get("password") or ""))
        if why is not None:
            messages.warning(request, why.in_language(get_language() or "vi"))

    def reauthenticate(self, user: User, password: str) -> bool:
        """Whether this is the password of who changes something of their account."""
        proven = bool(super().reauthenticate(user, password))
        if proven:
            change_key(context.request)
        return proven

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address shown in the list of sessions."""
        return client_address(request)


class SecondFactors(DefaultMFAAdapter):
    """Secrets of authenticator apps and recovery codes are kept encrypted, by a key outside the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Wait for the next one; check the telephone's clock."),
        "rate_limited": _("Too many tries. Wait five minutes, then try again."),
    }

    def encrypt(self, text: str) -> str:
        """As kept in the database."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """As the person's telephone knows it."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: User) -> str:
        """The name that the authenticator app shows."""
        return user.login

    def generate_authenticator_name(self, user: User, type: Any) -> str:  # noqa: A002, ARG002 - theirs
        """What a passkey is called until its owner names it."""
        return str(_("My key"))


def _box() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(settings.KEYS.derived("personal", "second factors")))
