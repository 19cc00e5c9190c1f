"""Units that come with the software, read without a database: names and codes through time."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from rasoat.surveys.known_units import KnownUnit, KnownUnits

_COLUMNS_OF_TEXT = ("unit", "level", "code", "name", "type", "area_type", "score_region", "parent")


@dataclass(frozen=True, slots=True)
class ShippedUnit:
    """One period of one unit, with the labels that tie it to the unit above."""

    unit: str
    level: str
    code: str
    name: str = ""
    type: str = ""
    area_type: str = ""
    score_region: str = ""
    parent: str = ""
    other_names: tuple[str, ...] = ()
    valid_from: date = date.min
    valid_to: date | None = None

    @property
    def title(self) -> str:
        """Type and name."""
        return f"{self.type} {self.name}".strip()

    def holds_on(self, day: date) -> bool:
        """Whether the unit is this on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


def find_commune(code: str, day: date) -> tuple[ShippedUnit, ...]:
    """The commune with this code on ``day`` and the units above it, province first; nothing when unknown."""
    present = [unit for unit in shipped() if unit.holds_on(day)]
    commune = next((unit for unit in present if unit.level == "commune" and unit.code == code), None)
    if commune is None:
        return ()
    by_label = {unit.unit: unit for unit in present}
    found = [commune]
    while found[0].parent in by_label:
        found.insert(0, by_label[found[0].parent])
    return tuple(found)


def known_units() -> KnownUnits:
    """All communes, for the reader of surveys to compare with."""
    communes = tuple(_known(unit) for unit in shipped() if unit.level == "commune")
    provinces = frozenset(unit.code for unit in shipped() if unit.level == "province")
    return KnownUnits(communes=communes, provinces=provinces)


@cache
def shipped() -> tuple[ShippedUnit, ...]:
    """Every period of every unit of every province carried with the software."""
    folders = [folder for folder in (files("rasoat.places") / "data").iterdir() if folder.is_dir()]
    texts = ((folder / "units.csv").read_text(encoding="utf-8") for folder in folders)
    return tuple(unit for text in texts for unit in _units(text))


def _units(text: str) -> Iterator[ShippedUnit]:
    for row in csv.DictReader(text.splitlines()):
        yield ShippedUnit(
            **{name: row[name] for name in _COLUMNS_OF_TEXT},
            other_names=tuple(name.strip() for name in row["other_names"].split(";") if name.strip()),
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )


def _known(unit: ShippedUnit) -> KnownUnit:
    return KnownUnit(
        code=unit.code,
        title=unit.title,
        name=unit.name,
        parent_code="",
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        other_names=unit.other_names,
    )
