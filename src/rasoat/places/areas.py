"""Urban or rural, and whose score sheet: what the law needs to know of a village on the review date."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.places.models import Level
from rasoat.places.queries import ancestors, unit_on, units_under
from rasoat.places.unit_row import PATH_WIDTH, UnitRow


@dataclass(frozen=True, slots=True)
class Area:
    """``area_type`` None: not known, and ``problem`` says so; no class may be proposed then."""

    area_type: str | None
    score_region: str | None
    problem: Problem | None


def area_on(unit_id: int, day: date) -> Area | None:
    """The area of a village or commune on ``day``; None when the unit is not on that day."""
    unit = unit_on(unit_id, day)
    return None if unit is None else _area(unit, ancestors(unit, day), day)


def areas_under(path: str, day: date) -> dict[int, Area]:
    """The areas of all villages under ``path`` by unit id, in two statements however many they are."""
    villages = units_under(path, day, Level.VILLAGE)
    communes = {unit.id: unit for unit in units_under(path[:PATH_WIDTH], day, Level.COMMUNE)}
    return {village.id: _area(village, _above(village, communes), day) for village in villages}


def _above(village: UnitRow, communes: dict[int, UnitRow]) -> tuple[UnitRow, ...]:
    return tuple(communes[unit_id] for unit_id in village.ids if unit_id in communes)


def _area(unit: UnitRow, above: tuple[UnitRow, ...], day: date) -> Area:
    stated = [each.score_region for each in (unit, *reversed(above)) if each.score_region]
    problem = None if unit.area_type else _unknown(unit, day)
    return Area(unit.area_type, stated[0] if stated else None, problem)


def _unknown(unit: UnitRow, day: date) -> Problem:
    return Problem(
        "unit.area_unknown",
        unit.title,
        Words(
            f"chưa rõ là thành thị hay nông thôn vào ngày {day:%d/%m/%Y}.",
            f"whether it is urban or rural on {day:%d/%m/%Y} is not known.",
        ),
        Words(
            "Ghi khu vực của đơn vị này theo văn bản của tỉnh.",
            "Record its area according to the province's document.",
        ),
    )
