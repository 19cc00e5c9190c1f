"""How long a session lasts, and under which key: docs/signing-in.md says why."""

import time
from collections.abc import Callable
from typing import Any

from allauth.mfa.signals import authenticator_used
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest, HttpResponse

BEGAN, SEEN = "began", "seen"
BETWEEN_NOTES = 300
"""Seconds: a page that is read right after another costs no statement."""


def listen() -> None:
    """Watch how sessions begin and are proven anew. Called once, when Django has started."""
    user_logged_in.connect(_begin, dispatch_uid="session.begin")
    authenticator_used.connect(_proven, dispatch_uid="session.proven")


def change_key(request: HttpRequest) -> None:
    """The session goes on under a fresh key; who had the old one has nothing."""
    before = request.session.session_key
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


class SessionLimits:
    """Middleware: a session that nobody used for long, or that is old, is over before anything is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the signed-in person, or as to nobody when the session is over."""
        if request.user.is_authenticated:
            _go_on(request, time.time())
        return self.get_response(request)


def _go_on(request: HttpRequest, now: float) -> None:
    began, seen = (request.session.get(name, 0) for name in (BEGAN, SEEN))
    if now - began > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_SECONDS:
        logout(request)
    elif now - seen > BETWEEN_NOTES:
        request.session[SEEN] = now


def _begin(request: HttpRequest, **_: Any) -> None:
    request.session[BEGAN] = request.session[SEEN] = time.time()


def _proven(request: HttpRequest, reauthenticated: bool, **_: Any) -> None:
    if reauthenticated:
        change_key(request)
