"""A small province for tests: two districts, three communes, four villages, in a demonstration."""

import datetime as dt
from dataclasses import dataclass

from rasoat.common.names import fold, sort_key
from rasoat.places.installation import make_demonstration, make_real
from rasoat.places.models import Unit, UnitPeriod
from rasoat.places.unit_row import path_of

SINCE = dt.date(2010, 1, 1)
TODAY = dt.date(2018, 11, 15)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit and its path on the working date."""

    unit: Unit
    path: str


@dataclass(frozen=True, slots=True)
class SmallProvince:
    """``north`` has communes ``hill`` (villages ``upper``, ``lower``) and ``pine``; ``south`` has ``town``.

    ``hillside`` is a village of ``pine``; its path follows that of ``hill``'s villages closely.
    """

    province: Place
    north: Place
    south: Place
    hill: Place
    pine: Place
    town: Place
    upper: Place
    lower: Place
    hillside: Place
    quarter: Place


def make_small_province(*, real: bool = False) -> SmallProvince:
    """Add the units and decide that the database is a demonstration, or a real one (its day is today)."""
    province = _add("67", "Mẫu Sơn", "Tỉnh", "province")
    north = _add("661", "Bắc Mẫu", "Huyện", "district", province)
    south = _add("662", "Nam Mẫu", "Thị xã", "district", province)
    hill = _add("24601", "Đồi Cao", "Xã", "commune", north)
    pine = _add("24602", "Rừng Thông", "Xã", "commune", north)
    town = _add("24603", "Trung Tâm", "Phường", "commune", south)
    places = SmallProvince(
        province, north, south, hill, pine, town,
        upper=_add("246010001", "Thượng", "Thôn", "village", hill),
        lower=_add("246010002", "Hạ", "Buôn", "village", hill),
        hillside=_add("246020001", "Sườn Đồi", "Bon", "village", pine),
        quarter=_add("246030001", "1", "Tổ dân phố", "village", town),
    )  # fmt: skip
    if real:
        make_real(issuer=67, province_id=province.unit.pk)
    else:
        make_demonstration(issuer=67, province_id=province.unit.pk, working_date=TODAY)
    return places


def _add(code: str, name: str, kind: str, level: str, parent: Place | None = None) -> Place:
    unit = Unit.objects.create()
    path = path_of(parent.path if parent else "", unit.pk)
    low = level in {"commune", "village"}
    UnitPeriod.objects.create(
        unit=unit,
        code=code,
        name=name,
        type=kind,
        level=level,
        path=path,
        parent=parent.unit if parent else None,
        area_type=("urban" if kind in {"Phường", "Tổ dân phố"} else "rural") if low else None,
        score_region="central_highlands" if level == "commune" else None,
        valid_from=SINCE,
        search_text=f" {fold(kind)} {fold(name)}",
        sort_key=sort_key(name),
        source="test",
        certainty="invented",
    )
    return Place(unit, path)
