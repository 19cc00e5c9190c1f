"""Villages follow their communes into the next period: reading what became of communes, moving villages."""

from collections import defaultdict

from rasoat.places.loading.village_history import CommuneHistory, Stay, village_stays
from rasoat.places.models import Level, UnitPeriod, UnitSuccession
from rasoat.places.queries import periods_of_level
from rasoat.places.unit_row import UnitRow, path_of


def commune_history() -> CommuneHistory:
    """All communes with what each became as a whole, in two statements."""
    periods: dict[int, list[UnitRow]] = defaultdict(list)
    for row in periods_of_level(Level.COMMUNE):
        periods[row.id].append(row)
    whole = UnitSuccession.objects.filter(whole=True).values_list("from_unit_id", "to_unit_id")
    return CommuneHistory({unit: tuple(rows) for unit, rows in periods.items()}, dict(whole))


def carry_villages() -> int:
    """End the open periods of villages whose commune has ended or changed, and add what follows.

    Answers how many villages moved. The village's unit, code and households stay what they are. A village of
    a divided commune is ended and not continued.
    """
    history = commune_history()
    ended: list[UnitPeriod] = []
    added: list[UnitPeriod] = []
    for period in UnitPeriod.objects.filter(level=Level.VILLAGE, valid_to__isnull=True):
        first, *following = village_stays(history, period.parent_id, period.valid_from, period.area_type)
        if first.valid_to is not None:
            period.valid_to = first.valid_to
            ended.append(period)
            added += [continued(period, stay) for stay in following]
    UnitPeriod.objects.bulk_update(ended, ["valid_to"], batch_size=500)
    UnitPeriod.objects.bulk_create(added, batch_size=1000)
    return len(ended)


def continued(period: UnitPeriod, stay: Stay) -> UnitPeriod:
    """The same village under the same name, in another stay."""
    return period.but(
        area_type=stay.area_type,
        parent_id=stay.commune_id,
        path=path_of(stay.commune_path, period.unit_id),
        valid_from=stay.valid_from,
        valid_to=stay.valid_to,
    )
