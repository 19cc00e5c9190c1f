"""Recording whether a village or commune is urban or rural from a day on."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.places.models import AreaType, UnitPeriod


@transaction.atomic
def record_area(
    unit_id: int, area_type: AreaType, *, begin: date, source: str, certainty: str = "text"
) -> None:
    """Say the area of a unit from ``begin`` on, to the end of its period of that day.

    The period is parted in two, so what held before stays. Where no area was known from the period's first
    day, it is filled in. A known area is not overwritten from its own first day. Raises ``Refused``.
    """
    period = _period_on(unit_id, begin)
    said = {"area_type": area_type, "source": source, "certainty": certainty}
    if period.valid_from < begin:
        second = period.but(**said, valid_from=begin)
        _set(period, valid_to=begin)
        second.save()
    elif period.area_type in (None, area_type):
        _set(period, **said)
    else:
        raise Refused([_known_already(period)])


def _set(period: UnitPeriod, **values: object) -> None:
    UnitPeriod.objects.filter(pk=period.pk).update(**values)


def _period_on(unit_id: int, day: date) -> UnitPeriod:
    found = UnitPeriod.objects.select_for_update().filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=day), unit_id=unit_id, valid_from__lte=day
    )
    period = found.first()
    if period is None:
        raise Refused([_not_there(unit_id, day)])
    return period


def _known_already(period: UnitPeriod) -> Problem:
    return Problem(
        "unit.area_known_already",
        f"{period.type} {period.name}",
        Words(
            f"khu vực từ ngày {period.valid_from:%d/%m/%Y} đã được ghi.",
            f"its area from {period.valid_from:%d/%m/%Y} is recorded already.",
        ),
        Words("Chọn ngày sau đó.", "Choose a later day."),
    )


def _not_there(unit_id: int, day: date) -> Problem:
    return Problem(
        "unit.not_there",
        str(unit_id),
        Words(f"đơn vị này không có vào ngày {day:%d/%m/%Y}.", f"there is no such unit on {day:%d/%m/%Y}."),
        Words("Chọn ngày khác.", "Choose another day."),
    )
