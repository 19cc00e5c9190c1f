"""Which rules a survey is under: by list year, area of the village, region, and day of the visit."""

from collections.abc import Iterable
from datetime import date

from rasoat.common.problems import Problem, Refused
from rasoat.files import cells
from rasoat.files.sheets import Sheet
from rasoat.files.tables import find_table
from rasoat.law.model.sheet import AreaType
from rasoat.law.scoring.rules import Rules
from rasoat.surveys.layout.households import REVIEW_DATE
from rasoat.surveys.layout.layout import expected
from rasoat.surveys.reading.column_values import read_column
from rasoat.surveys.reading.grid import Grid
from rasoat.surveys.reading.header import HeaderRows
from rasoat.surveys.survey_law import SurveyLaw


def review_dates(sheet: Sheet, year: int) -> list[date]:
    """The days of the review year that the sheet names; its last day when there are none."""
    try:
        grid = Grid(find_table(sheet, expected((REVIEW_DATE,)), skip_labels=False))
    except Refused:
        return [date(year, 12, 31)]
    found = {day for day in read_column(grid, "review_date", cells.day, []) if day and day.year == year}
    return sorted(found) or [date(year, 12, 31)]


def survey_rules(
    law: SurveyLaw, header: HeaderRows, areas: Iterable[AreaType], days: Iterable[date], faults: list[Problem]
) -> list[Rules]:
    """Rules for every area and day. What the law does not know yet goes into ``faults``, once."""
    found: list[Rules] = []
    unknown: dict[tuple[str, str], Problem] = {}
    wanted = [(area, day) for area in sorted(set(areas)) for day in days]
    for area, day in wanted:
        try:
            found.append(law.scorer(header, area, day).rules)
        except Refused as refused:
            unknown |= {(problem.rule, problem.place): problem for problem in refused.problems}
    faults += [_in_header(problem, header) for problem in unknown.values()]
    return found


def _in_header(problem: Problem, header: HeaderRows) -> Problem:
    """The fault at the list year, which decides the standard; its own place told in its words."""
    what = problem.what._replace(
        vi=f"{problem.place}: {problem.what.vi}", en=f"{problem.place}: {problem.what.en}"
    )
    return Problem(problem.rule, header.places["list_year"], what, problem.remedy, problem.severity)
