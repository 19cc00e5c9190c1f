"""Counts by village: reviewed, by class, leaving, without a score. Every row adds up."""

from collections.abc import Iterable, Iterator

from rasoat.files.sheet_model import Band, BandStyle, Cell, Column, Kind, SheetModel
from rasoat.surveys.listing import people
from rasoat.surveys.listing.entries import HouseholdLists, ListEntry, ListKind
from rasoat.surveys.listing.paper_words import PROPOSAL, SIGNATURES, letterhead, subtitle

SHEET = "Tổng hợp"
_CHECK = "Số hộ rà soát = tổng các lớp theo chuẩn + số hộ chưa chấm được điểm, ở từng thôn và toàn xã."


def summary_sheet(lists: HouseholdLists) -> SheetModel:
    """One row a village and the total."""
    header = lists.header
    return SheetModel(
        SHEET,
        _columns(lists),
        rows=_rows(lists),
        letterhead=letterhead(header),
        title=("TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO",),
        subtitle=subtitle(header),
        marks=header.marks,
        notes=(_CHECK, f"Bảng điểm: {'; '.join(header.sheets)}.", PROPOSAL),
        signatures=SIGNATURES,
        number_row=True,
        autofilter=False,
    )


def _columns(lists: HouseholdLists) -> list[Column]:
    number = Kind.INTEGER
    return [
        Column("Thôn, buôn, bon, tổ dân phố", width=28),
        Column("Hộ", number, 8, group="Đã rà soát"),
        Column("Khẩu", number, 8, group="Đã rà soát"),
        *(Column(words.vi, number, 15, group="Số hộ theo kết quả") for _, _, words in lists.header.classes),
        Column("Chưa chấm được điểm", number, 10, group="Số hộ theo kết quả"),
        Column("Hộ", number, 8, group="Hộ nghèo"),
        Column("Khẩu", number, 8, group="Hộ nghèo"),
        Column("Hộ", number, 8, group="Hộ cận nghèo"),
        Column("Khẩu", number, 8, group="Hộ cận nghèo"),
        Column("Thành cận nghèo", number, 10, group="Thoát nghèo"),
        Column("Vượt chuẩn", number, 10, group="Thoát nghèo"),
        Column("Thoát cận nghèo", number, 10),
    ]


def _rows(lists: HouseholdLists) -> Iterator[list[Cell] | Band]:
    for village in lists.villages:
        inside = tuple(entry for entry in lists.entries if entry.household.village == village)
        yield [village, *_counts(lists, inside)]
    yield Band(("Toàn xã", *_counts(lists, lists.entries)), BandStyle.TOTAL)


def _counts(lists: HouseholdLists, entries: tuple[ListEntry, ...]) -> list[int]:
    poor, near = _on(entries, ListKind.POOR), _on(entries, ListKind.NEAR_POOR)
    left = _on(entries, ListKind.LEFT_POVERTY)
    still_near = sum(_group(entry) == "near_poor" for entry in left)
    by_class = [_class(entry) for entry in entries]
    return [
        len(entries),
        people.persons(entries),
        *(by_class.count(class_id) for class_id, _, _ in lists.header.classes),
        by_class.count(""),
        len(poor),
        people.persons(poor),
        len(near),
        people.persons(near),
        still_near,
        len(left) - still_near,
        len(_on(entries, ListKind.LEFT_NEAR_POVERTY)),
    ]


def _on(entries: Iterable[ListEntry], kind: ListKind) -> tuple[ListEntry, ...]:
    return tuple(entry for entry in entries if kind in entry.kinds)


def _class(entry: ListEntry) -> str:
    return entry.scores.class_id if entry.scores else ""


def _group(entry: ListEntry) -> str:
    return entry.scores.group if entry.scores else ""
