"""What is found: pairs of persons and of households, each with its weight, its band and the reasons."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from rasoat.common.words import Words
from rasoat.register.duplicates.comparisons import COMPARISONS, HOUSEHOLD, Level
from rasoat.register.duplicates.weights import Weights

_ALL: Final = (*COMPARISONS, HOUSEHOLD)


class Band(StrEnum):
    """How sure it is. What is certain may be confirmed in bulk, what is to settle is asked one by one."""

    CERTAIN = "certain"
    TO_SETTLE = "to_settle"
    NO = "no"


class Line(NamedTuple):
    """One reason, and how much it weighs: above zero for the same person, below zero against."""

    comparison: str
    level: str
    what: Words
    weight: float
    against: bool


class PersonPair(NamedTuple):
    """Two records that may be one person; ``weight`` is the sum of ``weights``.

    ``levels`` and ``weights`` go by what is compared: identity, name, birth, sex, relation, village,
    household; a level is None where nothing is known.
    """

    left: int
    right: int
    weight: float
    band: Band
    levels: tuple[str | None, ...]
    weights: tuple[float, ...]

    def lines(self, weights: Weights) -> tuple[Line, ...]:
        """The reasons, in the order in which they are compared; of what is not known there is none."""
        return tuple(
            _line(one.id, level, weight, weights)
            for one, level, weight in zip(_ALL, self.levels, self.weights, strict=True)
            if level is not None
        )


@dataclass(frozen=True, slots=True)
class HouseholdPair:
    """Two households that may be one: who of them is the same, and how many they are."""

    left: int
    right: int
    left_size: int
    right_size: int
    shared: tuple[tuple[int, int], ...]
    band: Band

    def lines(self) -> tuple[Words, ...]:
        """The reasons."""
        count, smaller, larger = len(self.shared), *sorted((self.left_size, self.right_size))
        return (
            Words(
                f"{count} trong {smaller} người của hộ nhỏ hơn có trong cả hai hộ (hộ kia có {larger} người)",
                f"{count} of the smaller household's {smaller} members are in both (the other has {larger})",
            ),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that is certain or to settle, in the order of ids."""

    persons: tuple[PersonPair, ...]
    households: tuple[HouseholdPair, ...]


@cache
def level_of(comparison: str, level: str) -> Level:
    """What is known of a level."""
    levels = next(one.levels for one in _ALL if one.id == comparison)
    return next(one for one in levels if one.id == level)


def speaks_against(levels: tuple[str | None, ...]) -> bool:
    """Whether anything says plainly that these are two persons."""
    return any(level and level_of(one.id, level).against for one, level in zip(_ALL, levels, strict=True))


def _line(comparison: str, level: str, weight: float, weights: Weights) -> Line:
    known = level_of(comparison, level)
    words = known.words
    if known.rarity:
        people = f"{_rounded(2**weight / weights.shares[comparison][level].m):,}"
        words = Words(
            f"{words.vi}; khoảng {people.replace(',', '.')} người có một người tên như vậy",
            f"{words.en}; about one person in {people} has such a name",
        )
    return Line(comparison, level, words, weight, known.against)


def _rounded(number: float) -> int:
    """To two digits that mean something."""
    return int(float(f"{number:.2g}"))
