"""The verb that makes units to practise in, beside the province and never counted with it."""

from dataclasses import dataclass

from django.db import transaction

from rasoat.common.codes import village_code
from rasoat.common.names import sort_key
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.models import Assignment
from rasoat.people.province_wide import require_for_province
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.models import AreaType, Level, Unit, UnitPeriod
from rasoat.places.queries import unit_on
from rasoat.places.succession import tiers_on
from rasoat.places.unit_row import UnitRow, path_of
from rasoat.places.unit_types import search_text

SOURCE = "Khu thực hành / practice area"
PROVINCE_CODE, DISTRICT_CODE, COMMUNE_CODE = "00", "000", "00000"
"""No official code consists of zeros alone."""


@dataclass(frozen=True, slots=True)
class PracticeArea:
    """The units to practise in: root, commune, villages."""

    root: UnitRow
    commune: UnitRow
    villages: tuple[UnitRow, ...]


@transaction.atomic
def make_practice_area(*, acting_user: ActingUser) -> PracticeArea:
    """Make it once for an installation; who makes it becomes its administrator, by a second assignment.

    Raises ``NotAllowed``, or ``Refused`` when there is one.
    """
    path = require_for_province(acting_user, "practice.make")
    list(Unit.objects.select_for_update().order_by("id")[:1])  # one at a time
    if Unit.objects.filter(practice=True).exists():
        raise Refused([Problem("practice.made_already", PROVINCE_CODE, MADE, USE_IT)])
    root = _unit(Level.PROVINCE, PROVINCE_CODE, "Tỉnh", "Thực hành", None)
    above = root
    if tiers_on(installation.today()) == 3:
        above = _unit(Level.DISTRICT, DISTRICT_CODE, "Huyện", "Thực hành", root)
    commune = _unit(Level.COMMUNE, COMMUNE_CODE, "Xã", "Thực hành", above, _region(path))
    villages = tuple(_unit(Level.VILLAGE, "", "Thôn", f"Thực hành {number}", commune) for number in (1, 2))
    Assignment.objects.create(
        person=acting_user.person, role="administrator", unit_id=root.id, valid_from=installation.today()
    )
    record("practice.make", acting_user=acting_user, subject=Subject("unit", PROVINCE_CODE), unit_path=path)
    return PracticeArea(root, commune, villages)


def _unit(
    level: Level, code: str, kind: str, name: str, parent: UnitRow | None, region: str | None = None
) -> UnitRow:
    unit, today = Unit.objects.create(practice=True), installation.today()
    UnitPeriod.objects.create(
        unit=unit,
        level=level,
        code=code or village_code(installation.current().issuer, unit.pk),
        name=name,
        type=kind,
        area_type=AreaType.RURAL if level in (Level.COMMUNE, Level.VILLAGE) else None,
        score_region=region,
        parent_id=parent.id if parent else None,
        path=path_of(parent.path if parent else "", unit.pk),
        valid_from=today,
        search_text=search_text(kind, name, ()),
        sort_key=sort_key(name),
        source=SOURCE,
        certainty="illustrative",
    )
    made = unit_on(unit.pk, today)
    if made is None:
        raise LookupError(f"unit {unit.pk} was made and is not there")
    return made


def _region(path: str) -> str | None:
    """One practises with the score sheet of the own province."""
    regions = UnitPeriod.objects.filter(path__startswith=path, score_region__isnull=False)
    return regions.values_list("score_region", flat=True).first()


MADE = Words("Khu thực hành đã có.", "The practice area is there already.")
USE_IT = Words(
    "Chọn vai trò ở khu thực hành trong danh mục góc phải.", "Choose your role there in the menu at the top."
)
