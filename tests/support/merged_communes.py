"""A reform of the small province: two of its communes become one, without a district."""

from datetime import date

from small_province import SmallProvince

from rasoat.places.models import Unit, UnitPeriod, UnitSuccession
from rasoat.places.unit_row import path_of

DAY = date(2018, 11, 10)


def merge_communes(province: SmallProvince, *, lower_ends: bool = False, day: date = DAY) -> Unit:
    """Hill and pine become one commune without a district; their villages follow, perhaps but one."""
    new = Unit.objects.create()
    path = path_of(province.province.path, new.pk)
    for old in (province.hill, province.pine):
        UnitPeriod.objects.filter(unit=old.unit).update(valid_to=day)
        UnitSuccession.objects.create(
            from_unit=old.unit, to_unit=new, on=day, whole=True, source="test", certainty="invented"
        )
    period(new, province.province.unit, path, "24699", "Xã", "Đồi Thông", "commune", day)
    for place in (province.upper, province.lower, province.hillside):
        before = UnitPeriod.objects.get(unit=place.unit)
        UnitPeriod.objects.filter(unit=place.unit).update(valid_to=day)
        if not (lower_ends and place is province.lower):
            after = before.but(
                parent_id=new.pk, path=path_of(path, place.unit.pk), valid_from=day, valid_to=None
            )
            after.save(force_insert=True)
    return new


def period(
    unit: Unit, parent: Unit, path: str, code: str, kind: str, name: str, level: str, day: date = DAY
) -> None:
    """Another period of a unit, from the reform on."""
    UnitPeriod.objects.create(
        unit=unit, code=code, name=name, type=kind, level=level, path=path, parent=parent, area_type="rural",
        valid_from=day, search_text="", sort_key="", source="test", certainty="invented",
    )  # fmt: skip
