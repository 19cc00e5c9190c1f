"""The last list of a real province: read by its headers, refused whole with every fault."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Refused
from rasoat.surveys.national_list import ListKind, NationalList, read_national_list

AFTER = [
    "STT", "Hộ", "Chủ hộ", "Thành viên trong hộ", "Quan hệ với chủ hộ", "Ngày tháng năm sinh", "Giới tính",
    "Số CCCD/CMND", "Tỉnh", "Huyện", "Mã huyện", "Xã", "Mã xã", "Thôn", "Dân tộc", "Phân loại", "Số QĐ",
    "Ngày QĐ", "B1", "B2", "DTTS", "Không có khả năng lao động", "Người có công", "Nguyên nhân", "Y", "Tuổi",
    "Số khẩu",
]  # fmt: skip
LEFT = [
    "",
    "STT",
    "Họ tên",
    "Quan hệ",
    "Giới tính",
    "Ngày sinh",
    "CMND",
    "Dân tộc",
    "Địa chỉ",
    "B1",
    "B2",
    "Ghi chú",
]
PLACE = ["Đắk Nông", "Cư Jút", "662", "Ea Pô", "24646", "Thôn Nam Tiến"]


def person(number, head, member, relation, birth, *, kind=None, size=None, ethnic="Mnông", causes=None):
    first = [1, 1] if head else [number, None]
    decision = ["12/QĐ-UBND", date(2017, 12, 20), 90, 40] if head else [None] * 4
    return [
        *first, head, member, relation, birth, "Nam", None, *PLACE, ethnic, kind, *decision, "x", None, None,
        causes, None, None, size,
    ]  # fmt: skip


FAMILY = [
    person(1, "Y Bông", None, "Chủ hộ", "1970", kind="Hộ nghèo", size=2, causes="Thiếu vốn; thiếu đất"),
    person(2, None, "H'Lan", "Vợ", "12/05/1975"),
    person(3, "Điểu Sơn", None, "Chủ hộ", date(1960, 3, 1), kind="Cận nghèo", size=1),
]
GONE = [
    [None, 1, "Trần Văn Ba", "Chủ hộ", "Nam", 1980, "067080123456", "Kinh", "Thôn 1, Ea Pô", 160, 10, None]
]


def workbook(after=FAMILY, left=(), *, titles=("Sau rà soát", "Thoát nghèo"), header=None) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, head, rows, first in ((titles[0], header or AFTER, after, 8), (titles[1], LEFT, left, 10)):
        page = book.create_sheet(title)
        page["C2"] = "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT"
        for number, row in enumerate((head, *rows), start=first - 1):
            for column, value in enumerate(row, start=1):
                page.cell(number, column).value = value or None
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(*parts, **more) -> NationalList:
    return read_national_list(workbook(*parts, **more), name="ds.xlsx")


def rules_of(*parts, **more) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as refused:
        read(*parts, **more)
    return [(problem.rule, problem.place) for problem in refused.value.problems]


def test_households_members_decision_and_scores():
    found = read()
    poor, near = found.households
    assert (poor.kind, near.kind) == (ListKind.POOR, ListKind.NEAR_POOR)
    assert [member.name for member in poor.members] == ["Y Bông", "H'Lan"]
    assert poor.members[0].birth == PartialDate(1970)
    assert near.head.birth == PartialDate(1960, 3, 1)
    assert (poor.decision_number, poor.decision_date) == ("12/QĐ-UBND", date(2017, 12, 20))
    assert (poor.b1, poor.b2, poor.has_evidence) == (90, 40, True)
    assert (poor.commune_code, poor.village) == ("24646", "Thôn Nam Tiến")
    assert poor.causes == ("Thiếu vốn", "thiếu đất")
    assert found.rows_read == 3


def test_those_who_left_come_from_their_own_sheet():
    [gone] = read(FAMILY, GONE).of(ListKind.LEFT_POVERTY)
    assert (gone.head.name, gone.address) == ("Trần Văn Ba", "Thôn 1, Ea Pô")
    assert gone.head.identity_number == "067080123456"


def test_sheets_without_telling_names_are_taken_in_their_order():
    assert len(read(FAMILY, GONE, titles=("Sheet1", "Sheet2")).of(ListKind.LEFT_POVERTY)) == 1


def test_columns_are_found_by_header_whatever_their_order():
    header = list(reversed(AFTER))
    turned = [list(reversed(row)) for row in FAMILY]
    assert [one.head.name for one in read(turned, header=header).households] == ["Y Bông", "Điểu Sơn"]


def test_scores_that_are_missing_are_missing():
    bare = [*FAMILY[0]]
    bare[18] = bare[19] = None
    [poor, _] = read([bare, *FAMILY[1:]]).households
    assert (poor.b1, poor.has_evidence) == (None, False)


def test_notes_and_signatures_below_the_list_are_not_read():
    foot = [["Ngày 20 tháng 12 năm 2017"], ["NGƯỜI LẬP BIỂU"]]
    assert len(read([*FAMILY, *foot]).households) == 2


def test_a_sorted_sheet_is_refused():
    by_name = [FAMILY[1], FAMILY[2], FAMILY[0]]
    assert rules_of(by_name) == [
        ("national.member_without_head", "ds.xlsx › Sau rà soát › E8"),
        ("national.size_differs", "ds.xlsx › Sau rà soát › AA10"),
    ]


def test_every_fault_comes_at_once():
    bad = [
        person(1, "Y Bông", None, "Chủ hộ", "31/02/1970", kind="Hộ khá", size=1),
        person(2, "Điểu Sơn", None, "Chủ hộ", 1960, kind=None, size=1, ethnic="20"),
        person(3, "Y Ba", None, "Con", 1990, kind="Hộ nghèo", size=1),
    ]
    assert {rule for rule, _ in rules_of(bad)} == {
        "date.impossible",
        "cell.not_a_choice",
        "ethnic_group.bare_code",
        "national.missing",
        "national.head_is_not_first",
    }


def test_a_workbook_that_is_something_else_says_what_it_needs():
    book = Workbook()
    book.active.append(["Tháng", "Lương"])
    target = io.BytesIO()
    book.save(target)
    with pytest.raises(Refused) as refused:
        read_national_list(target.getvalue(), name="luong.xlsx")
    [problem] = refused.value.problems
    assert problem.rule == "table.no_header"
    assert "Họ và tên chủ hộ" in problem.sentence() or "STT" in problem.sentence()


def test_a_missing_birth_date_is_only_a_warning():
    bare = [*FAMILY[1]]
    bare[5] = None
    found = read([FAMILY[0], bare, FAMILY[2]])
    assert [problem.rule for problem in found.warnings] == ["national.no_birth"]
    assert found.households[0].members[1].birth is None
