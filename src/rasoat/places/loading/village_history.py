"""Where a village lies from a day on, as its commune is renamed, re-typed, merged. No database here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from rasoat.places.unit_row import UnitRow
from rasoat.places.unit_types import area_of_type


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch of time of a village in one commune, under one path and one area."""

    commune_id: int
    commune_path: str
    area_type: str | None
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class CommuneHistory:
    """All periods of communes by unit, oldest first, and the unit that each became as a whole."""

    periods: Mapping[int, tuple[UnitRow, ...]]
    became: Mapping[int, int]


def village_stays(history: CommuneHistory, commune_id: int, begin: date, area_type: str | None) -> list[Stay]:
    """The stays of a village that lies in a commune from ``begin`` on.

    When the commune became another one as a whole, the village follows. When it was divided, the last stay
    ends and nobody can say more without the village being named. The area stays while the commune's does;
    where a village comes under a commune of another kind (a town into a rural commune), no rule was found
    that gives its area, so it becomes None: not known.
    """
    stays: list[Stay] = []
    before: UnitRow | None = None
    for period in _periods_from(history, commune_id, begin):
        if before is not None:
            area_type = _carried(area_type, before, period)
        stay = Stay(period.id, period.path, area_type, max(begin, period.valid_from), period.valid_to)
        if stays and _same_place(stays[-1], stay):
            stay = replace(stay, valid_from=stays.pop().valid_from)
        stays.append(stay)
        before = period
    return stays


def _periods_from(history: CommuneHistory, commune_id: int, begin: date) -> Iterator[UnitRow]:
    follows: int | None = commune_id
    while follows is not None:
        for period in history.periods.get(follows, ()):
            if period.valid_to is None or period.valid_to > begin:
                yield period
        follows = history.became.get(follows)


def _carried(area_type: str | None, before: UnitRow, after: UnitRow) -> str | None:
    if before.id == after.id:
        return after.area_type if area_type == before.area_type else area_type
    return area_type if area_type == area_of_type(after.type) else None


def _same_place(before: Stay, after: Stay) -> bool:
    return replace(before, valid_from=after.valid_from, valid_to=after.valid_to) == after
