"""What speaks for and against one household or one person, as it is kept with a case and read again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from rasoat.common.words import Words
from rasoat.register.duplicates.found import HouseholdPair, PersonPair
from rasoat.register.duplicates.weights import shipped

MOST_PEOPLE = 20


class Reason(NamedTuple):
    """One reason and how much it weighs: above zero for one, below zero against."""

    what: Words
    weight: float
    against: bool
    comparison: str
    level: str


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """Two persons (codes) who may be one."""

    one: int
    other: int
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """``lines`` are about the whole, ``people`` about each two persons."""

    lines: tuple[Words, ...]
    people: tuple[PairEvidence, ...]


def of_household(pair: HouseholdPair, persons: Mapping[tuple[int, int], PersonPair]) -> dict[str, Any]:
    """As it is kept, the smaller code first."""
    turned = pair.left > pair.right
    shared = [persons[both] for both in pair.shared]
    return {
        "lines": [list(words) for words in pair.lines()],
        "people": [_person(one, turned=turned) for one in shared[:MOST_PEOPLE]],
    }


def of_person(pair: PersonPair) -> dict[str, Any]:
    """As it is kept, the smaller code first."""
    return {"lines": [], "people": [_person(pair, turned=pair.left > pair.right)]}


def read(kept: Mapping[str, Any]) -> Evidence:
    """The evidence of a case."""
    return Evidence(tuple(Words(*one) for one in kept["lines"]), tuple(_pairs(kept["people"])))


def _pairs(kept: Iterable[Any]) -> Iterable[PairEvidence]:
    for one, other, weight, reasons in kept:
        said = (Reason(Words(vi, en), *facts) for vi, en, *facts in reasons)
        yield PairEvidence(one, other, weight, tuple(said))


def _person(pair: PersonPair, *, turned: bool) -> list[Any]:
    codes = (pair.right, pair.left) if turned else (pair.left, pair.right)
    reasons = [
        [*line.what, line.weight, line.against, line.comparison, line.level] for line in pair.lines(shipped())
    ]
    return [*codes, pair.weight, reasons]
