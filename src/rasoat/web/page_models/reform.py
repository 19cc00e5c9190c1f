"""A reform of units, before and while it is carried through the register."""

from dataclasses import dataclass
from datetime import date

from rasoat.places.unit_row import UnitRow
from rasoat.register.models import Reform
from rasoat.web.page_models.people import FieldFault


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A village that moves: from where, whither, with how many households; ``options`` where to choose."""

    village: int
    title: str
    before: str
    after: str
    households: int
    options: tuple[UnitRow, ...] = ()
    chosen: int = 0


@dataclass(frozen=True, slots=True)
class ReformPage:
    """What would move on ``day``; ``under_way`` is the reform that is being carried out or was stopped."""

    day: date
    moves: tuple[MoveRow, ...]
    households: int
    to_choose: int
    under_way: Reform | None
    percent: int
    past: tuple[Reform, ...]
    faults: tuple[FieldFault, ...] = ()
