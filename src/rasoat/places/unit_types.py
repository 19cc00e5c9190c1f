"""The words for the types of units, and how to part them from the name."""

from collections.abc import Iterable
from typing import Final

from rasoat.common.names import fold, tidy
from rasoat.places.models import AreaType, Level

TYPES: Final = {
    Level.PROVINCE: ("Tỉnh", "Thành phố"),
    Level.DISTRICT: ("Huyện", "Thị xã", "Thành phố", "Quận"),
    Level.COMMUNE: ("Xã", "Phường", "Thị trấn", "Đặc khu"),
    Level.VILLAGE: (
        "Thôn",
        "Buôn",
        "Bon",
        "Bản",
        "Tổ dân phố",
        "Làng",
        "Xóm",
        "Ấp",
        "Khu phố",
        "Khối phố",
        "Khóm",
        "Khu",
        "Tổ",
    ),
}
# How people shorten them in tables.
_SHORT: Final = {"tdp": "Tổ dân phố", "tp": "Thành phố", "tx": "Thị xã", "tt": "Thị trấn"}


def split_type(text: str, level: Level) -> tuple[str | None, str]:
    """("Xã", "Đắk Ha") for "xã Đắk Ha"; (None, text) when no type of the level leads it.

    A name that is nothing but the word stays a name: ("Bon" alone) gives (None, "Bon").
    """
    words = tidy(text).split(" ")
    known = {fold(name): name for name in TYPES[level]}
    known |= {short: name for short, name in _SHORT.items() if name in TYPES[level]}
    for length in (3, 2, 1):
        found = known.get(fold(" ".join(words[:length])))
        if found and len(words) > length:
            return found, " ".join(words[length:])
    return None, " ".join(words)


def type_named(text: str, level: Level) -> str | None:
    """The type as we write it, from any case and without accents; None when the level has no such type."""
    wanted = fold(text)
    short = _SHORT.get(wanted)
    if short in TYPES[level]:
        return short
    return next((name for name in TYPES[level] if fold(name) == wanted), None)


def area_of_type(commune_type: str) -> AreaType | None:
    """What the type of a commune says about its area: wards and towns are urban, communes rural."""
    if commune_type in ("Phường", "Thị trấn"):
        return AreaType.URBAN
    return AreaType.RURAL if commune_type == "Xã" else None


def search_text(unit_type: str, name: str, other_names: Iterable[str]) -> str:
    """Folded titles, a space before every word: " nia" finds Xã Đắk Nia, " moan" and " rmoan" find R'Moan."""
    names = (name, *other_names)
    written = [*names, *(each.replace("'", " ") for each in names)]
    return " " + " | ".join(dict.fromkeys(fold(f"{unit_type} {each}") for each in written))
