"""The name of an account: as written, as it is searched, as it is sorted, and logins made from it."""

from collections.abc import Container
from itertools import chain, count

from rasoat.common.names import fold, sort_key, tidy
from rasoat.people.models import User

LONGEST_LOGIN = 50
"""Room is left for a number behind it."""


def give_name(person: User, full_name: str) -> None:
    """Set the name with all that is worked out from it; the caller saves."""
    person.full_name = tidy(full_name)
    person.search_text = search_text(person.full_name, person.login)
    person.sort_key = list_key(person.full_name)


def search_text(full_name: str, login: str) -> str:
    """Folded words, a space before each: " nguyen van an annv"."""
    return f" {fold(full_name)} {login}"


def list_key(full_name: str) -> str:
    """Orders as Vietnamese lists of people do: by given name, then by the whole name."""
    return sort_key(" ".join([*full_name.split()[-1:], full_name]))


def login_for(full_name: str, taken: Container[str]) -> str:
    """Given name and initials without accents, as offices write it ("annv"), numbered until it is free."""
    words = [word for word in fold(full_name).split() if word.isascii()]
    initials = "".join(word[0] for word in words[:-1])
    stem = (words[-1] + initials if words else "nguoidung")[:LONGEST_LOGIN]
    stem = stem if len(stem) > 1 else f"{stem}0"
    return next(
        name for name in chain([stem], (f"{stem}{number}" for number in count(2))) if name not in taken
    )
