"""Invented villages: numbered thôn and tổ dân phố, bon and buôn with names without meaning."""

from dataclasses import dataclass
from random import Random

from rasoat.common.names import fold
from rasoat.demonstration.communes import Commune
from rasoat.demonstration.names import place_name

_NATIVE_TYPES = {"20": "Bon", "28": "Bon", "12": "Buôn"}
_BAN_PEOPLES = ("03",)


@dataclass(frozen=True, slots=True)
class VillageName:
    """Type and name apart, as units have them."""

    type: str
    name: str

    @property
    def title(self) -> str:
        """Type and name: Bon Krang Mơn."""
        return f"{self.type} {self.name}"


class VillageNamer:
    """Names the villages of one commune, no two alike even without accents."""

    def __init__(self, commune: Commune, chance: Random) -> None:
        self._plain_type = "Tổ dân phố" if commune.area == "urban" else "Thôn"
        self._chance = chance
        self._numbered = 0
        self._taken: set[str] = set()

    def name(self, main_people: str) -> VillageName:
        """A name for the next village, by the people that lives in most of it."""
        native_type = _NATIVE_TYPES.get(main_people)
        if native_type:
            return VillageName(native_type, self._new_place_name())
        if main_people in _BAN_PEOPLES and self._plain_type == "Thôn":
            return VillageName("Bản", self._new_place_name())
        self._numbered += 1
        return VillageName(self._plain_type, str(self._numbered))

    def _new_place_name(self) -> str:
        name = place_name(self._chance)
        while fold(name) in self._taken:
            name = place_name(self._chance)
        self._taken.add(fold(name))
        return name
