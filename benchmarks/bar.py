"""What a bar measures and how it is printed."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure beside the floor or peer of the same run."""

    figure: str
    floor: str
    ratio: str
    holds: bool
    size: str

    def line(self, bar: str) -> str:
        """``P1 | 38 µs a household | floor 9 µs … | 4.2 x | holds | 40 items``."""
        verdict = "holds" if self.holds else "falls short"
        return " | ".join((bar, self.figure, self.floor, self.ratio, verdict, self.size))


Measure = Callable[[], Measured]


@dataclass(frozen=True, slots=True)
class Bar:
    """One goal of the house."""

    id: str
    goal: str
    measure: Measure | None = None
    kind: str = "bench"
    """"bench" for speed and rightness, "soak" for the long runs."""
