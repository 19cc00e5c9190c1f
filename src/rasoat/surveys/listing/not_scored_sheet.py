"""Households without a score, each reason with its cell: missing is not zero, and nobody is forgotten."""

from collections.abc import Iterator

from rasoat.files.sheet_model import Cell, Column, Kind, SheetModel
from rasoat.surveys.listing.entries import NAMES, HouseholdLists, ListKind
from rasoat.surveys.listing.paper_words import TITLES, letterhead, subtitle

COLUMNS = (
    Column("TT", Kind.INTEGER, 6),
    Column("Mã hộ", Kind.CODE, 12),
    Column("Thôn", width=20),
    Column("Số hộ", width=8),
    Column("Chủ hộ", width=26),
    Column("Ô trong tệp", width=36),
    Column("Vì sao", width=70),
    Column("Cách xử lý", width=56),
)


def not_scored_sheet(lists: HouseholdLists) -> SheetModel:
    """One row a reason."""
    header = lists.header
    return SheetModel(
        NAMES[ListKind.NOT_SCORED].vi,
        COLUMNS,
        rows=_rows(lists),
        letterhead=letterhead(header),
        title=(f"{TITLES[ListKind.NOT_SCORED]} NĂM {header.list_year}",),
        subtitle=subtitle(header),
        marks=header.marks,
        notes=(f"Tổng số: {len(lists.of(ListKind.NOT_SCORED))} hộ.",),
        number_row=True,
    )


def _rows(lists: HouseholdLists) -> Iterator[list[Cell]]:
    for number, entry in enumerate(lists.of(ListKind.NOT_SCORED), start=1):
        one = entry.household
        for problem in entry.problems:
            known: list[Cell] = [number, one.code, one.village, one.local_number or None, one.head.name]
            yield [*known, problem.place, problem.what.vi, problem.remedy.vi]
