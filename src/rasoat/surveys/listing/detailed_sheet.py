"""The detailed list of poor or near-poor households with their members, village by village.

Layout of the detailed lists of the province's reports 14 and 15, with the scores added. What a survey does
not ask (merit, labour capacity of the household, needs) has its column and stays empty.
"""

from collections.abc import Iterator

from rasoat.common.ethnic_groups import native_minorities
from rasoat.common.words import Words
from rasoat.files.sheet_model import Band, BandStyle, Cell, Column, Kind, SheetModel
from rasoat.surveys.layout.relations import BY_CODE
from rasoat.surveys.listing import people
from rasoat.surveys.listing.entries import NAMES, HouseholdLists, ListEntry, ListHeader, ListKind
from rasoat.surveys.listing.paper_words import SIGNATURES, TITLES, letterhead, notes, subtitle
from rasoat.surveys.survey import SurveyedMember

_EMPTY_NOTE = (
    "Các cột Người có công, Không có khả năng lao động, Nhu cầu hỗ trợ để trống vì phiếu khảo sát không hỏi; "
    "“mới” gồm cả tái nghèo, tái cận nghèo."
)
_NEEDS = ("Y tế", "Giáo dục", "Sản xuất", "Tín dụng", "Nhà ở", "Khác")
_PERSON = (
    Column("TT hộ", Kind.INTEGER, 5),
    Column("TT khẩu", Kind.INTEGER, 6),
    Column("Mã hộ", Kind.CODE, 12),
    Column("Họ và tên", width=24),
    Column("Nam", Kind.CODE, 6, group="Năm sinh"),
    Column("Nữ", Kind.CODE, 6, group="Năm sinh"),
    Column("Dân tộc", width=9),
    Column("Quan hệ với chủ hộ", width=15),
    Column("B1", Kind.INTEGER, 6, group="Điểm"),
    Column("B2", Kind.INTEGER, 6, group="Điểm"),
)
_GROUPS = (
    Column("Cũ, mới, tái", width=18),
    Column("Người có công", Kind.CODE, 8),
    Column("DTTS tại chỗ", Kind.CODE, 7),
    Column("Không có khả năng lao động", Kind.CODE, 9),
    *(Column(need, Kind.CODE, 7, group="Nhu cầu hỗ trợ") for need in _NEEDS),
)
_BLANK_NEEDS: list[Cell] = [None] * len(_NEEDS)
Classes = tuple[tuple[str, str, Words], ...]


def detailed_sheet(lists: HouseholdLists, kind: ListKind) -> SheetModel:
    """The sheet of one list; every village is a block that begins with its name and counts."""
    entries, header = lists.of(kind), lists.header
    branches = _branches(header, kind)
    ticks = tuple(Column(words.vi, Kind.CODE, 15, group="Phân loại") for _, _, words in branches)
    return SheetModel(
        NAMES[kind].vi,
        (*_PERSON, *ticks, *_GROUPS),
        rows=_rows(lists, kind),
        letterhead=letterhead(header),
        title=(f"{TITLES[kind]} NĂM {header.list_year}",),
        subtitle=subtitle(header),
        marks=header.marks,
        notes=(*notes(header, entries), _EMPTY_NOTE, *_native_note(header)),
        signatures=SIGNATURES,
        number_row=True,
        autofilter=False,
        freeze_columns=4,
    )


def _native_note(header: ListHeader) -> tuple[str, ...]:
    """Empty because nobody is native, or because no list of native peoples is known: two different things."""
    known = native_minorities(header.province_code, header.as_of)
    return () if known else ("Chưa có danh mục DTTS tại chỗ của tỉnh vào ngày này nên cột đó để trống.",)


def _branches(header: ListHeader, kind: ListKind) -> Classes:
    """The classes of the list's group where there are several: poor by income, poor by deprivation."""
    found = tuple(one for one in header.classes if one[1] == kind.value)
    return found if len(found) > 1 else ()


def _rows(lists: HouseholdLists, kind: ListKind) -> Iterator[list[Cell] | Band]:
    number = person = 0
    for village, entries in lists.by_village(kind):
        yield Band((f"{village}: {len(entries)} hộ, {people.persons(entries)} nhân khẩu",))
        for entry in entries:
            number += 1
            for member in sorted(entry.household.members, key=lambda one: one.relation != "head"):
                person += 1
                yield _row(number, person, member, entry, kind, lists.header)
    total = f"Tổng số: {number} hộ, {person} nhân khẩu"
    yield Band((total,), BandStyle.TOTAL)


def _row(
    number: int, person: int, member: SurveyedMember, entry: ListEntry, kind: ListKind, header: ListHeader
) -> list[Cell]:
    is_head = member.relation == "head"
    native = people.is_native(member, header.province_code, header.as_of)
    return [
        number if is_head else None,
        person,
        entry.household.code if is_head else None,
        member.name,
        people.birth_year(member, "male") or None,
        people.birth_year(member, "female") or None,
        people.ethnic_group(member),
        BY_CODE[member.relation].words.vi,
        people.total(entry, "b1") if is_head else None,
        people.total(entry, "b2") if is_head else None,
        *_ticked(entry, _branches(header, kind), is_head),
        people.before(kind, entry) if is_head else None,
        None,
        people.TICK if native else None,
        None,
        *_BLANK_NEEDS,
    ]


def _ticked(entry: ListEntry, branches: Classes, is_head: bool) -> list[Cell]:
    """A tick below the household's class."""
    mine = entry.scores.class_id if entry.scores and is_head else ""
    return [people.TICK if class_id == mine else None for class_id, _, _ in branches]
