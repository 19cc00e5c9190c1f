"""The real communes of Đắk Nông in 2018, by code and official name."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, Literal

from rasoat.places.loading.file_rows import PeriodRow
from rasoat.places.loading.province_files import read_province, shipped
from rasoat.places.models import Level

PROVINCE_FILES: Final = "67-dak-nong"
PROVINCE_CODE: Final = "67"
_DAY: Final = date(2018, 9, 1)


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune as it was in the autumn of 2018."""

    code: str
    name: str
    type: str
    area: Literal["urban", "rural"]
    district_code: str
    district: str
    region: str

    @property
    def title(self) -> str:
        """Type and name."""
        return f"{self.type} {self.name}"


@cache
def all_communes() -> tuple[Commune, ...]:
    """All 71, district by district."""
    units = {row.unit: row for row in read_province(shipped(PROVINCE_FILES)).periods if row.holds_on(_DAY)}
    communes = [_commune(row, units) for row in units.values() if row.level == Level.COMMUNE]
    return tuple(sorted(communes, key=lambda commune: (commune.district_code, commune.code)))


def communes_of(district_code: str) -> tuple[Commune, ...]:
    """The communes of a district, in the order of codes."""
    return tuple(commune for commune in all_communes() if commune.district_code == district_code)


def _commune(row: PeriodRow, units: dict[str, PeriodRow]) -> Commune:
    district = units[row.parent]
    area: Literal["urban", "rural"] = "urban" if row.area_type == "urban" else "rural"
    return Commune(
        row.code,
        row.name,
        row.type,
        area,
        district.code,
        f"{district.type} {district.name}",
        row.score_region or "",
    )
