"""The list of a unit on any day."""

from dataclasses import dataclass
from datetime import date

from rasoat.register.models import FrozenList
from rasoat.register.queries.day_lists import DayCount, DayRow
from rasoat.web.page_models.people import FieldFault
from rasoat.web.page_models.places import UnitHead


@dataclass(frozen=True, slots=True)
class DayListPage:
    """``rows`` for a village or commune, ``counts`` for what lies above; ``known`` None: as known today.

    ``checked`` is the list just computed again, ``same`` whether it is what was frozen.
    """

    unit: UnitHead
    day: date
    known: date | None
    rows: tuple[DayRow, ...]
    counts: tuple[DayCount, ...]
    totals: dict[str, int]
    linked: bool
    frozen: tuple[FrozenList, ...]
    may_freeze: bool
    faults: tuple[FieldFault, ...] = ()
    title: str = ""
    checked: int = 0
    same: bool = False
