"""Read the national list: poor and near-poor after the review, left poverty, left near-poverty."""

from dataclasses import replace
from pathlib import Path

from rasoat.common.collection import collection_paused
from rasoat.common.problems import Problem, Refused
from rasoat.files.guard import LIMITS, Limits
from rasoat.files.sheets import Sheet, Workbook
from rasoat.files.sources import Source
from rasoat.files.tables import Table, find_table
from rasoat.files.workbook_reader import read_workbook
from rasoat.surveys.layout.column import SurveyColumn
from rasoat.surveys.layout.layout import expected
from rasoat.surveys.listing.entries import ListKind
from rasoat.surveys.national import say
from rasoat.surveys.national.columns import AFTER_COLUMNS, NATIONAL_LEAVING_COLUMNS
from rasoat.surveys.national.entries import ListedHousehold, ListedMember, NationalList
from rasoat.surveys.national.households import NationalSheet
from rasoat.surveys.national.sheet_names import kind_named
from rasoat.surveys.reading.column_values import has_errors
from rasoat.surveys.reading.duplicate_faults import without_echoes
from rasoat.surveys.reading.grid import Grid

__all__ = ["ListKind", "ListedHousehold", "ListedMember", "NationalList", "read_national_list"]

_UNKNOWN_HEADER = "table.header_unknown"
_NAMING = ("head", "member", "name", "relation")


def read_national_list(source: Source, *, name: str | None = None, limits: Limits = LIMITS) -> NationalList:
    """All households of the three sheets; sheets two and three may be missing.

    Headers are found by what they say. Raises ``Refused`` with every error, and the warnings, of the file.
    """
    known_as = name or (source.name if isinstance(source, Path) else "list.xlsx")
    with collection_paused():
        workbook = read_workbook(source, known_as, limits=limits)
        return _read(workbook)


def _read(workbook: Workbook) -> NationalList:
    faults: list[Problem] = list(workbook.notes)
    households: list[ListedHousehold] = []
    rows = 0
    for sheet, kind in _sheets(workbook):
        table = _table(sheet, AFTER_COLUMNS if kind is None else NATIONAL_LEAVING_COLUMNS, faults)
        if table is not None:
            rows += len(table)
            households += NationalSheet(Grid(table), kind, faults).households()
    if has_errors(faults):
        raise Refused(without_echoes(faults, workbook.all_names))
    return NationalList(tuple(households), rows, tuple(faults), workbook.sha256)


def _sheets(workbook: Workbook) -> list[tuple[Sheet, ListKind | None]]:
    """The sheets of the list by name; by their order where the names say nothing."""
    named = [(sheet, kind_named(sheet.name)) for sheet in workbook.sheets]
    found: list[tuple[Sheet, ListKind | None]] = [
        (sheet, None if kind is ListKind.POOR else kind) for sheet, kind in named if kind
    ]
    if any(kind is None for _, kind in found):
        return found
    if not workbook.sheets:
        raise Refused([say.no_national_sheet(workbook.file, workbook.all_names)])
    kinds = (None, ListKind.LEFT_POVERTY, ListKind.LEFT_NEAR_POVERTY)
    return list(zip(workbook.sheets, kinds, strict=False))


def _table(sheet: Sheet, columns: tuple[SurveyColumn, ...], faults: list[Problem]) -> Table | None:
    """Columns nobody knows are common in these lists and are left unread without a word."""
    try:
        table = find_table(sheet, expected(columns))
    except Refused as refused:
        faults += [problem for problem in refused.problems if problem.rule != _UNKNOWN_HEADER]
        return None
    table = _without_foot(table)
    faults += [problem for problem in table.notes if problem.rule != _UNKNOWN_HEADER]
    faults += table.problems()
    return table


def _without_foot(table: Table) -> Table:
    """The table without what stands below it: notes and signatures, which name nobody and no relation."""
    rows = table.rows
    while rows and not any(rows[-1].get(key) for key in _NAMING):
        rows.pop()
    return replace(table, numbers=tuple(row.number for row in rows))
