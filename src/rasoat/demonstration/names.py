"""Names of invented people, put together by chance from the lists in ``data/names.toml``."""

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any, Literal

from rasoat.demonstration.chance import Weighted, one_of
from rasoat.demonstration.data_files import read_toml

Sex = Literal["male", "female"]


@dataclass(frozen=True, slots=True)
class _Own:
    """How a person's own name is made: middle and given name after the family's, or a pattern."""

    middle: Weighted[str]
    given: tuple[str, ...]
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tradition:
    """How names are given among one or several peoples."""

    family: Weighted[str]
    children_take: Literal["father", "mother", "none"]
    own: dict[str, _Own]

    def family_name(self, chance: Random) -> str:
        """A family's, or clan's, name."""
        return self.family.draw(chance)

    def full_name(self, chance: Random, sex: Sex, family: str) -> str:
        """A full name in this family."""
        own = self.own[sex]
        if own.given:
            return f"{family} {own.middle.draw(chance)} {one_of(chance, own.given)}"
        return one_of(chance, own.patterns).format(family=family, syllable=_syllable(chance))


def tradition_of(ethnic_group: str) -> Tradition:
    """The tradition of a people by its two-digit code; that of the Kinh for any other people."""
    return _traditions().get(ethnic_group) or _traditions()["01"]


def random_name(chance: Random, ethnic_group: str, sex: Sex | None = None) -> str:
    """Somebody's full name."""
    tradition = tradition_of(ethnic_group)
    own_sex: Sex = sex or ("male" if chance.random() < 0.5 else "female")
    return tradition.full_name(chance, own_sex, tradition.family_name(chance))


def place_name(chance: Random) -> str:
    """Two or three syllables without meaning, for a bon or buôn."""
    return " ".join(_syllable(chance) for _ in range(2))


@cache
def _traditions() -> dict[str, Tradition]:
    found: dict[str, Tradition] = {}
    for entry in read_toml("names.toml")["tradition"].values():
        made = _tradition(entry)
        found |= dict.fromkeys(entry["groups"], made)
    return found


def _tradition(entry: dict[str, Any]) -> Tradition:
    own = {sex: _own(entry[sex]) for sex in ("male", "female")}
    return Tradition(_weighted(entry["family"]), entry["children_take"], own)


def _own(entry: dict[str, Any]) -> _Own:
    patterns = tuple(entry[key] for key in ("pattern", "other_pattern") if key in entry)
    return _Own(_weighted(entry.get("middle", [""])), tuple(entry.get("given", [])), patterns)


def _weighted(entries: list[str | list[Any]]) -> Weighted[str]:
    pairs = (entry if isinstance(entry, list) else (entry, 1) for entry in entries)
    return Weighted({str(name): float(weight) for name, weight in pairs})


def _syllable(chance: Random) -> str:
    onsets, rimes = _sounds()
    return one_of(chance, onsets) + one_of(chance, rimes)


@cache
def _sounds() -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = read_toml("names.toml")["syllables"]
    return tuple(parts["onsets"]), tuple(parts["rimes"])
