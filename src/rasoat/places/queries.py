"""Reading units as they are on a day. Units are public; which of them a person works on is not asked here.

Every function takes the day, since no unit is anything without one.
"""

from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from rasoat.common.names import fold, spelling
from rasoat.places.models import UnitPeriod
from rasoat.places.unit_row import UnitRow, area_range

_COLUMNS = (
    "unit_id",
    "level",
    "code",
    "name",
    "other_names",
    "type",
    "area_type",
    "score_region",
    "parent_id",
    "path",
    "valid_from",
    "valid_to",
    "sort_key",
)

_THROUGH_TIME = """
WITH RECURSIVE was (root, unit) AS (
    SELECT id, id FROM unnest(%(ids)s::bigint[]) AS id
    UNION
    SELECT was.root, became.from_unit_id FROM was
    JOIN places_unitsuccession AS became
      ON became.to_unit_id = was.unit AND became.whole AND became.on <= %(day)s
)
SELECT was.root, period.path,
       period.unit_id = was.root AND (period.valid_to IS NULL OR period.valid_to > %(day)s) AS now
FROM was JOIN places_unitperiod AS period ON period.unit_id = was.unit AND period.valid_from <= %(day)s
ORDER BY now DESC, period.valid_from DESC, period.path
"""


def unit_on(unit_id: int, day: date) -> UnitRow | None:
    """The unit as it is on ``day``; None when it is not (not yet, no longer, never)."""
    return _first(_on(day).filter(unit_id=unit_id))


def unit_by_code(code: str, day: date) -> UnitRow | None:
    """The unit that has ``code`` on ``day``. The same code names other units on other days."""
    return _first(_on(day).filter(code=code))


def units_on(unit_ids: Iterable[int], day: date) -> dict[int, UnitRow]:
    """Those of the units that are on ``day``, by id."""
    return {row.id: row for row in _rows(_on(day).filter(unit_id__in=list(unit_ids)))}


def ancestors(unit: UnitRow, day: date) -> tuple[UnitRow, ...]:
    """The units above, province first. ``day`` lies in the unit's period."""
    above = units_on(unit.ids[:-1], day)
    return tuple(above[unit_id] for unit_id in unit.ids[:-1])


def breadcrumb(unit: UnitRow, day: date) -> tuple[UnitRow, ...]:
    """The units above and the unit itself, province first."""
    return (*ancestors(unit, day), unit)


def children(unit_id: int, day: date) -> tuple[UnitRow, ...]:
    """The units directly below, in Vietnamese order. With two tiers those of a province are communes."""
    return _rows(_on(day).filter(parent_id=unit_id).order_by("sort_key", "code"))


def units_under(path: str, day: date, level: str | None = None) -> tuple[UnitRow, ...]:
    """The unit of ``path`` and all below it, in Vietnamese order; of one level when asked."""
    first, end = area_range(path)
    found = _on(day).filter(path__gte=first, path__lt=end)
    if level is not None:
        found = found.filter(level=level)
    return _rows(found.order_by("sort_key", "code"))


def units_of_level(level: str, day: date) -> tuple[UnitRow, ...]:
    """All units of a level on ``day``, in Vietnamese order."""
    return _rows(_on(day).filter(level=level).order_by("sort_key", "code"))


def paths_through_time(unit_ids: Iterable[int], day: date) -> dict[int, tuple[str, ...]]:
    """The paths of those units that are on ``day``, by id: the present one first, then every one at which the
    unit, or one that became it as a whole, ever lay.

    What was recorded there carries the path of then; it belongs to whoever works on the unit now.
    """
    with connection.cursor() as cursor:  # all areas: units are public
        cursor.execute(_THROUGH_TIME, {"ids": list(unit_ids), "day": day})
        rows = cursor.fetchall()
    found: dict[int, list[str]] = {unit: [path] for unit, path, now in rows if now}
    for unit, path, _ in rows:
        if unit in found and path not in found[unit]:
            found[unit].append(path)
    return {unit: tuple(paths) for unit, paths in found.items()}


def search_units(
    text: str, day: date, *, within: Iterable[str] | None = None, limit: int = 30
) -> tuple[UnitRow, ...]:
    """Units whose title has words that begin as ``text``, or whose code it is; accents need not be typed.

    ``within`` keeps to the paths given and what lies below them. Names with the accents as typed come first.
    """
    wanted = fold(text)
    if not wanted:
        return ()
    found = _on(day).filter(Q(search_text__contains=f" {wanted}") | Q(code=wanted))
    if within is not None:
        found = found.filter(_within(within))
    return tuple(sorted(_rows(found), key=lambda row: _rank(row, text))[:limit])


def units_last_seen(unit_ids: Iterable[int], day: date) -> dict[int, UnitRow]:
    """The units as they are on ``day`` or, where they have ended, as they were at last, by id."""
    return {row.id: row for row in _rows(_last_seen(day).filter(unit_id__in=list(unit_ids)))}


def ids_last_seen_within(paths: Iterable[str], day: date) -> QuerySet[UnitPeriod]:
    """A query of the ids of all units, ended ones too, that lie or at last lay at ``paths`` or below."""
    return UnitPeriod.objects.filter(_within(paths), pk__in=_last_seen(day).values("pk")).values("unit_id")


def periods_of(unit_id: int) -> tuple[UnitRow, ...]:
    """All periods of a unit, oldest first."""
    return _rows(UnitPeriod.objects.filter(unit_id=unit_id).order_by("valid_from"))


def periods_of_each(unit_ids: Iterable[int]) -> dict[int, tuple[UnitRow, ...]]:
    """All periods of the units, oldest first, by id."""
    found: dict[int, tuple[UnitRow, ...]] = {}
    for row in _rows(UnitPeriod.objects.filter(unit_id__in=list(unit_ids)).order_by("valid_from")):
        found[row.id] = (*found.get(row.id, ()), row)
    return found


def periods_of_code(code: str) -> tuple[UnitRow, ...]:
    """All periods in which ``code`` was in use, oldest first, whichever unit had it."""
    return _rows(UnitPeriod.objects.filter(code=code).order_by("valid_from"))


def periods_of_level(level: str) -> tuple[UnitRow, ...]:
    """All periods of all units of a level, oldest first."""
    return _rows(UnitPeriod.objects.filter(level=level).order_by("valid_from", "path"))


def _on(day: date) -> QuerySet[UnitPeriod]:
    return UnitPeriod.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)


def _last_seen(day: date) -> QuerySet[UnitPeriod]:
    begun = UnitPeriod.objects.filter(valid_from__lte=day)
    return begun.order_by("unit_id", "-valid_from").distinct("unit_id")


def _rows(periods: QuerySet[UnitPeriod]) -> tuple[UnitRow, ...]:
    return tuple(_row(values) for values in periods.values_list(*_COLUMNS))


def _first(periods: QuerySet[UnitPeriod]) -> UnitRow | None:
    rows = _rows(periods[:1])
    return rows[0] if rows else None


def _row(values: tuple) -> UnitRow:
    unit_id, level, code, name, other_names, *rest = values
    return UnitRow(unit_id, level, code, name, tuple(other_names), *rest)


def _within(paths: Iterable[str]) -> Q:
    """No path at all means no unit at all."""
    condition = Q(pk__in=[])
    for path in paths:
        first, end = area_range(path)
        condition |= Q(path__gte=first, path__lt=end)
    return condition


def _rank(row: UnitRow, text: str) -> tuple[bool, bool, bool, str, str]:
    """The very name first, then the same without accents, then names that begin so, then the rest."""
    wanted = fold(text)
    folded = [fold(name) for name in (*row.names, row.title)]
    return (
        not row.is_called(text),
        wanted not in folded,
        not any(spelling(text) in spelling(name) for name in row.names),
        row.path[:6],
        row.sort_key,
    )
