"""What a snapshot says, from events that were known: the same knowledge gives the same bytes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from rasoat.campaigns.models import Campaign
from rasoat.people.acting import ActingUser
from rasoat.places.models import Level
from rasoat.places.queries import children, units_under
from rasoat.places.unit_row import UnitRow, area_range
from rasoat.register.canonical import canonical
from rasoat.register.movements.as_known import KnownMovement, Listed, movement_as_known
from rasoat.register.movements.columns import TABLES, Column
from rasoat.register.movements.table import Tables, part_of
from rasoat.register.queries.as_of import Known
from rasoat.review.models import ResidentCount

LAYOUT = 1
"""Changes when a snapshot says more or less than before."""
KINH = "01"
Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figures: of whom, between which days, and how much is known."""

    campaign: Campaign
    unit: UnitRow
    start: date
    as_of: date
    known: Known
    residents_known: int


@dataclass(frozen=True, slots=True)
class Computed:
    """The figures, and the movement that they were told from."""

    figures: Figures
    movement: KnownMovement

    @property
    def content(self) -> bytes:
        """As they are frozen."""
        return canonical(self.figures).encode()


def compute(asked: Asked, who: ActingUser) -> Computed:
    """The figures of the unit, of those directly below it, and of every commune."""
    found = movement_as_known(asked.unit, asked.start, asked.as_of, asked.known)
    residents = residents_of(asked.campaign, asked.unit.path, who, until=asked.residents_known)
    communes = communes_of(asked.unit, asked.as_of)
    below = () if asked.unit.level in (Level.COMMUNE, Level.VILLAGE) else children(asked.unit.id, asked.as_of)
    units = {unit.id: unit for unit in (asked.unit, *below, *communes)}
    figures = {
        "as_of": asked.as_of.isoformat(),
        "campaign": asked.campaign.code,
        "coverage": {"communes": len(communes), "residents": sum(one.id in residents for one in communes)},
        "layout": LAYOUT,
        "list_year": asked.campaign.list_year,
        "movement": {units[key].code: _tables(found.tables(key)) for key in units},
        "results": {units[key].code: _result(units[key], found, residents, asked.as_of) for key in units},
        "start": asked.start.isoformat(),
        "unit": asked.unit.code,
    }
    return Computed(figures, found)


def communes_of(unit: UnitRow, day: date) -> tuple[UnitRow, ...]:
    """The commune itself, or those below."""
    return units_under(unit.path, day, Level.COMMUNE)


def residents_of(
    campaign: Campaign, path: str, who: ActingUser, *, until: int | None = None
) -> dict[int, ResidentCount]:
    """The last confirmation of each commune, by its id; of those up to ``until``."""
    first, end = area_range(path)
    rows = ResidentCount.objects.visible_to(who).filter(
        campaign=campaign, unit_path__gte=first, unit_path__lt=end
    )
    rows = rows if until is None else rows.filter(pk__lte=until)
    return {row.commune_id: row for row in rows.order_by("id")}


def rate(part: int, whole: int) -> str:
    """Per cent with two decimals, rounded once, half up."""
    return str((Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP))


def differences(was: Figures, now: Figures, above: str = "") -> list[tuple[str, Any, Any]]:
    """Every figure that is another: where it stands, what it was, what it is."""
    found: list[tuple[str, Any, Any]] = []
    for key in sorted(was.keys() | now.keys()):
        before, after, place = was.get(key), now.get(key), f"{above} › {key}" if above else key
        if isinstance(before, dict) and isinstance(after, dict):
            found += differences(before, after, place)
        elif before != after:
            found.append((place, before, after))
    return found


def _tables(tables: Tables) -> Figures:
    return {name: {column.value: list(tables[name][column]) for column in Column} for name in TABLES}


def _result(
    unit: UnitRow, found: KnownMovement, residents: Mapping[int, ResidentCount], day: date
) -> Figures:
    here = [one for one in found.listed if part_of(one.standing.path, unit.id, 0) is not None]
    groups: dict[str, list[Listed]] = defaultdict(list)
    for one in here:
        groups[one.standing.group].append(one)
    base = _residents(unit, residents, day)
    return {
        "classes": dict(Counter(one.standing.class_id for one in here)),
        "groups": {name: _groups(groups[name]) for name in TABLES},
        "near_poor": _counted(groups["near_poor"], base),
        "poor": _counted(groups["poor"], base),
        "residents": base,
        "title": unit.title,
    }


def _counted(listed: Sequence[Listed], base: Figures | None) -> Figures:
    """Households and persons. Persons and rates are missing, not zero, where something is not known."""
    sizes = [one.standing.persons for one in listed]
    persons = None if None in sizes else sum(size or 0 for size in sizes)
    return {
        "households": len(listed),
        "persons": persons,
        "rate_households": rate(len(listed), base["households"]) if base else None,
        "rate_persons": rate(persons, base["persons"]) if base and persons is not None else None,
        "unknown_size": sizes.count(None),
    }


def _groups(listed: Iterable[Listed]) -> Figures:
    """Households whose head is of an ethnic minority; None while that of any head is not known."""
    heads = [one.state.head.ethnic_group if one.state.head else "" for one in listed]
    return {"ethnic_minority": None if "" in heads else sum(head != KINH for head in heads)}


def _residents(unit: UnitRow, residents: Mapping[int, ResidentCount], day: date) -> Figures | None:
    """The confirmed residents of a unit: only where every commune of it has confirmed them."""
    rows = [residents.get(one.id) for one in communes_of(unit, day)]
    known = [row for row in rows if row is not None]
    if not rows or len(known) < len(rows):
        return None
    said: Figures = {name: sum(getattr(row, name) for row in known) for name in ("households", "persons")}
    if len(known) == 1:
        said |= {"as_of": known[0].as_of.isoformat(), "source": known[0].source}
    return said
