"""Where a key of the built sheet came from: the cell that a person has to mend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from rasoat.common.problems import Problem
from rasoat.law.sheet_workbook.rows import LevelRow


class Placed(Protocol):
    """A row and the places of its values."""

    @property
    def row(self) -> LevelRow:
        """The row."""

    @property
    def places(self) -> Mapping[str, str]:
        """Column to place."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Places by key of the sheet; ``default`` where no key fits."""

    places: Mapping[str, str]
    default: str

    def placed(self, problem: Problem) -> Problem:
        """The same fault at the cell its key came from: the longest key that begins like it."""
        key = problem.place.partition(" › ")[2]
        fitting = [
            known for known in self.places if key == known or key.startswith((f"{known}.", f"{known}#"))
        ]
        return replace(problem, place=self.places[max(fitting, key=len)] if fitting else self.default)


def anchors_of(info: Mapping[str, str], groups: Mapping[str, Sequence[Placed]]) -> Anchors:
    """Anchors of a sheet's own values and of every level of every item."""
    places = {key: place for key, place in info.items() if key != "table"}
    places |= {"source.instrument": info["instrument"]} if "instrument" in info else {}
    for name, group in groups.items():
        places |= _of_item(f"item.{name}", group)
    return Anchors(places, info.get("table", ""))


def _of_item(key: str, group: Sequence[Placed]) -> dict[str, str]:
    first = group[0].places
    places = {
        key: first["item"],
        f"{key}.no": first["no"],
        f"{key}.words": first["words"],
        f"{key}.shape": first["shape"],
        f"{key}.question": first["asks"],
        f"{key}.quantity": first["asks"],
        f"{key}.points": first["points"],
        f"{key}.points_each": first["points"],
        f"{key}.cap": first["cap"],
    }
    for number, placed in enumerate(group, start=1):
        cells = placed.places
        places |= {
            f"{key}.points.{placed.row.level}": cells["points"],
            f"{key}.band#{number}": cells["least"],
            f"{key}.band#{number}.most": cells["most"],
            f"{key}.band#{number}.points": cells["points"],
            f"{key}.step#{number}": cells["level"],
            f"{key}.step#{number}.points": cells["points"],
        }
    return places
