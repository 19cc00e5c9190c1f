"""A unit as it is on one day: what queries answer and other rooms pass round."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.names import spelling

# Above every digit: everything under a path lies in [path, path + PATH_END).
PATH_END = "~"
PATH_WIDTH = 6


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One period of one unit. ``area_type`` None means: not known, never: any."""

    id: int
    level: str
    code: str
    name: str
    other_names: tuple[str, ...]
    type: str
    area_type: str | None
    score_region: str | None
    parent_id: int | None
    path: str
    valid_from: date
    valid_to: date | None
    sort_key: str

    @property
    def title(self) -> str:
        """Type and name: Xã Đắk R'Moan."""
        return f"{self.type} {self.name}"

    @property
    def names(self) -> tuple[str, ...]:
        """The official name of this period, then other spellings in use."""
        return (self.name, *self.other_names)

    @property
    def ids(self) -> tuple[int, ...]:
        """Ids from the province down to this unit."""
        return ids_in(self.path)

    @property
    def area_range(self) -> tuple[str, str]:
        """First path that is in this unit, first that is not any more."""
        return area_range(self.path)

    def is_under(self, path: str) -> bool:
        """Whether this unit is ``path``'s own or lies below it."""
        return self.path.startswith(path)

    def holds_on(self, day: date) -> bool:
        """Whether this is the unit's period on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def is_called(self, name: str) -> bool:
        """Whether ``name`` spells one of its names, with its accents."""
        return spelling(name) in {spelling(each) for each in (*self.names, self.title)}


def path_of(parent_path: str, unit_id: int) -> str:
    """The parent's path and six digits of the unit's own id."""
    return f"{parent_path}{unit_id:0{PATH_WIDTH}d}"


def ids_in(path: str) -> tuple[int, ...]:
    """The unit ids of a path, from the province down."""
    return tuple(int(path[start : start + PATH_WIDTH]) for start in range(0, len(path), PATH_WIDTH))


def area_range(path: str) -> tuple[str, str]:
    """``[first, end)`` of all paths that are ``path`` or lie below it, in byte order."""
    return path, path + PATH_END
