"""Geometry of the pictures drawn on the server.

Lengths are per cent of the width, as text ("37.5%"): letters keep their size on a phone, no style
attribute is needed, and no locale can put a comma into them.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A number of households of one kind: a class id, "unscored" or "not_surveyed"."""

    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One coloured stretch of a bar."""

    kind: str
    number: int
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Box:
    """The scores of one class on the plane: from and to on B1, from and to on B2; ``None`` has no end."""

    kind: str
    left: int | None
    right: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Region:
    """A box as drawn; y runs down."""

    kind: str
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Line:
    """A threshold drawn across the plane, with its value."""

    value: int
    at: str


@dataclass(frozen=True, slots=True)
class Plane:
    """The decision table as a picture: B1 to the right, B2 upwards, the household as a mark."""

    regions: tuple[Region, ...]
    upright: tuple[Line, ...]
    level: tuple[Line, ...]
    b1: int
    b2: int
    x: str
    y: str
    mark_is_right: bool
    """Whether the mark is so far right that its label must stand to its left."""
    last_b1: int
    last_b2: int


def per_cent(part: int | float, whole: int | float) -> str:
    """``part`` of ``whole`` as a length; nothing of nothing is no length."""
    return f"{part * 100 / whole:.3f}%" if whole else "0%"


def stacked(parts: Iterable[Part], longest: int) -> tuple[Segment, ...]:
    """Parts one after the other, on a scale where ``longest`` households fill the width."""
    segments, gone = [], 0
    for part in parts:
        segments.append(
            Segment(part.kind, part.number, per_cent(gone, longest), per_cent(part.number, longest))
        )
        gone += part.number
    return tuple(segments)


def plane(b1: int, b2: int, boxes: Iterable[Box], *, last_b2: int) -> Plane:
    """The plane for one household.

    ``boxes`` come from the decision table, their edges are its thresholds; a score equal to a threshold
    lies on the line. ``last_b2``: the highest possible B2. B1 has no known end: the plane goes past the
    last threshold and the mark.
    """
    drawn = tuple(boxes)
    uprights = sorted({edge for box in drawn for edge in (box.left, box.right) if edge is not None})
    levels = sorted({edge for box in drawn for edge in (box.low, box.high) if edge is not None})
    last_b1 = -(-max(b1 + 1, uprights[-1] * 3 // 2) // 10) * 10
    return Plane(
        regions=tuple(_region(box, last_b1, last_b2) for box in drawn),
        upright=tuple(Line(edge, per_cent(edge, last_b1)) for edge in uprights),
        level=tuple(Line(edge, per_cent(last_b2 - edge, last_b2)) for edge in levels),
        b1=b1,
        b2=b2,
        x=per_cent(max(b1, 0), last_b1),
        y=per_cent(last_b2 - b2, last_b2),
        mark_is_right=b1 * 3 > last_b1 * 2,
        last_b1=last_b1,
        last_b2=last_b2,
    )


def _region(box: Box, last_b1: int, last_b2: int) -> Region:
    left, right = box.left or 0, last_b1 if box.right is None else box.right
    low, high = box.low or 0, last_b2 if box.high is None else box.high
    return Region(
        box.kind,
        x=per_cent(left, last_b1),
        y=per_cent(last_b2 - high, last_b2),
        width=per_cent(right - left, last_b1),
        height=per_cent(high - low, last_b2),
    )
