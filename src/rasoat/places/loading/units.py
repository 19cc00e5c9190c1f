"""Writing a province's units from its files into the database, as often as one likes."""

from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from django.db import transaction

from rasoat.common.names import sort_key
from rasoat.places.loading.carry import carry_villages
from rasoat.places.loading.file_rows import PeriodRow, SuccessionRow
from rasoat.places.loading.province_files import ProvinceFiles, read_province
from rasoat.places.models import Level, Unit, UnitPeriod, UnitSuccession
from rasoat.places.unit_row import path_of
from rasoat.places.unit_types import search_text

_TOP_DOWN = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)


@dataclass(frozen=True, slots=True)
class LoadedUnits:
    """How many rows were new; ``closed`` counts open periods that the files now end."""

    units: int
    periods: int
    closed: int
    successions: int
    villages_carried: int


@transaction.atomic
def load_units(folder: Traversable) -> LoadedUnits:
    """Bring in the units of a province's folder (``province_files.shipped``, or an office's own).

    What is there already (same level, code and first day) stays as it is, so a second load changes nothing.
    An open period that the files now end is ended, and the villages in it follow its successor: so a later
    version of the files brings a reform in. Raises ``Refused`` with every fault of the files.
    """
    province = read_province(folder)
    loader = _Loader(province)
    closed = loader.end_open_periods()
    new_units = loader.make_units()
    new_periods = loader.make_periods()
    new_successions = loader.make_successions()
    carried = carry_villages() if closed else 0
    return LoadedUnits(new_units, new_periods, closed, new_successions, carried)


class _Loader:
    """Holds which label is which unit while the files are written."""

    def __init__(self, province: ProvinceFiles) -> None:
        self.province = province
        self.rows = sorted(province.periods, key=lambda row: (_TOP_DOWN.index(row.level), row.valid_from))
        self.stored = {_key(period): period for period in UnitPeriod.objects.exclude(level=Level.VILLAGE)}
        self.ids = {row.unit: self.stored[_key(row)].unit_id for row in self.rows if _key(row) in self.stored}

    def end_open_periods(self) -> int:
        labels = {unit_id: label for label, unit_id in self.ids.items()}
        ended = []
        for period in self.stored.values():
            ends = self._ends_after(labels.get(period.unit_id), period.valid_from)
            if period.valid_to is None and ends:
                period.valid_to = min(ends)
                ended.append(period)
        return UnitPeriod.objects.bulk_update(ended, ["valid_to"]) if ended else 0

    def make_units(self) -> int:
        labels = [label for label in dict.fromkeys(row.unit for row in self.rows) if label not in self.ids]
        units = Unit.objects.bulk_create(Unit() for _ in labels)
        self.ids |= {label: unit.pk for label, unit in zip(labels, units, strict=True)}
        return len(labels)

    def make_periods(self) -> int:
        new = [row for row in self.rows if _key(row) not in self.stored]
        return len(UnitPeriod.objects.bulk_create([self._period(row) for row in new]))

    def make_successions(self) -> int:
        known = set(UnitSuccession.objects.values_list("from_unit_id", "to_unit_id", "on"))
        made = [self._succession(row) for row in self.province.successions]
        new = [each for each in made if (each.from_unit_id, each.to_unit_id, each.on) not in known]
        return len(UnitSuccession.objects.bulk_create(new))

    def _ends_after(self, label: str | None, day: date) -> list[date]:
        ends = [row.valid_to for row in self.rows if row.unit == label and row.valid_to]
        return [end for end in ends if end > day]

    def _period(self, row: PeriodRow) -> UnitPeriod:
        source = self.province.sources[row.source]
        return UnitPeriod(
            unit_id=self.ids[row.unit],
            level=row.level,
            code=row.code,
            name=row.name,
            other_names=list(row.other_names),
            type=row.type,
            area_type=row.area_type,
            score_region=row.score_region,
            parent_id=self.ids[row.parent] if row.parent else None,
            path=self._path(row),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            search_text=search_text(row.type, row.name, row.other_names),
            sort_key=sort_key(row.name),
            source=source.source,
            certainty=source.certainty,
        )

    def _path(self, row: PeriodRow) -> str:
        above = self._path(self._parent_of(row)) if row.parent else ""
        return path_of(above, self.ids[row.unit])

    def _parent_of(self, row: PeriodRow) -> PeriodRow:
        """The parent's row on the first day of ``row``; the reader has checked that there is one."""
        return next(each for each in self.rows if each.unit == row.parent and each.holds_on(row.valid_from))

    def _succession(self, row: SuccessionRow) -> UnitSuccession:
        source = self.province.sources[row.source]
        return UnitSuccession(
            from_unit_id=self.ids[row.from_unit],
            to_unit_id=self.ids[row.to_unit],
            on=row.on,
            whole=row.whole,
            source=source.source,
            certainty=source.certainty,
        )


def _key(row: PeriodRow | UnitPeriod) -> tuple[str, str, date]:
    return str(row.level), row.code, row.valid_from
