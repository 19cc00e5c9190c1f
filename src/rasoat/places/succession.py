"""What became of a unit, where it came from, and how many tiers a day has."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from rasoat.places.models import UnitSuccession


@dataclass(frozen=True, slots=True)
class Succession:
    """``from_id`` became ``to_id`` on ``on``; not ``whole``: only a part of it did."""

    from_id: int
    to_id: int
    on: date
    whole: bool


@dataclass(frozen=True, slots=True)
class Tiers:
    """How many levels of government there are from a day on."""

    valid_from: date
    count: int
    source: str
    certainty: str


def successors(unit_id: int) -> tuple[Succession, ...]:
    """What the unit became. Several: it was divided. None: it still is, or nothing followed (districts)."""
    return _successions(from_unit_id=unit_id)


def predecessors(unit_id: int) -> tuple[Succession, ...]:
    """The units it was made of."""
    return _successions(to_unit_id=unit_id)


def tiers_on(day: date) -> int:
    """3 with districts, 2 without."""
    begun = [tiers for tiers in all_tiers() if tiers.valid_from <= day]
    return (begun or all_tiers())[-1].count


@cache
def all_tiers() -> tuple[Tiers, ...]:
    """The dated facts behind ``tiers_on``, oldest first."""
    text = (files("rasoat.places") / "data" / "tiers.toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text)["tiers"]
    found = [Tiers(entry["from"], entry["count"], entry["source"], entry["certainty"]) for entry in entries]
    return tuple(sorted(found, key=lambda tiers: tiers.valid_from))


def _successions(**condition: int) -> tuple[Succession, ...]:
    found = UnitSuccession.objects.filter(**condition).order_by("on", "from_unit_id", "to_unit_id")
    return tuple(
        Succession(*values) for values in found.values_list("from_unit_id", "to_unit_id", "on", "whole")
    )
