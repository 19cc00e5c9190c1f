"""The lists as workbooks: one for people, one in the layout that the national list is handed over in."""

import io
from collections.abc import Mapping

from rasoat.files.sheet_model import Book, SheetModel
from rasoat.files.workbook_writer import write_workbook
from rasoat.surveys.listing.detailed_sheet import detailed_sheet
from rasoat.surveys.listing.entries import HouseholdLists, ListKind
from rasoat.surveys.listing.leaving_sheet import leaving_sheet
from rasoat.surveys.listing.national_sheets import national_sheets
from rasoat.surveys.listing.not_scored_sheet import not_scored_sheet
from rasoat.surveys.listing.summary_sheet import summary_sheet


def to_workbook(lists: HouseholdLists) -> bytes:
    """Summary, poor, near-poor, leaving poverty, leaving near-poverty, without a score; a sheet each."""
    return _written(
        lists,
        (
            summary_sheet(lists),
            detailed_sheet(lists, ListKind.POOR),
            detailed_sheet(lists, ListKind.NEAR_POOR),
            leaving_sheet(lists, ListKind.LEFT_POVERTY),
            leaving_sheet(lists, ListKind.LEFT_NEAR_POVERTY),
            not_scored_sheet(lists),
        ),
    )


def to_national_workbook(lists: HouseholdLists, national_codes: Mapping[str, str] | None = None) -> bytes:
    """The three sheets of the national list: after review, left poverty, left near-poverty.

    ``national_codes`` gives the code in the national database by our own code, where it is known.
    """
    return _written(lists, national_sheets(lists, national_codes or {}))


def _written(lists: HouseholdLists, sheets: tuple[SheetModel, ...]) -> bytes:
    header = lists.header
    title = f"Danh sách rà soát hộ nghèo, hộ cận nghèo năm {header.list_year}, {header.commune}"
    target = io.BytesIO()
    write_workbook(target, Book(sheets, title=title))
    return target.getvalue()
