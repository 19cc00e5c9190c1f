"""My work: my areas, what waits for me, the legal days."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.words import Words
from rasoat.law.scoring.explain import Reference
from rasoat.web.page_models.counts import Counts
from rasoat.web.page_models.operations import Sign
from rasoat.web.pictures import Segment


@dataclass(frozen=True, slots=True)
class Tile:
    """One area I answer for, or one unit of it."""

    title: str
    url: str
    counts: Counts
    bar: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """Something that waits: how many, what, and the way there."""

    kind: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class LegalDay:
    """A day set by law, and how many days are left from the working date."""

    day: date
    words: Words
    reference: Reference
    days_left: int


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home of a signed-in person."""

    area_title: str
    counts: Counts | None
    bar: tuple[Segment, ...]
    tiles: tuple[Tile, ...]
    waits: tuple[Wait, ...]
    days: tuple[LegalDay, ...] | None
    """None for who has nothing to do with reviews."""
    signs: tuple[Sign, ...] = ()
    """How safe the data are, for who runs the machine."""
