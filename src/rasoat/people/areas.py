"""Area ranges: everything at or below a unit is one range of paths in byte order."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q

MOST = 8
"""A person acts with at most this many ranges: policies are written with that many pairs."""

END = "~"
"""Sorts after every digit."""


class AreaRange(NamedTuple):
    """The paths from ``start`` (included) to ``end`` (excluded)."""

    start: str
    end: str

    @classmethod
    def below(cls, path: str) -> "AreaRange":
        """A unit and everything below it; the empty path stands for everything there is."""
        return cls(path, path + END)

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self.start <= path < self.end


def condition(ranges: Iterable[AreaRange], field: str) -> Q:
    """Rows whose path lies in one of the ranges; no range means no row."""
    found = Q(pk__in=[])
    for start, end in ranges:
        found |= Q(**{f"{field}__gte": start, f"{field}__lt": end})
    return found
