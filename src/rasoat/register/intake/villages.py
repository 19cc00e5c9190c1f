"""Where a survey was made: its commune and villages among the units of the day of the first visit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rasoat.common.problems import Problem, Refused
from rasoat.people.acting import ActingUser
from rasoat.places.areas import Area, areas_under
from rasoat.places.finder import UnitFinder
from rasoat.places.models import Level
from rasoat.places.queries import unit_by_code, units_under
from rasoat.places.unit_row import UnitRow
from rasoat.register.intake import say
from rasoat.register.values import Years
from rasoat.surveys.survey import Survey, SurveyHeader

VERB = "survey.import"


@dataclass(frozen=True, slots=True)
class Ground:
    """The commune, and each village by the name the survey has for it, with its area."""

    commune: UnitRow
    villages: dict[str, UnitRow]
    areas: dict[int, Area]
    day: date


def find_ground(survey: Survey, years: Years, wanted: int | None, acting_user: ActingUser) -> Ground:
    """The ground of a survey. Raises ``Refused`` with everything that does not fit.

    ``wanted`` is the commune that the page said, if it did. The reader has compared the codes already.
    """
    header, places = survey.header, _first_rows(survey)
    any_place = next(iter(places.values()))
    day = min(household.review_date for household in survey.households)
    commune = unit_by_code(header.commune_code, day)
    if commune is None or not acting_user.may(VERB, commune.path):
        raise Refused([say.outside_areas(any_place, header.commune)])
    problems = list(_fit(header, years, wanted, commune, any_place))
    finder = UnitFinder(units_under(commune.path, day, Level.VILLAGE), day)
    areas, villages = areas_under(commune.path, day), dict[str, UnitRow]()
    for village in survey.header.villages:
        if village.name not in places:
            continue
        try:
            unit = finder.find(village.name, village.code or "", place=places[village.name])
        except Refused as refused:
            problems += refused.problems
            continue
        villages[village.name] = unit
        problems += _area_faults(areas[unit.id], village.name, village.area, header, places[village.name])
    if problems:
        raise Refused(problems)
    return Ground(commune, villages, areas, day)


def _first_rows(survey: Survey) -> dict[str, str]:
    """For each village the cell of its name in the first row that has it."""
    if survey.sources is None or not survey.households:
        raise ValueError("a survey that was read from a workbook has rows and their cells")
    found: dict[str, str] = {}
    for household in survey.households:
        if household.village not in found:
            found[household.village] = survey.sources.households.place(household.row, "village")
    return found


def _fit(
    header: SurveyHeader, years: Years, wanted: int | None, commune: UnitRow, place: str
) -> Iterator[Problem]:
    if (header.review_year, header.list_year) != (years.review_year, years.list_year):
        yield say.other_campaign(place, header, years.review_year, years.list_year)
    if wanted is not None and wanted != commune.id:
        yield say.other_commune(place, str(wanted), commune.title)


def _area_faults(area: Area, village: str, said: str, header: SurveyHeader, place: str) -> Iterator[Problem]:
    if area.area_type is None:
        if area.problem is not None:
            yield Problem(area.problem.rule, place, area.problem.what, area.problem.remedy)
    elif area.area_type != said:
        yield say.area_differs(place, village, said, area.area_type)
    if area.score_region is not None and area.score_region != header.region:
        yield say.region_differs(place, header.region, area.score_region)
