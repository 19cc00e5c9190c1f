"""What a search asks for: a name in all the ways in which it is written, a number, a place after a comma."""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from rasoat.common.names import tidy
from rasoat.register.derivation.names import folded

LEAST_LETTERS = 2
_LAST = "\U0010ffff"
# Right after a blank: what begins so is the word itself, alone or with more words after it.
_AFTER_BLANK = "!"
_GROUPING = str.maketrans("", "", " .-\u00a0")
_ENDS_IN_I = re.compile(r"([bcdghklmnpqrstvx]+u?)([iy])")
_MOST_WAYS = 8


class Asked(NamedTuple):
    """``number`` is the text as a code or number that others gave; empty without a digit in it."""

    name: str
    number: str
    place: str

    @property
    def digits(self) -> str:
        """The number without blanks, dots and hyphens, where nothing but digits is left of it."""
        bare = self.number.translate(_GROUPING)
        return bare if bare.isascii() and bare.isdigit() else ""


class Span(NamedTuple):
    """Tokens from ``first`` on, before ``end``."""

    first: str
    end: str


def asked(text: str) -> Asked:
    """Name or number before the first comma, a village or commune after it."""
    name, _, place = text.partition(",")
    said = tidy(name)
    return Asked(said, said if any(letter.isdigit() for letter in said) else "", tidy(place))


def spans(name: str) -> list[Span]:
    """Where the tokens of the name lie, as typed and as others write it; nothing for too short a text."""
    wanted = folded(name)
    if len(wanted) < LEAST_LETTERS:
        return []
    typed = Span(wanted, wanted + _LAST)
    return [typed, *(Span(way, way + _AFTER_BLANK) for way in _other_ways(wanted))]


def _other_ways(wanted: str) -> list[str]:
    """Mỹ and Mĩ, Lý and Lí; H Đắk for H'Đắk, K Rang for K'Rang."""
    words = wanted.split()
    ways = [" ".join(way) for way in product(*map(_ways_of, words))]
    joined = re.sub(r"\b([hkrnm]) (?=\w\w)", r"\1", wanted)
    found = dict.fromkeys([*ways[:_MOST_WAYS], joined])
    return [way for way in found if way != wanted]


def _ways_of(word: str) -> Iterator[str]:
    yield word
    if found := _ENDS_IN_I.fullmatch(word):
        yield found[1] + ("y" if found[2] == "i" else "i")
