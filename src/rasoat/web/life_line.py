"""Geometry of a household's life line: years from left to right, its class as a band, what happened as marks.

Lengths are per cent of the width, as in ``pictures``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rasoat.register.queries.life import Band
from rasoat.web.pictures import per_cent

LEAST_YEARS = 3
MOST_LABELS = 8
GROUPS = {"poor": "poor", "near_poor": "near_poor", "none": "above"}
"""The class of a band as pictures colour it."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year; without a label where these would stand too close."""

    year: int
    label: str
    x: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time with one class, or ("") in which the household was there without one."""

    group: str
    x: str
    width: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened."""

    kind: str
    day: date
    x: str


@dataclass(frozen=True, slots=True)
class LifeLine:
    """The picture. ``now`` is where today is, or the day asked for; ``end`` where the household ended."""

    first: int
    last: int
    ticks: tuple[Tick, ...]
    track: Stretch
    bands: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    now: str
    end: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        """The classes that the household had, each once."""
        return tuple(dict.fromkeys(band.group for band in self.bands))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The sorts of marks that there are, each once."""
        return tuple(dict.fromkeys(mark.kind for mark in self.marks))


def life_line(
    begins: date,
    shown: date,
    today: date,
    bands: Iterable[Band],
    marks: Iterable[tuple[date, str]],
    ends: date | None = None,
) -> LifeLine:
    """From the year in which anything is known until this year, at least three years. ``shown``: the day
    that the page is for.
    """
    first = min(begins.year, today.year - LEAST_YEARS + 1)
    scale = _Scale(date(first, 1, 1), date(today.year + 1, 1, 1))
    until = min(ends or today, today)
    return LifeLine(
        first=first,
        last=today.year,
        ticks=tuple(_ticks(range(first, today.year + 1), scale)),
        track=scale.stretch("", begins, until),
        bands=tuple(
            scale.stretch(GROUPS.get(band.group, band.group), band.since, min(band.until or until, until))
            for band in bands
            if band.since < until
        ),
        marks=tuple(Mark(kind, day, scale.at(day)) for day, kind in marks),
        now=scale.at(shown),
        end=scale.at(ends) if ends else "",
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> str:
        inside = min(max(day, self.first), self.last)
        return per_cent((inside - self.first).days, (self.last - self.first).days)

    def stretch(self, group: str, since: date, until: date) -> Stretch:
        width = per_cent(max((until - max(since, self.first)).days, 0), (self.last - self.first).days)
        return Stretch(group, self.at(since), width, since, until)


def _ticks(years: Sequence[int], scale: _Scale) -> Iterator[Tick]:
    step = -(-len(years) // MOST_LABELS)
    for year in years:
        yield Tick(year, str(year) if (year - years[0]) % step == 0 else "", scale.at(date(year, 1, 1)))
