"""What a person begins the day with: their areas, and what waits there."""

from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from rasoat.law.model.sheet import SheetState
from rasoat.people.acting import ActingUser
from rasoat.places.queries import units_on
from rasoat.places.unit_row import UnitRow
from rasoat.register.actions.settle_correction import VERB as SETTLE
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import ImportState, SurveyImport, VillageTally
from rasoat.register.models.survey_import import RUNNING
from rasoat.register.queries.corrections import count_open
from rasoat.register.queries.counts import ClassCounts, child_counts, unit_counts
from rasoat.register.values import Years


@dataclass(frozen=True, slots=True)
class AreaTile:
    """One unit on the home page: the person's own areas, or the units below the only one."""

    unit: UnitRow
    counts: ClassCounts


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: "imports_running", "imports_refused", "unscored", "illustrative_sheets",
    "corrections_open" (for who answers them).
    """

    kind: str
    count: int


def own_units(person: ActingUser, years: Years) -> tuple[UnitRow, ...]:
    """The units that the person's areas begin with."""
    ids = [int(area.start[-6:]) for area in person.ranges if area.start]
    units = units_on(ids, years.as_of)
    return tuple(units[one] for one in ids if one in units)


def my_areas(person: ActingUser, years: Years) -> tuple[AreaTile, ...]:
    """Tiles: with several areas these, with a single one the units below it (a village has none)."""
    units = own_units(person, years)
    if len(units) == 1 and units[0].level != "village":
        return tuple(AreaTile(unit, counts) for unit, counts in child_counts(person, units[0], years))
    return tuple(AreaTile(unit, unit_counts(person, unit, years)) for unit in units)


def waiting(person: ActingUser, years: Years) -> tuple[Waiting, ...]:
    """What waits in the person's areas; what does not is left out."""
    imports = SurveyImport.objects.visible_to(person).filter(campaign=years.campaign)
    counted = imports.aggregate(
        running=Count("id", filter=Q(state__in=RUNNING)),
        refused=Count("id", filter=Q(state=ImportState.REFUSED)),
    )
    unscored = VillageTally.objects.visible_to(person).filter(
        campaign=years.campaign, standard=years.standard, class_id="unscored"
    )
    found = (
        Waiting("imports_running", counted["running"]),
        Waiting("imports_refused", counted["refused"]),
        Waiting("unscored", unscored.aggregate(found=Sum("households"))["found"] or 0),
        Waiting("illustrative_sheets", _illustrative_sheets(years)),
        Waiting("corrections_open", count_open(person) if SETTLE in person.verbs else 0),
    )
    return tuple(one for one in found if one.count)


def _illustrative_sheets(years: Years) -> int:
    """Made-up score sheets among those of the standard."""
    sheets = (file.says for file in rule_book().law.sheets.values())
    return sum(
        sheet.standard == years.standard and sheet.state is SheetState.ILLUSTRATIVE for sheet in sheets
    )
