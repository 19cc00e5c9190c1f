"""Chance that can be repeated: the same seed gives the same province on every machine and Python version.

Only ``random()`` of the standard library is used; its sequence is promised never to change.
"""

import math
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from random import Random
from statistics import NormalDist
from typing import Final, Generic, TypeVar

Thing = TypeVar("Thing")


def chance_for(*what: object) -> Random:
    """A source of chance of its own for one thing, so that it can be made without making the others."""
    return Random("/".join(map(str, what)))  # noqa: S311 - invented data, nothing secret


def chance_from(chance: Random) -> Random:
    """A source of its own for one household: what happens in it does not change its neighbours."""
    return Random(int(chance.random() * 2**53))  # noqa: S311


class Weighted(Generic[Thing]):
    """Things to draw from, the heavier the more often."""

    def __init__(self, weights: Mapping[Thing, float]) -> None:
        self._things: tuple[Thing, ...] = tuple(weights)
        self._upto = tuple(accumulate(weights.values()))

    def draw(self, chance: Random) -> Thing:
        """One of the things."""
        point = chance.random() * self._upto[-1]
        return self._things[bisect(self._upto, point, 0, len(self._things) - 1)]


def one_of(chance: Random, things: Sequence[Thing]) -> Thing:
    """Any of the things, all alike."""
    return things[int(chance.random() * len(things))]


def between(chance: Random, first: int, last: int) -> int:
    """A whole number from ``first`` to ``last``, both included."""
    return first + int(chance.random() * (last - first + 1))


_BELL: Final = tuple(NormalDist().inv_cdf((step + 0.5) / 4096) for step in range(4096))


def bell(chance: Random) -> float:
    """A standard normal number, one of 4,096 looked up: nothing is computed that could differ by machine."""
    return _BELL[int(chance.random() * 4096)]


def heaviest(chance: Random, weights: Iterable[float], n: int) -> set[int]:
    """The places of ``n`` things drawn without putting back, the heavier the likelier."""
    keys = [(-math.log(1.0 - chance.random()) / weight, place) for place, weight in enumerate(weights)]
    return {place for _, place in sorted(keys)[:n]}
