"""Who asks, in which language, and the transaction in which everything of one request happens."""

from collections.abc import Callable

from django.conf import settings
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation

from rasoat.common.remembering import remembering
from rasoat.people.acting import acting
from rasoat.people.models import User
from rasoat.people.permissions import NotAllowed
from rasoat.people.second_factor import has_second_factor, must_have_second_factor
from rasoat.people.session import acting_user_of
from rasoat.people.trail import record_refusal

Answering = Callable[[HttpRequest], HttpResponse]
OWN_ACCOUNT = ("/tai-khoan/", "/xac-nhan/")
"""Where one looks after one's own account."""


class PersonsLanguage:
    """The language of the answer: the cookie of the language switch, else the person's own, else Vietnamese.

    What the browser prefers does not count: offices share machines set up in English.
    """

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that language."""
        language = self._language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    def _language(self, request: HttpRequest) -> str:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen is None and isinstance(request.user, User):
            chosen = request.user.language
        return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class AnswerOutlivesTransaction(RuntimeError):  # noqa: N818 - reads as a sentence
    """A view returned a stream: its rows would be read after the transaction that names the person."""


class ActingPerson:
    """Every request is one transaction in which the signed-in person acts; rendering is part of it.

    Only an exception undoes it. An answer that refuses something (a form with faults, a failed login) is an
    answer, and what it wrote stays. ``request.acting_user`` is None when nobody is signed in; then protected
    tables cannot be queried at all.
    """

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer within the transaction; what ``NotAllowed`` refused is recorded after it."""
        with remembering():
            return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        who = request.acting_user = acting_user_of(request)
        request.view_error = None
        with acting(who) if who else transaction.atomic():
            first = _own_password_first(request) or _second_factor_first(request)
            response = first or self.get_response(request)
            if response.streaming and not isinstance(response, FileResponse):
                raise AnswerOutlivesTransaction(request.path)
            if request.view_error:
                transaction.set_rollback(True)
        if who and isinstance(request.view_error, NotAllowed):
            with acting(who):
                record_refusal(request.view_error, acting_user=who)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Called by Django when a view, or the rendering of its template, raised ``exception``."""
        request.view_error = exception


def _own_password_first(request: HttpRequest) -> HttpResponse | None:
    """Who signed in with a password that somebody else set chooses their own before anything else."""
    if not getattr(request.user, "must_change_password", False):
        return None
    return None if _is_open(request, "password_change") else redirect("password_change")


def _second_factor_first(request: HttpRequest) -> HttpResponse | None:
    """Who holds a role that decides sets up a second factor before anything else."""
    person = request.user
    if not isinstance(person, User) or not must_have_second_factor(person) or has_second_factor(person):
        return None
    return None if request.path.startswith(OWN_ACCOUNT) or _is_open(request) else redirect("mfa_index")


def _is_open(request: HttpRequest, *more: str) -> bool:
    """Pages that never wait for something else: signing out, the language."""
    return request.path in {reverse(name) for name in ("account_logout", "set_language", *more)}
