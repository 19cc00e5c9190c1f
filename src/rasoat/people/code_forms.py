"""Codes of the second step: few tries, and a code that opened does not open again while it is good.

The library counts these tries together with wrong passwords, which axes counts for us; so they have a limit
of their own here (``second_step`` of ``ACCOUNT_RATE_LIMITS``).
"""

import hashlib

from allauth.core import context, ratelimit
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from django.core.cache import cache
from django.http import HttpRequest

from rasoat.people.models import User

LIFE = 120
"""Seconds. The library forgets a used code after 30, yet one of a slow telephone's clock opens for 90."""


def may_try(request: HttpRequest, person: User) -> bool:
    """Count one more try; False when there were too many."""
    return bool(ratelimit.consume(request, **_tries(person)))


def is_first_use(request: HttpRequest, person: User, code: str) -> bool:
    """Spend a code that is right; False when it was used before. The tries until then count no more."""
    digits = "".join(letter for letter in code if letter.isalnum()).lower()
    used = hashlib.sha256(f"{person.pk}:{digits}".encode()).hexdigest()
    if not cache.add(f"code.used.{used}", "y", LIFE):
        return False
    ratelimit.clear(request, **_tries(person))
    return True


def _tries(person: User) -> dict[str, str]:
    return {"action": "second_step", "key": str(person.pk)}


class _Once(BaseAuthenticateForm):
    def clean_code(self) -> str:
        """The code, when it is right and was not used. Raises ``ValidationError`` else."""
        if not may_try(context.request, self.user):
            raise get_adapter().validation_error("rate_limited")
        code: str = super().clean_code()
        if not is_first_use(context.request, self.user, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SignInCode(_Once, AuthenticateForm):
    """The second step of signing in."""


class ProofCode(_Once, ReauthenticateForm):
    """The step before one's account is changed."""
