"""What a reform moves, before anything is moved."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.places.models import Level
from rasoat.places.queries import units_last_seen, units_on, units_under
from rasoat.places.succession import successors
from rasoat.places.unit_row import UnitRow
from rasoat.register.models import Household


@dataclass(frozen=True, slots=True)
class VillageMove:
    """A village whose households do not lie where it does on the day.

    ``to`` is where they go, None while nobody has said; ``options`` are then the villages to choose from.
    """

    village: UnitRow
    path: str
    households: int
    to: UnitRow | None
    options: tuple[UnitRow, ...] = ()


def plan(day: date, acting_user: ActingUser, choices: Mapping[int, int] | None = None) -> list[VillageMove]:
    """Every village that moves on ``day``, those first for which somebody has to choose.

    Only what lies in the person's areas. A village that is on the day takes its households along. One that
    ended goes where ``choices`` say; the villages of the communes that its commune became are offered.
    """
    homes = _homes(acting_user)
    there = units_on({unit for unit, _ in homes}, day)
    gone = units_last_seen({unit for unit, _ in homes} - there.keys(), day)
    offered = _offered(gone.values(), day)
    chosen = units_on((choices or {}).values(), day)
    moves = []
    for (unit, path), households in sorted(homes.items()):
        village = there.get(unit) or gone.get(unit)
        if village is None or (unit in there and there[unit].path == path):
            continue
        to = there.get(unit) or chosen.get((choices or {}).get(unit, 0))
        moves.append(VillageMove(village, path, households, to, offered.get(unit, ())))
    return sorted(moves, key=lambda move: (move.to is not None, move.path))


def _homes(acting_user: ActingUser) -> dict[tuple[int, str], int]:
    """How many households that have not ended stand under each village and path."""
    seen = Household.objects.visible_to(acting_user).filter(closed_on__isnull=True)
    rows = seen.order_by().values_list("unit_id", "unit_path").annotate(count=Count("pk"))
    return {(unit, path): count for unit, path, count in rows}


def _offered(gone: Iterable[UnitRow], day: date) -> dict[int, tuple[UnitRow, ...]]:
    """For each village that ended: what it became, else the villages of what its commune became."""
    by_commune: dict[int, tuple[UnitRow, ...]] = {}
    offered: dict[int, tuple[UnitRow, ...]] = defaultdict(tuple)
    for village in gone:
        own = units_on((one.to_id for one in successors(village.id)), day)
        if own:
            offered[village.id] = tuple(own.values())
            continue
        commune = village.parent_id or 0
        if commune not in by_commune:
            by_commune[commune] = _villages_of_followers(commune, day)
        offered[village.id] = by_commune[commune]
    return offered


def _villages_of_followers(commune: int, day: date) -> tuple[UnitRow, ...]:
    followers = units_on((commune, *(one.to_id for one in successors(commune))), day)
    return tuple(
        village for unit in followers.values() for village in units_under(unit.path, day, Level.VILLAGE)
    )


def whole_plan(day: date, choices: Mapping[int, int]) -> list[VillageMove]:
    """As ``plan``, of everything there is: what the registrar carries out."""
    with acting(system_actor("system.registrar")) as registrar:
        return plan(day, registrar, choices)
