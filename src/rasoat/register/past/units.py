"""The unit that a past list, a published total or an explanation is about: as it was on the list's day."""

from datetime import date

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.places import installation
from rasoat.places.queries import unit_on
from rasoat.places.unit_row import UnitRow

CLASSES = ("poor", "near_poor")


def day_of(list_year: int) -> date:
    """The day on which units are taken: the first of the list year, or today for a list to come."""
    return min(date(list_year, 1, 1), installation.today())


def unit_then(unit: int, list_year: int) -> UnitRow:
    """The unit on the list's day. Raises ``Refused`` where there was none."""
    found = unit_on(unit, day_of(list_year))
    if found is None:
        raise Refused([Problem("past.no_unit", "unit", _no_unit(list_year), OTHER_UNIT)])
    return found


def _no_unit(list_year: int) -> Words:
    return Words(
        f"Ngày 01/01/{list_year} không có đơn vị này.", f"On 01/01/{list_year} there was no such unit."
    )


OTHER_UNIT = Words("Chọn đơn vị của thời điểm đó.", "Choose a unit of that time.")
