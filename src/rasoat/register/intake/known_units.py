"""Units of the province as the survey reader compares with them."""

from collections import defaultdict
from datetime import date

from rasoat.places.models import Level
from rasoat.places.queries import periods_of_level
from rasoat.places.unit_row import UnitRow
from rasoat.surveys.known_units import KnownUnit, KnownUnits


def known_units() -> KnownUnits:
    """Communes and villages in all their periods."""
    communes = periods_of_level(Level.COMMUNE)
    periods: dict[int, list[UnitRow]] = defaultdict(list)
    for commune in communes:
        periods[commune.id].append(commune)
    villages = periods_of_level(Level.VILLAGE)
    return KnownUnits(
        communes=tuple(_known(commune, "") for commune in communes),
        villages=tuple(_known(unit, _code_of(periods, unit.parent_id, unit.valid_from)) for unit in villages),
    )


def _code_of(periods: dict[int, list[UnitRow]], unit_id: int | None, day: date) -> str:
    held = periods.get(unit_id, []) if unit_id else []
    return next((period.code for period in held if period.holds_on(day)), "")


def _known(unit: UnitRow, parent_code: str) -> KnownUnit:
    return KnownUnit(
        code=unit.code,
        title=unit.title,
        name=unit.name,
        parent_code=parent_code,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        other_names=unit.other_names,
    )
