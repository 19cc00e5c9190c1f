"""Codes of the second step: few tries, and a code that opened does not open again while it is good.

The library counts these tries together with wrong passwords, which axes counts for us; so they have a limit
of their own here (``second_step`` of ``ACCOUNT_RATE_LIMITS``).
"""

import hashlib

from allauth.core import context, ratelimit
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from django.core.cache import cache

LIFE = 120
"""Seconds. The library forgets a used code after 30, yet one of a slow telephone's clock opens for 90."""


class _Once(BaseAuthenticateForm):
    def clean_code(self) -> str:
        """The code, when it is right and was not used. Raises ``ValidationError`` else."""
        tries = {"action": "second_step", "key": str(self.user.pk)}
        if not ratelimit.consume(context.request, **tries):
            raise get_adapter().validation_error("rate_limited")
        code = super().clean_code()
        digits = "".join(letter for letter in code if letter.isalnum()).lower()
        used = hashlib.sha256(f"{self.user.pk}:{digits}".encode()).hexdigest()
        if not cache.add(f"code.used.{used}", "y", LIFE):
            raise get_adapter().validation_error("incorrect_code")
        ratelimit.clear(context.request, **tries)
        return code


class SignInCode(_Once, AuthenticateForm):
    """The second step of signing in."""


class ProofCode(_Once, ReauthenticateForm):
    """The step before one's account is changed."""
