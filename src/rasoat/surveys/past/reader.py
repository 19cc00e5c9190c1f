"""A past list into households, by a mapping a person confirmed: nothing left out, nothing guessed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from rasoat.common.collection import collection_paused
from rasoat.common.names import fold
from rasoat.common.problems import Problem, Refused
from rasoat.files.csv_reader import read_table_file
from rasoat.files.guard import LIMITS, Limits
from rasoat.files.sheets import Workbook
from rasoat.files.sources import Source
from rasoat.surveys.known_units import KnownUnits
from rasoat.surveys.past import say
from rasoat.surveys.past.between import between
from rasoat.surveys.past.entries import PastFile, PastHousehold
from rasoat.surveys.past.grouping import group
from rasoat.surveys.past.headings import find_headings
from rasoat.surveys.past.household import household
from rasoat.surveys.past.mapping import Mapping, Role
from rasoat.surveys.past.recognising import role_of
from rasoat.surveys.past.sheet_reading import ReadSheet, read_sheet
from rasoat.surveys.past.units import UnitsOfYear, spell_alike
from rasoat.surveys.past.years import PastYear

NO_UNITS = KnownUnits()
_YEAR = re.compile(r"\b(20[0-9]{2})\b")


def read(
    source: Source,
    name: str,
    mapping: Mapping,
    year: PastYear,
    *,
    units: KnownUnits = NO_UNITS,
    limits: Limits = LIMITS,
) -> PastFile:
    """Every household of the file. A row that is wrong becomes one to settle, with its problems.

    ``units`` are communes through time, to see whether the file is of the year; none given: not compared.
    Raises ``Refused`` only where the file cannot be read, or no sheet has the headings of ``mapping``.
    """
    with collection_paused():
        workbook = read_table_file(source, name, limits=limits, as_written=True)
        return _read(workbook, mapping, year, units)


def _read(workbook: Workbook, mapping: Mapping, year: PastYear, units: KnownUnits) -> PastFile:
    problems = list(workbook.notes)
    sheets = list(_sheets(workbook, mapping, problems))
    if not sheets:
        raise Refused([say.other_file(workbook.file)])
    spell_alike(sheets, units)
    about_units = UnitsOfYear(units, year.list_year)
    households = _with_problems([household(one) for sheet in sheets for one in group(sheet)], about_units)
    problems += [problem for sheet in sheets for problem in sheet.problems]
    problems += about_units.about_file(workbook.file)
    problems += [*_without_evidence(households), *_year_doubts(sheets, year)]
    skipped = tuple(one for sheet in sheets for one in sheet.skipped)
    return PastFile(
        file=workbook.file,
        sha256=workbook.sha256,
        year=year,
        fingerprint=mapping.fingerprint,
        households=tuple(households),
        skipped=skipped,
        problems=tuple(problems),
        rows=sum(len(one.rows) for one in households) + len(skipped),
    )


def _sheets(workbook: Workbook, mapping: Mapping, problems: list[Problem]) -> Iterator[ReadSheet]:
    for sheet in workbook.sheets:
        headings = find_headings(sheet)
        if headings is not None:
            role, _ = role_of(sheet, tuple(text for _, text in headings.titles))
            found = mapping.of(sheet.name, headings.fingerprint, role)
            if found is not None and found.role is not Role.UNKNOWN:
                yield read_sheet(sheet, headings, found)
                continue
        if sheet.rows:
            problems.append(say.sheet_not_read(sheet.place()))


def _with_problems(households: list[PastHousehold], units: UnitsOfYear) -> list[PastHousehold]:
    """The households with what shows only beside the others, or beside the units of the year."""
    more: dict[int, list[Problem]] = defaultdict(list)
    for index, problem in between(households):
        more[index].append(problem)
    for index, one in enumerate(households):
        more[index] += units.about(one)
    return [
        replace(one, problems=(*one.problems, *more[index])) if more[index] else one
        for index, one in enumerate(households)
    ]


def _without_evidence(households: list[PastHousehold]) -> Iterator[Problem]:
    """Districts (communes, where no district is named) without any score or review date."""
    by_unit: dict[str, list[PastHousehold]] = defaultdict(list)
    for one in households:
        by_unit[str(one.get("district") or one.get("commune") or one.sheet)].append(one)
    for unit, theirs in by_unit.items():
        if not any(one.get(key) is not None for one in theirs for key in ("b1", "b2", "review_date")):
            yield say.unit_without_evidence(theirs[0].place("b1"), unit, len(theirs))


def _year_doubts(sheets: list[ReadSheet], year: PastYear) -> Iterator[Problem]:
    """Titles, and most dates, of years that are neither the review's nor the list's."""
    fits = {year.review_year, year.list_year}
    for read in sheets:
        named = {int(found) for title in read.titles for found in _YEAR.findall(fold(title))}
        if named and not named & fits:
            yield say.year_doubt(read.sheet.place(), min(named), year.review_year, year.list_year)
        for key in ("review_date", "decision_date"):
            days = [(row.get(key), row.number) for row in read.rows if row.get(key)]
            years = Counter(day.year for day, _ in days)  # type: ignore[attr-defined]
            if years and (most := years.most_common(1)[0][0]) not in fits:
                row = next(number for day, number in days if day.year == most)  # type: ignore[attr-defined]
                yield say.year_doubt(read.place(row, key), most, year.review_year, year.list_year)
