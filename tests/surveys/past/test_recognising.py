"""What a file looks like: sheets, headings, columns, how rows are tied, the years it names."""

import io

import pytest
from damaged import EXPORT_COLUMNS, NONE, Damage, Layout, damaged, past_workbook, true_households
from openpyxl import Workbook

from rasoat.common.problems import Refused
from rasoat.files.sheet_model import Column
from rasoat.surveys.past.mapping import Role, Tie
from rasoat.surveys.past.matching import Sure, match_heading
from rasoat.surveys.past.recognising import recognise
from rasoat.surveys.past.years import YearMeaning

PEOPLE = true_households(30, seed=5)
FAMILY = ["Thôn 1", "1", "Trần Văn An", "Chủ hộ", "Nam", "Nghèo"]


def fields(found) -> dict[str, str | None]:
    return {one.heading: one.field for one in found.columns}


def only_sheet(content: bytes, name: str = "cu.xlsx"):
    [sheet] = recognise(content, name).sheets
    return sheet


@pytest.mark.parametrize(
    ("layout", "role", "rows", "first", "tie"),
    [
        (Layout.NATIONAL, Role.AFTER_REVIEW, (3,), 4, Tie.BELOW_HEAD),
        (Layout.EXPORT, Role.HOUSEHOLDS, (3, 4), 5, Tie.EACH_ROW),
        (Layout.FREE, Role.HOUSEHOLDS, (3, 4), 5, Tie.NUMBER),
    ],
)
def test_the_known_layouts(layout, role, rows, first, tie):
    file = damaged(PEOPLE, layout, NONE, seed=1)
    found = only_sheet(file.content, file.name)
    assert (found.role, found.header_rows, found.first_row, found.tie) == (role, rows, first, tie)
    assert found.data_rows == len(file.rows)
    assert all(one.field and one.sure in (Sure.CERTAIN, Sure.LIKELY) and one.why.vi for one in found.columns)


def test_machine_keys_alone_are_enough():
    rows = [[None, "Trần Văn An", "12", "Có", "Nam", 3, "", 100, 20, "Hộ nghèo", "Y Ba", "T1", "X", "H"]] * 2
    found = only_sheet(past_workbook({"Export": ([Column(one.key) for one in EXPORT_COLUMNS], rows)}))
    assert {"review_date", "head", "b1", "b2", "class"} <= set(fields(found).values())


def test_two_rows_of_headings_are_read_together():
    columns = [
        Column("Thôn"),
        Column("Họ và tên"),
        Column("Nam", group="Năm sinh"),
        Column("Nữ", group="Năm sinh"),
        Column("Hộ nghèo", group="Phân loại"),
        Column("Hộ cận nghèo", group="Phân loại"),
    ]
    found = only_sheet(past_workbook({"Sheet1": (columns, [["Thôn 1", "Y Ba", 1970, None, "x", None]])}))
    assert fields(found)["Năm sinh › Nữ"] == "birth_female"
    assert fields(found)["Phân loại › Hộ cận nghèo"] == "class_near_poor"


@pytest.mark.parametrize(
    ("heading", "field", "sure"),
    [
        ("Họ và tên chủ hộ", "head", Sure.CERTAIN),
        ("HỌ VÀ TÊN\nCHỦ HỘ (chữ in hoa)", "head", Sure.CERTAIN),
        ("H.tên CH", "head", Sure.LIKELY),
        ("QH với CH", "relation", Sure.LIKELY),
        ("Số QĐ", "decision_number", Sure.CERTAIN),
        ("Ngày, tháng, năm sinh của từng người", "birth", Sure.LIKELY),
        ("Ngay ra soats", "review_date", Sure.GUESS),
        ("Hä vµ tªn", None, Sure.UNKNOWN),
        ("Số điện thoại", None, Sure.UNKNOWN),
    ],
)
def test_headings_and_how_sure(heading, field, sure):
    found = match_heading(heading)
    assert (found.field, found.sure) == (field, sure)
    assert found.why.vi
    assert found.why.en


def test_headings_in_an_old_encoding_are_read():
    found = only_sheet(
        past_workbook({"T1": (["Hä vµ tªn", "D©n téc", "Giíi tÝnh"], [["NguyÔn V¨n An", "Kinh", "Nam"]])})
    )
    assert list(fields(found).values()) == ["name", "ethnic_group", "sex"]


def test_guesses_are_left_to_the_person():
    rows = [["Thôn 1", f"Y Ba {n}", "Nam", "Mnông", "Nghèo"] for n in range(5)]
    found = only_sheet(past_workbook({"T1": (["Thôn", "Chủ hộ", "Giới tính", "Nhóm", "Phân loại"], rows)}))
    guess = next(one for one in found.columns if one.heading == "Nhóm")
    assert (guess.field, guess.sure) == ("ethnic_group", Sure.GUESS)
    assert "nhom" not in found.mapping().columns


def test_of_two_columns_for_one_field_the_surer_is_taken():
    rows = [["Thôn 1", "Y Ba", "Nghèo", "Y Bông", 1]]
    headings = ["Thôn", "H.tên CH", "Phân loại", "Họ tên chủ hộ", "B1"]
    found = only_sheet(past_workbook({"T1": (headings, rows)}))
    assert fields(found)["H.tên CH"] is None
    assert "D" in next(one for one in found.columns if one.heading == "H.tên CH").why.vi


def test_sheets_by_name_and_title():
    leaving = (["TT", "Họ và tên", "Quan hệ", "Giới tính"], [["1", "Y Ba", "Chủ hộ", "Nam"]])
    near = (["Thôn", "Hộ số", "Họ và tên", "Quan hệ", "Giới tính"], [FAMILY[:5]])
    content = past_workbook({"Thoát nghèo": leaving, "Thoát cận nghèo": leaving, "Hộ cận nghèo": near})
    left, left_near, whole = recognise(content, "x.xlsx").sheets
    assert (left.role, left_near.role) == (Role.LEFT_POVERTY, Role.LEFT_NEAR_POVERTY)
    assert (whole.role, whole.whole_class) == (Role.HOUSEHOLDS, "near_poor")


def test_a_sheet_without_headings_is_not_read():
    book = Workbook()
    book.active.append(["Tháng", "Lương"])
    target = io.BytesIO()
    book.save(target)
    assert only_sheet(target.getvalue()).role is Role.UNKNOWN


def test_values_only_a_person_can_explain():
    rows = [["Thôn 1", f"Y Ba {n}", "Nam", code] for n, code in enumerate("1121")]
    found = only_sheet(past_workbook({"T1": (["Thôn", "Chủ hộ", "Giới tính", "Phân loại"], rows)}))
    assert [(one.field, one.written, one.count, one.place) for one in found.open_values] == [
        ("class", "1", 3, "cu.xlsx › T1 › D4"),
        ("class", "2", 1, "cu.xlsx › T1 › D6"),
    ]


@pytest.mark.parametrize(
    ("title", "hints"),
    [
        ("DANH SÁCH HỘ NGHÈO NĂM 2017", [(2017, None)]),
        ("KẾT QUẢ RÀ SOÁT HỘ NGHÈO NĂM 2017", [(2017, YearMeaning.REVIEW)]),
        ("DANH SÁCH SAU KHI RÀ SOÁT NĂM 2018", [(2018, None)]),
        ("DANH SÁCH HỘ NGHÈO ÁP DỤNG CHO NĂM 2018", [(2018, YearMeaning.LIST)]),
    ],
)
def test_years_in_titles(title, hints):
    rows = [["Thôn 1", "Y Ba", "Nam"]]
    content = past_workbook({"T1": (["Thôn", "Chủ hộ", "Giới tính"], rows)}, title=title)
    assert [(one.year, one.meaning) for one in recognise(content, "x.xlsx").years] == hints


def test_years_of_visits_and_decisions():
    file = damaged(PEOPLE, Layout.EXPORT, NONE, seed=1, csv=True)
    assert (2017, YearMeaning.REVIEW) in [
        (y.year, y.meaning) for y in recognise(file.content, file.name).years
    ]


def test_headings_in_another_order_have_one_fingerprint():
    one = damaged(PEOPLE, Layout.FREE, NONE, seed=1)
    other = damaged(PEOPLE, Layout.FREE, Damage(shuffled_columns=True), seed=2)
    assert recognise(one.content, "a.xlsx").fingerprint == recognise(other.content, "b.xlsx").fingerprint
    third = damaged(PEOPLE, Layout.EXPORT, NONE, seed=1)
    assert recognise(third.content, "c.xlsx").fingerprint != recognise(one.content, "a.xlsx").fingerprint


def test_only_an_unreadable_file_is_refused():
    with pytest.raises(Refused):
        recognise(b"PK\x03\x04 broken", "x.xlsx")
