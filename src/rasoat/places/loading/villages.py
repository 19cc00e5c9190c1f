"""Adding villages in bulk, each with a permanent code of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from rasoat.common.codes import village_code
from rasoat.common.names import sort_key
from rasoat.common.problems import Problem, Refused, Severity
from rasoat.places.finder import UnitFinder
from rasoat.places.loading.carry import commune_history
from rasoat.places.loading.village_history import CommuneHistory, Stay, village_stays
from rasoat.places.loading.village_rows import NewVillage, VillageReader, VillageRow
from rasoat.places.models import Level, Unit, UnitPeriod
from rasoat.places.queries import periods_of_level, units_of_level
from rasoat.places.unit_row import path_of
from rasoat.places.unit_types import search_text


@dataclass(frozen=True, slots=True)
class AddedVillages:
    """Ids of the new villages in the order of their rows; how many rows were there already; warnings."""

    ids: tuple[int, ...]
    already: int
    warnings: tuple[Problem, ...]


@transaction.atomic
def add_villages(
    rows: Iterable[VillageRow],
    *,
    valid_from: date,
    issuer: int,
    source: str,
    certainty: str = "text",
    lookalikes_allowed: bool = False,
) -> AddedVillages:
    """Add the villages of a table, all or none; the same table again changes nothing.

    Communes are looked up as they are on ``valid_from``; where one was merged later, the village follows into
    its successor at once. ``issuer`` is the installation's. Two villages of a commune that differ in accents
    alone are refused until somebody has looked (``lookalikes_allowed``). Raises ``Refused`` with every fault.
    """
    _take_turn()
    communes = UnitFinder(units_of_level(Level.COMMUNE, valid_from), valid_from)
    reader = VillageReader(communes, periods_of_level(Level.VILLAGE), lookalikes_allowed=lookalikes_allowed)
    for row in rows:
        reader.read(row)
    if any(problem.severity is Severity.ERROR for problem in reader.problems):
        raise Refused(reader.problems)
    ids = _write(reader.new, _Entry(valid_from, issuer, source, certainty, commune_history()))
    return AddedVillages(ids, reader.already, tuple(reader.problems))


@dataclass(frozen=True, slots=True)
class _Entry:
    """What all villages of one table share."""

    valid_from: date
    issuer: int
    source: str
    certainty: str
    history: CommuneHistory


def _take_turn() -> None:
    """Two people adding villages wait for each other, so that neither misses the other's."""
    list(Unit.objects.select_for_update().order_by("id")[:1])


def _write(villages: list[NewVillage], entry: _Entry) -> tuple[int, ...]:
    units = Unit.objects.bulk_create([Unit() for _ in villages], batch_size=1000)
    periods = [
        _period(village, unit.pk, stay, entry)
        for village, unit in zip(villages, units, strict=True)
        for stay in village_stays(entry.history, village.commune.id, entry.valid_from, village.area_type)
    ]
    UnitPeriod.objects.bulk_create(periods, batch_size=1000)
    return tuple(unit.pk for unit in units)


def _period(village: NewVillage, unit_id: int, stay: Stay, entry: _Entry) -> UnitPeriod:
    return UnitPeriod(
        unit_id=unit_id,
        level=Level.VILLAGE,
        code=village_code(entry.issuer, unit_id),
        name=village.name,
        type=village.type,
        area_type=stay.area_type,
        parent_id=stay.commune_id,
        path=path_of(stay.commune_path, unit_id),
        valid_from=stay.valid_from,
        valid_to=stay.valid_to,
        search_text=search_text(village.type, village.name, []),
        sort_key=sort_key(village.title),
        source=entry.source,
        certainty=entry.certainty,
    )
