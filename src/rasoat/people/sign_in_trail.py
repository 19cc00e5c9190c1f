"""What the trail keeps of signing in: who came in and how, who was shut out, what protects an account.

A wrong login name is not kept: people type their password into that field.
"""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from rasoat.people.acting import ActingUser, acting
from rasoat.people.models import User, UserKind
from rasoat.people.queries import assignments_on, system_actor
from rasoat.people.sign_in_kinds import KINDS
from rasoat.people.trail import Subject, record
from rasoat.people.trail_kinds import register_kind
from rasoat.places import installation
from rasoat.places.queries import unit_on


def listen() -> None:
    """Keep a mark of each from now on. Called once, when Django has started."""
    for kind in KINDS:
        register_kind(kind)
    user_logged_in.connect(_came_in, dispatch_uid="trail.signin")
    user_logged_out.connect(_left, dispatch_uid="trail.signout")
    user_login_failed.connect(_failed, dispatch_uid="trail.failed")
    user_locked_out.connect(_shut_out, dispatch_uid="trail.locked")
    authentication_failed.connect(_factor_failed, dispatch_uid="trail.factor_failed")
    authenticator_added.connect(_factor_added, dispatch_uid="trail.factor_added")
    authenticator_reset.connect(_factor_added, dispatch_uid="trail.factor_reset")
    authenticator_removed.connect(_factor_removed, dispatch_uid="trail.factor_removed")


def record_own(verb: str, *, acting_user: ActingUser, **details: Any) -> None:
    """Append what people did to their own account; who holds no role yet has it written by the gatekeeper."""
    if not acting_user.covers(acting_user.unit_path):
        keep(verb, acting_user.person, **details)
        return
    record(
        verb,
        acting_user=acting_user,
        subject=Subject("person", acting_user.person.login),
        unit_path=acting_user.unit_path,
        details=details,
    )


def _came_in(request: HttpRequest, user: User, **_: Any) -> None:
    how = [str(one.get("type") or one["method"]) for one in get_authentication_records(request, user)]
    keep("signin.done", user, how="+".join(how) or "password")


def _left(request: HttpRequest, user: User | None, **_: Any) -> None:  # noqa: ARG001 - as sent
    if user:
        keep("signin.ended", user)


def _failed(credentials: dict[str, Any], **_: Any) -> None:
    _keep_named("signin.failed", credentials.get("username"))


def _shut_out(username: str | None, **_: Any) -> None:
    _keep_named("signin.locked", username)


def _factor_failed(user: User, authenticator: Any, **_: Any) -> None:
    keep("factor.failed", user, kind=authenticator.type)


def _factor_added(user: User, authenticator: Any, **_: Any) -> None:
    keep("factor.add", user, kind=authenticator.type)


def _factor_removed(user: User, authenticator: Any, **_: Any) -> None:
    keep("factor.remove", user, kind=authenticator.type)


def _keep_named(verb: str, login: str | None) -> None:
    known = User.objects.filter(login=(login or "").strip().lower(), kind=UserKind.PERSON).first()
    if known:
        keep(verb, known)


def keep(verb: str, person: User, **details: Any) -> None:
    """Append what became of a person's account while nobody acts: the gatekeeper writes it."""
    with acting(system_actor("system.gatekeeper")) as gatekeeper:
        record(
            verb,
            acting_user=gatekeeper,
            subject=Subject("person", person.login),
            unit_path=_seat(person),
            details=details,
        )


def _seat(person: User) -> str:
    """The path of the unit of the person's first assignment; empty for who holds none."""
    try:
        day = installation.today()
    except installation.NotInstalled:
        return ""
    held = assignments_on(person, day).first()
    unit = unit_on(held.unit_id, day) if held else None
    return unit.path if unit else ""
