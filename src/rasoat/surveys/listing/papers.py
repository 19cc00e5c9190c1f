"""The lists on paper: PDF/A, A4, Vietnamese, village by village."""

from collections.abc import Sequence
from datetime import datetime, timezone

from rasoat.files.documents.household_list import (
    HouseholdList,
    ListGroup,
    PaperColumn,
    render_household_list,
)
from rasoat.surveys.listing import people
from rasoat.surveys.listing.entries import HouseholdLists, ListEntry, ListKind
from rasoat.surveys.listing.paper_words import (
    PROPOSAL,
    SIGNATURES,
    TITLES,
    checksum,
    letterhead,
)

LISTED = (ListKind.POOR, ListKind.NEAR_POOR, ListKind.LEFT_POVERTY, ListKind.LEFT_NEAR_POVERTY)
_COLUMNS = (
    PaperColumn("TT", 0.5, "center"),
    PaperColumn("Mã hộ", 1.1, "center"),
    PaperColumn("Họ và tên chủ hộ", 2.4),
    PaperColumn("Năm sinh", 0.8, "center"),
    PaperColumn("Giới tính", 0.7, "center"),
    PaperColumn("Dân tộc", 1.0),
    PaperColumn("Số khẩu", 0.7, "right"),
    PaperColumn("B1", 0.6, "right", "Điểm"),
    PaperColumn("B2", 0.6, "right", "Điểm"),
    PaperColumn("Phân loại", 2.2),
    PaperColumn("Trước rà soát", 1.3),
)
_POSTED_COLUMNS = (
    PaperColumn("TT", 0.5, "center"),
    PaperColumn("Họ và tên chủ hộ", 3.0),
    PaperColumn("Số khẩu", 0.8, "right"),
    PaperColumn("Kết quả rà soát", 3.0),
)


def to_pdf(
    lists: HouseholdLists,
    kinds: Sequence[ListKind] = LISTED,
    *,
    created: datetime,
    village: str | None = None,
    for_posting: bool = False,
) -> bytes:
    """The lists as one paper. ``village`` keeps to one village.

    ``for_posting`` prints what residents need and no more: no code, birth year, sex, ethnic group or scores.
    ``created`` needs its time zone.
    """
    header = lists.header
    columns = _POSTED_COLUMNS if for_posting else _COLUMNS
    groups = [
        group
        for kind in kinds
        for group in _groups(lists, kind, village, for_posting=for_posting, named=len(kinds) > 1)
    ]
    shown = [entry for kind in kinds for entry in lists.of(kind, village)]
    model = HouseholdList(
        letterhead=letterhead(header),
        title=_title(kinds, header.list_year),
        list_year=header.list_year,
        review_year=header.review_year,
        as_of=header.as_of,
        columns=columns,
        groups=groups,
        subtitle=_place(lists, village),
        notes=(*_totals(lists, kinds, village), f"Bảng điểm: {'; '.join(header.sheets)}.", PROPOSAL),
        signatures=SIGNATURES,
        marks=header.marks,
        checksum=checksum(shown),
        landscape=not for_posting,
    )
    return render_household_list(model, created=_stamp(created))


def _stamp(created: datetime) -> datetime:
    """Whole seconds at a fixed offset, as a paper can hold them. ValueError without a time zone."""
    offset = created.utcoffset()
    if offset is None:
        raise ValueError("the time of a paper needs its time zone")
    return created.astimezone(timezone(offset)).replace(microsecond=0)


def _title(kinds: Sequence[ListKind], list_year: int) -> tuple[str, ...]:
    if len(kinds) == 1:
        return (f"{TITLES[kinds[0]]} NĂM {list_year}",)
    return ("DANH SÁCH KẾT QUẢ RÀ SOÁT", f"HỘ NGHÈO, HỘ CẬN NGHÈO NĂM {list_year}")


def _place(lists: HouseholdLists, village: str | None) -> tuple[str, ...]:
    header = lists.header
    parts = (village, header.commune, header.district, header.province)
    return (", ".join(part for part in parts if part), header.standard.vi)


def _totals(lists: HouseholdLists, kinds: Sequence[ListKind], village: str | None) -> tuple[str, ...]:
    """One line a list: a list without anybody says so instead of vanishing."""
    found = [(kind, lists.of(kind, village)) for kind in kinds]
    return tuple(
        f"{TITLES[kind].capitalize()}: {len(entries)} hộ, {people.persons(entries)} nhân khẩu."
        for kind, entries in found
    )


def _groups(
    lists: HouseholdLists, kind: ListKind, village: str | None, *, for_posting: bool, named: bool
) -> list[ListGroup]:
    row = _posted_row if for_posting else _row
    groups = []
    for name, entries in lists.by_village(kind):
        if village in (None, name):
            heading = f"{TITLES[kind].removeprefix('DANH SÁCH ')} - {name}" if named else name
            counted = f"{heading}: {len(entries)} hộ, {people.persons(entries)} nhân khẩu"
            rows = [row(number, entry) for number, entry in enumerate(entries, start=1)]
            groups.append(ListGroup(counted, rows))
    return groups


def _row(number: int, entry: ListEntry) -> list[str]:
    one = entry.household
    b1, b2 = people.total(entry, "b1"), people.total(entry, "b2")
    return [
        str(number),
        one.code or "",
        one.head.name,
        str(one.head.birth.year),
        people.sex(one.head),
        people.ethnic_group(one.head),
        str(one.size),
        "" if b1 is None else str(b1),
        "" if b2 is None else str(b2),
        people.now(entry),
        people.LAST_CLASS[one.last_class] or "-",
    ]


def _posted_row(number: int, entry: ListEntry) -> list[str]:
    return [str(number), entry.household.head.name, str(entry.household.size), people.now(entry)]
