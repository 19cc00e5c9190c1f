"""A password that anybody here would try first is none."""

from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from rasoat.common.names import fold
from rasoat.people.models import User

WORDS = Path(__file__).parent / "data" / "password_words.txt"
LEAST_OF_ONES_OWN = 4
"""Letters that must be left once the words of the list and all digits are taken away."""
DIGITS_OF_A_NUMBER = 12
"""Telephone and identity numbers, days and one-time codes have at most so many digits."""


class NotOfOurWords:
    """Refuses passwords made of the words of ``data/password_words.txt``, and numbers that people bear."""

    def validate(self, password: str, user: User | None = None) -> None:  # noqa: ARG002 - Django passes it
        """Raise ``ValidationError`` for such a password; any other kinds of letters are free."""
        bare = "".join(letter for letter in fold(password) if letter.isalnum())
        if (bare.isdigit() and len(bare) <= DIGITS_OF_A_NUMBER) or _is_of_our_words(bare):
            raise ValidationError(self.get_help_text(), code="password_of_our_words")

    def get_help_text(self) -> str:
        """What a person reads."""
        return _("Others would try this first: a number, or words of this work alone. Add words of your own.")


def _is_of_our_words(bare: str) -> bool:
    left = bare
    for word in _words():
        left = left.replace(word, "")
    own = "".join(letter for letter in left if not letter.isdigit())
    return left != bare and len(own) < LEAST_OF_ONES_OWN


@cache
def _words() -> tuple[str, ...]:
    """Folded, without blanks, the longest first."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    found = {fold(line).replace(" ", "") for line in lines if line and not line.startswith("#")}
    return tuple(sorted(found, key=len, reverse=True))
