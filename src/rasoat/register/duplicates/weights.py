"""How much each level weighs: shares counted once on labelled invented people, kept in ``data/weights.toml``.

``m`` is the share of truly same pairs in a level, ``u`` that of different persons; a level weighs
log2(m / u). No share is estimated while the system runs: the same records weigh the same every time.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Share:
    """How often a level holds among same persons (m) and different ones (u)."""

    m: float
    u: float

    @property
    def weight(self) -> float:
        """In bits: +1 makes "the same person" twice as likely."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which weight on a pair is certain, is to be settled, counts as a member found in both households,
    is looked at at all where nothing is known of the households.
    """

    certain: float
    to_settle: float
    member: float
    noticed: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Shares by comparison and level, thresholds, and how many people's names are known beforehand."""

    shares: Mapping[str, Mapping[str, Share]]
    thresholds: Thresholds
    people_known_before: int


@cache
def shipped() -> Weights:
    """The weights that come with the system."""
    return read(files(__package__).joinpath("data/weights.toml").read_text(encoding="utf-8"))


def read(text: str) -> Weights:
    """Weights as the file has them."""
    content = tomllib.loads(text)
    shares = {
        comparison: {level: Share(*share) for level, share in levels.items()}
        for comparison, levels in content["shares"].items()
    }
    return Weights(shares, Thresholds(**content["thresholds"]), content["people_known_before"])
