"""Folded names and sort keys of many people. The words of names repeat, so each is worked out once."""

from collections.abc import Iterator
from functools import lru_cache

from rasoat.common import names

_WORDS_KEPT = 50_000
_fold = lru_cache(_WORDS_KEPT)(names.fold)
_sort_key = lru_cache(_WORDS_KEPT)(names.sort_key)


def folded(name: str) -> str:
    """As ``common.names.fold``."""
    return " ".join(filter(None, map(_fold, name.split())))


def list_key(name: str) -> str:
    """Orders as Vietnamese lists of people do: by given name, then by the whole name."""
    words = name.split()
    return " ".join(filter(None, map(_sort_key, [*words[-1:], *words])))


def tokens(name: str) -> Iterator[str]:
    """The folded name from each of its words on: "nguyen van an", "van an", "an"."""
    words = folded(name).split()
    for start in range(len(words)):
        yield " ".join(words[start:])
