"""The second factor: who must have one, who has one."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled

from rasoat.people.models import User
from rasoat.people.queries import assignments_on
from rasoat.people.roles import roles
from rasoat.places import installation

PROVING = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""Recovery codes prove nothing by themselves: they stand in for one of these."""


def has_second_factor(person: User) -> bool:
    """Whether the person signs in with an authenticator app or a passkey."""
    return bool(is_mfa_enabled(person, list(PROVING)))


def must_have_second_factor(person: User) -> bool:
    """Whether a role held today decides or manages accounts. A demonstration, being public, asks nobody."""
    here = installation.current()
    if here.is_demonstration:
        return False
    held = assignments_on(person, here.today).values_list("role", flat=True)
    return any(roles()[role].second_factor for role in held if role in roles())
