"""The three sheets of the national list, data from rows 8, 10 and 10 on, columns A to AA as it is read.

What the layout has no column for stands after the last one it has: the code of the national database.
"""

from collections.abc import Iterable, Iterator, Mapping

from rasoat.files.sheet_model import Band, Cell, SheetModel
from rasoat.surveys.layout.column import SurveyColumn
from rasoat.surveys.layout.relations import BY_CODE
from rasoat.surveys.listing import people
from rasoat.surveys.listing.entries import HouseholdLists, ListEntry, ListHeader, ListKind
from rasoat.surveys.listing.leaving_sheet import leaving_rows
from rasoat.surveys.listing.paper_words import PROPOSAL, TITLES, subtitle
from rasoat.surveys.national.columns import (
    AFTER_COLUMNS,
    AFTER_REVIEW,
    FIRST_ROWS,
    LEFT_NEAR_POVERTY,
    LEFT_POVERTY,
    NATIONAL_LEAVING_COLUMNS,
    list_columns,
)
from rasoat.surveys.survey import SurveyedMember

TITLE = "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT"
Row = list[Cell] | Band
_NO_CODES: Mapping[str, str] = {}
_GROUPS = {"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo"}


def national_sheets(
    lists: HouseholdLists, national_codes: Mapping[str, str] = _NO_CODES
) -> tuple[SheetModel, ...]:
    """The three sheets. Decision number and date stay empty: these lists are proposals.

    ``national_codes`` gives the code in the national database by our own code.
    """
    leaving = ((LEFT_POVERTY, ListKind.LEFT_POVERTY), (LEFT_NEAR_POVERTY, ListKind.LEFT_NEAR_POVERTY))
    header, after = lists.header, _after_review(lists, national_codes)
    return (
        _sheet(header, AFTER_REVIEW, TITLE, AFTER_COLUMNS, after),
        *(
            _sheet(header, name, TITLES[kind], NATIONAL_LEAVING_COLUMNS, _left(lists, kind, national_codes))
            for name, kind in leaving
        ),
    )


def _left(lists: HouseholdLists, kind: ListKind, national_codes: Mapping[str, str]) -> Iterator[list[Cell]]:
    """Rows of who left; their first cell is our code of the household."""
    for row in leaving_rows(lists, kind, bands=False):
        if not isinstance(row, Band):
            yield [*row, national_codes.get(str(row[0]))]


def _sheet(
    header: ListHeader, name: str, title: str, columns: tuple[SurveyColumn, ...], rows: Iterable[Row]
) -> SheetModel:
    return SheetModel(
        name,
        list_columns(columns),
        rows=rows,
        title=(f"{title} NĂM {header.list_year}",),
        subtitle=_filled_up(header, FIRST_ROWS[name]),
        marks=header.marks[:1],
        notes=(*header.marks[1:], PROPOSAL),
    )


def _filled_up(header: ListHeader, first_row: int) -> tuple[str, ...]:
    """Lines above the header, so many that the data begin in ``first_row``.

    Beside them there are the mark, if any, the title, an empty row and the header.
    """
    wanted = first_row - 4 - min(len(header.marks), 1)
    lines = (*subtitle(header), f"Mã xã: {header.commune_code}")
    return lines[:wanted] + ("",) * (wanted - len(lines))


def _after_review(lists: HouseholdLists, national_codes: Mapping[str, str]) -> Iterator[list[Cell]]:
    number = household = 0
    for entry in lists.entries:
        if entry.scores is None or entry.scores.group not in _GROUPS:
            continue
        household += 1
        for member in sorted(entry.household.members, key=lambda one: one.relation != "head"):
            number += 1
            is_head, code = member.relation == "head", entry.household.code or ""
            row = _row(number, household, member, entry, lists.header)
            yield [*row, national_codes.get(code) if is_head else None]


def _row(
    number: int, household: int, member: SurveyedMember, entry: ListEntry, header: ListHeader
) -> list[Cell]:
    is_head, one = member.relation == "head", entry.household
    group = entry.scores.group if entry.scores else ""
    return [
        number,
        household if is_head else None,
        member.name if is_head else None,
        None if is_head else member.name,
        BY_CODE[member.relation].words.vi,
        member.birth.show(),
        people.sex(member) or None,
        member.identity_number,
        header.province or None,
        header.district or None,
        None,
        header.commune,
        header.commune_code,
        one.village,
        people.ethnic_group(member),
        _GROUPS[group] if is_head else None,
        None,
        None,
        people.total(entry, "b1") if is_head else None,
        people.total(entry, "b2") if is_head else None,
        people.TICK if people.is_minority(member) else None,
        None,
        None,
        None,
        one.code if is_head else None,
        member.birth.age_on(one.review_date),
        one.size if is_head else None,
    ]
