"""Administrative units the reader may compare with: given by whoever knows them, as plain data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """One unit in one period: ``title`` is type and name, ``valid_to`` the first day no longer, or None."""

    code: str
    title: str
    name: str
    parent_code: str
    valid_from: date
    valid_to: date | None = None
    other_names: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether the unit is this on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class KnownUnits:
    """Communes and, where they are known, villages (``parent_code`` is the commune's).

    ``provinces`` are the codes of the provinces they are complete for; none given: for every one.
    """

    communes: tuple[KnownUnit, ...] = ()
    villages: tuple[KnownUnit, ...] = ()
    provinces: frozenset[str] = frozenset()


def with_code(units: Iterable[KnownUnit], code: str) -> list[KnownUnit]:
    """Every period in which the code was in use, oldest first."""
    return sorted((unit for unit in units if unit.code == code), key=lambda unit: unit.valid_from)


def on_day(units: Iterable[KnownUnit], day: date) -> list[KnownUnit]:
    """The units that are on ``day``."""
    return [unit for unit in units if unit.holds_on(day)]
