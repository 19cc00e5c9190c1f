"""What a person begins the day with: their areas, and what waits there."""

from dataclasses import dataclass

from django.db.models import Count, Q

from rasoat.law.model.sheet import SheetState
from rasoat.people.acting import ActingUser
from rasoat.places.queries import units_on
from rasoat.places.unit_row import UnitRow
from rasoat.register.actions.settle_correction import VERB as SETTLE
from rasoat.register.intake.villages import VERB as BRING_IN
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import ImportState, SurveyImport
from rasoat.register.models.survey_import import RUNNING
from rasoat.register.queries.corrections import count_open
from rasoat.register.queries.counts import ClassCounts, counts_of_each, counts_with_children
from rasoat.register.values import Years

SHEETS = {"sheet.import", "sheet.approve"}
"""Who may do one of these can replace a made-up score sheet, or let one in."""


@dataclass(frozen=True, slots=True)
class AreaTile:
    """One unit on the home page: the person's own areas, or the units below the only one."""

    unit: UnitRow
    counts: ClassCounts


@dataclass(frozen=True, slots=True)
class Areas:
    """A person's own units; their counts as a whole (None where there are several); a tile for each area."""

    units: tuple[UnitRow, ...]
    whole: ClassCounts | None
    tiles: tuple[AreaTile, ...]

    @property
    def unscored(self) -> int:
        """Surveyed households without a score in all areas."""
        counts = [self.whole] if self.whole else [tile.counts for tile in self.tiles]
        return sum(one.unscored for one in counts)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for who can do something about it: "imports_running", "imports_refused",
    "unscored", "illustrative_sheets", "corrections_open".
    """

    kind: str
    count: int


def my_areas(person: ActingUser, years: Years) -> Areas:
    """Tiles: with several areas these, with a single one the units below it (a village is its own)."""
    units = _own_units(person, years)
    if len(units) == 1 and units[0].level != "village":
        whole, below = counts_with_children(person, units[0], years)
        return Areas(units, whole, tuple(AreaTile(unit, counts) for unit, counts in below))
    counts = counts_of_each(person, units, years)
    tiles = tuple(map(AreaTile, units, counts))
    return Areas(units, counts[0] if len(units) == 1 else None, tiles)


def waiting(person: ActingUser, areas: Areas, years: Years) -> tuple[Waiting, ...]:
    """What waits in the person's areas and what their role can act on; what does not wait is left out."""
    found: list[Waiting] = []
    if BRING_IN in person.verbs:
        found += [*_imports(person, years), Waiting("unscored", areas.unscored)]
    if person.verbs & SHEETS:
        found.append(Waiting("illustrative_sheets", _illustrative_sheets(years)))
    if SETTLE in person.verbs:
        found.append(Waiting("corrections_open", count_open(person)))
    return tuple(one for one in found if one.count)


def _own_units(person: ActingUser, years: Years) -> tuple[UnitRow, ...]:
    """The units that the person's areas begin with."""
    ids = [int(area.start[-6:]) for area in person.ranges if area.start]
    units = units_on(ids, years.as_of)
    return tuple(units[one] for one in ids if one in units)


def _imports(person: ActingUser, years: Years) -> tuple[Waiting, Waiting]:
    imports = SurveyImport.objects.visible_to(person).filter(campaign=years.campaign)
    counted = imports.aggregate(
        running=Count("id", filter=Q(state__in=RUNNING)),
        refused=Count("id", filter=Q(state=ImportState.REFUSED)),
    )
    return (
        Waiting("imports_running", counted["running"]),
        Waiting("imports_refused", counted["refused"]),
    )


def _illustrative_sheets(years: Years) -> int:
    """Made-up score sheets among those of the standard."""
    sheets = (file.says for file in rule_book().law.sheets.values())
    return sum(
        sheet.standard == years.standard and sheet.state is SheetState.ILLUSTRATIVE for sheet in sheets
    )
