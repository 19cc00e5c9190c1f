"""The picture of a movement: from the number at the start, down and up, to the number at the end."""

from collections.abc import Iterable
from dataclasses import dataclass

from rasoat.web.pictures import per_cent


@dataclass(frozen=True, slots=True)
class Change:
    """One line: what fills it, and how many more (fewer: below 0); ``whole``: it stands on the ground."""

    kind: str
    number: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line as drawn, in per cent of the width."""

    kind: str
    x: str
    width: str


def waterfall(changes: Iterable[Change]) -> tuple[Stretch, ...]:
    """Each line begins where the one before ended; a whole one is drawn from 0. One scale for all."""
    spans, at = [], 0
    for change in changes:
        start = 0 if change.whole else at
        at = start + change.number
        spans.append((change.kind, min(start, at), max(start, at)))
    highest = max((end for _, _, end in spans), default=0)
    return tuple(
        Stretch(kind, per_cent(start, highest), per_cent(end - start, highest)) for kind, start, end in spans
    )
