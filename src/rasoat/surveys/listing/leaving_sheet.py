"""The list of households that left poverty or near-poverty: columns of the national list's sheets 2 and 3."""

from collections.abc import Iterator

from rasoat.files.sheet_model import Band, BandStyle, Cell, SheetModel
from rasoat.surveys.layout.relations import BY_CODE
from rasoat.surveys.listing import people
from rasoat.surveys.listing.entries import NAMES, HouseholdLists, ListEntry, ListHeader, ListKind
from rasoat.surveys.listing.paper_words import SIGNATURES, TITLES, letterhead, notes, subtitle
from rasoat.surveys.national.columns import LEAVING_COLUMNS, list_columns
from rasoat.surveys.survey import SurveyedMember


def leaving_sheet(lists: HouseholdLists, kind: ListKind) -> SheetModel:
    """The sheet of one list, village by village."""
    header, entries = lists.header, lists.of(kind)
    return SheetModel(
        NAMES[kind].vi,
        list_columns(LEAVING_COLUMNS),
        rows=leaving_rows(lists, kind),
        letterhead=letterhead(header),
        title=(f"{TITLES[kind]} NĂM {header.list_year}",),
        subtitle=subtitle(header),
        marks=header.marks,
        notes=notes(header, entries),
        signatures=SIGNATURES,
        number_row=True,
        autofilter=False,
        freeze_columns=3,
    )


def leaving_rows(lists: HouseholdLists, kind: ListKind, *, bands: bool = True) -> Iterator[list[Cell] | Band]:
    """Rows of members; ``bands`` adds the headings of villages and the total."""
    number = 0
    for village, entries in lists.by_village(kind):
        if bands:
            yield Band((f"{village}: {len(entries)} hộ, {people.persons(entries)} nhân khẩu",))
        for entry in entries:
            number += 1
            for member in sorted(entry.household.members, key=lambda one: one.relation != "head"):
                yield _row(number, member, entry, lists.header)
    if bands:
        text = f"Tổng số: {number} hộ, {people.persons(lists.of(kind))} nhân khẩu"
        yield Band((text,), BandStyle.TOTAL)


def _row(number: int, member: SurveyedMember, entry: ListEntry, header: ListHeader) -> list[Cell]:
    is_head = member.relation == "head"
    household = entry.household
    return [
        household.code if is_head else None,
        number if is_head else None,
        member.name,
        BY_CODE[member.relation].words.vi,
        people.sex(member) or None,
        member.birth.show(),
        member.identity_number,
        people.ethnic_group(member),
        people.address(entry, header),
        people.total(entry, "b1") if is_head else None,
        people.total(entry, "b2") if is_head else None,
        None,
        people.LAST_CLASS[household.last_class] if is_head else None,
        people.now(entry) if is_head else None,
        member.birth.age_on(household.review_date),
        household.size if is_head else None,
    ]
