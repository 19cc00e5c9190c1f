"""Read a commune's survey workbook: the whole of it without an error, or every error with its cell."""

from collections.abc import Iterable
from pathlib import Path

from rasoat.common.collection import collection_paused
from rasoat.common.problems import Problem, Refused
from rasoat.files.guard import LIMITS, Limits
from rasoat.files.sheets import Sheet, Workbook
from rasoat.files.sources import Source
from rasoat.files.tables import Table, find_table
from rasoat.files.workbook_reader import read_workbook
from rasoat.law.reading.law import Law
from rasoat.law.scoring.book import RuleBook
from rasoat.surveys.known_units import KnownUnits
from rasoat.surveys.layout import header as header_layout
from rasoat.surveys.layout import households as household_layout
from rasoat.surveys.layout import members as member_layout
from rasoat.surveys.layout.column import SurveyColumn
from rasoat.surveys.layout.layout import SurveyLayout, expected, layout_for
from rasoat.surveys.reading.assembling import assemble, sources_of
from rasoat.surveys.reading.column_values import has_errors
from rasoat.surveys.reading.duplicate_faults import without_echoes
from rasoat.surveys.reading.grid import Grid
from rasoat.surveys.reading.header import HeaderRows, read_header
from rasoat.surveys.reading.household_checks import HouseholdChecks, check_identities
from rasoat.surveys.reading.household_rows import HouseholdRows, read_household_rows
from rasoat.surveys.reading.linking import link_members
from rasoat.surveys.reading.linking_words import no_rows
from rasoat.surveys.reading.member_rows import MemberRows, read_member_rows
from rasoat.surveys.reading.points_columns import notes_on_columns, notes_on_labels
from rasoat.surveys.reading.survey_rules import review_dates, survey_rules
from rasoat.surveys.reading.unit_checks import check_units
from rasoat.surveys.reading.villages import VillageFinder, read_villages
from rasoat.surveys.survey import Survey, SurveyHeader, SurveyVillage
from rasoat.surveys.survey_law import NO_VARIANTS, SurveyLaw, Variants

SHEETS = (
    header_layout.SHEET,
    header_layout.VILLAGES_SHEET,
    household_layout.SHEET,
    member_layout.SHEET,
)


def read_survey(
    source: Source,
    law: Law,
    *,
    name: str | None = None,
    units: KnownUnits | None = None,
    book: RuleBook | None = None,
    variants: Variants = NO_VARIANTS,
    limits: Limits = LIMITS,
) -> Survey:
    """The survey of one commune.

    ``name`` is the file's name as its owner knows it; ``units`` are what the codes are compared with;
    ``variants`` are the province's in use; ``limits`` say how large the file may be. Raises ``Refused`` with
    every error, and the warnings, of the whole file. A question without an answer is no error: the household
    is read, and gets no score.
    """
    known_as = name or (source.name if isinstance(source, Path) else "survey.xlsx")
    with collection_paused():
        workbook = read_workbook(source, known_as, SHEETS, limits=limits)
        return _Reading(workbook, SurveyLaw(book or RuleBook(law), variants), units).survey()


class _Reading:
    """One workbook being read; faults are gathered until all of it was looked at."""

    def __init__(self, workbook: Workbook, law: SurveyLaw, units: KnownUnits | None) -> None:
        self._workbook, self._law, self._units = workbook, law, units
        self._faults: list[Problem] = list(workbook.notes)
        self._sheets = {name: self._sheet(name) for name in SHEETS}

    def survey(self) -> Survey:
        header, villages = self._header()
        layout = self._layout(header, villages)
        finder = VillageFinder(villages)
        households = self._households(layout, finder, header)
        members = self._members(layout, finder)
        links = self._linked(households, members)
        self._check_units(header, villages, households)
        if has_errors(self._faults) or header is None or households is None or members is None:
            raise Refused(without_echoes(self._faults, SHEETS))
        found = assemble(households, members, links, layout, self._faults)
        sources = sources_of(households.grid, members.grid)
        return Survey(_header(header, villages), found, tuple(self._faults), sources)

    def _sheet(self, name: str) -> Sheet | None:
        try:
            return self._workbook.sheet(name)
        except Refused as refused:
            self._faults += refused.problems
            return None

    def _header(self) -> tuple[HeaderRows | None, tuple[SurveyVillage, ...]]:
        sheet, villages = self._sheets[header_layout.SHEET], self._sheets[header_layout.VILLAGES_SHEET]
        header = None if sheet is None else read_header(sheet, self._law.book.law, self._faults)
        if villages is None:
            return header, ()
        return header, read_villages(villages, header.area if header else None, self._faults)

    def _layout(self, header: HeaderRows | None, villages: Iterable[SurveyVillage]) -> SurveyLayout:
        """Without a header that can be relied on, the fixed columns are checked all the same."""
        sheet = self._sheets[household_layout.SHEET]
        if header is None or sheet is None:
            return SurveyLayout()
        areas = {village.area for village in villages} or {header.area}
        days = review_dates(sheet, header.review_year)
        return layout_for(survey_rules(self._law, header, areas, days, self._faults))

    def _table(self, name: str, columns: tuple[SurveyColumn, ...], layout: SurveyLayout) -> Table | None:
        sheet = self._sheets[name]
        if sheet is None:
            return None
        try:
            table = find_table(sheet, expected(columns))
        except Refused as refused:
            self._faults += notes_on_columns(refused.problems, sheet, whole=bool(layout.questions))
            return None
        self._faults += table.problems()
        self._faults += notes_on_columns(table.notes, sheet, whole=bool(layout.questions))
        self._faults += notes_on_labels(table, whole=bool(layout.questions))
        if not table:
            self._faults.append(no_rows(sheet.place()))
        return table

    def _households(
        self, layout: SurveyLayout, finder: VillageFinder, header: HeaderRows | None
    ) -> HouseholdRows | None:
        table = self._table(household_layout.SHEET, layout.household_columns, layout)
        if table is None:
            return None
        year = header.review_year if header else None
        return read_household_rows(Grid(table), layout, finder, year, self._faults)

    def _members(self, layout: SurveyLayout, finder: VillageFinder) -> MemberRows | None:
        table = self._table(member_layout.SHEET, layout.member_columns, layout)
        return None if table is None else read_member_rows(Grid(table), layout, finder, self._faults)

    def _linked(self, households: HouseholdRows | None, members: MemberRows | None) -> list[list[int]]:
        if households is None or members is None:
            return []
        links = link_members(households, members, self._faults)
        checks = HouseholdChecks(households, members, self._faults)
        for household, inside in enumerate(links):
            checks.check(household, inside)
        check_identities(members, self._faults)
        return links

    def _check_units(
        self,
        header: HeaderRows | None,
        villages: tuple[SurveyVillage, ...],
        households: HouseholdRows | None,
    ) -> None:
        if header is None or self._units is None or households is None:
            return
        days = [day for day in households.review_date if day]
        sheet = self._sheets[header_layout.VILLAGES_SHEET]
        self._faults += check_units(self._units, header, villages, sheet, min(days, default=None))


def _header(header: HeaderRows, villages: tuple[SurveyVillage, ...]) -> SurveyHeader:
    return SurveyHeader(
        province_code=header.province_code,
        commune_code=header.commune_code,
        commune=header.commune,
        area=header.area,
        region=header.region,
        review_year=header.review_year,
        list_year=header.list_year,
        standard=header.standard,
        villages=villages,
        province=header.province,
        district=header.district,
    )
