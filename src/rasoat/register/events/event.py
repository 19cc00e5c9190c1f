"""An event before it has a number, and after."""

from datetime import date
from typing import Any, NamedTuple

Payload = dict[str, Any]


class Draft(NamedTuple):
    """An event about to be written. ``unit_path`` is the path of the household's village.

    ``keeper`` is the commune that keeps it where that is another than the village's: an event of the past is
    kept by the commune that the household belongs to when it becomes known.
    """

    kind: str
    household: int
    unit_path: str
    valid_on: date
    payload: Payload
    keeper: int | None = None


class Event(NamedTuple):
    """A written event, as the register is computed from it."""

    id: int
    kind: str
    household: int
    unit_path: str
    valid_on: date
    payload: Payload

    @property
    def village(self) -> int:
        """Id of the village: the last six digits of the path."""
        return int(self.unit_path[-6:])
