"""Lists: who stands on which, that counts add up, and what is printed."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from survey_commune import (
    FARM,
    HEADER,
    POOR_HOME,
    RICH_HOME,
    child,
    head,
    household,
    households,
    wife,
    with_answer,
)

from rasoat.law.reading.load import shipped
from rasoat.surveys.classify import classify
from rasoat.surveys.lists import (
    HouseholdLists,
    ListKind,
    lists_of,
    to_national_workbook,
    to_pdf,
    to_workbook,
)
from rasoat.surveys.national_list import read_national_list
from rasoat.surveys.survey import Survey

CREATED = datetime(2018, 11, 15, 2, tzinfo=UTC)
BETWEEN = POOR_HOME | FARM | {
    "wall": "brick_stone", "pillar": "brick_stone", "roof": "tile", "living_area_m2": 60, "main_water": "tap",
    "toilet": "septic", "electricity_kwh": 60, "assets": frozenset(("colour_tv", "motorbike")),
    "perennial_crop_m2": 5000,
}  # fmt: skip


def lists(*surveyed, marks=(), header=HEADER) -> HouseholdLists:
    return lists_of(classify(Survey(header, surveyed), shipped()), shipped(), marks=marks)


def commune() -> HouseholdLists:
    unscored = household(9, (head("Ngô Thị Lan", sex="female"),), POOR_HOME | FARM)
    still_near = household(10, (head("Y Bang"), wife("H'Lan"), child(3, "Y Ba")), BETWEEN, last_class="poor")
    return lists(*households(), with_answer(unscored, wall=None), still_near, marks=("BẢN TRÌNH DIỄN",))


def names(found: HouseholdLists, kind: ListKind) -> list[str]:
    return [entry.household.head.name for entry in found.of(kind)]


def sheet(workbook: bytes, name: str) -> list[list]:
    return [list(row) for row in load_workbook(io.BytesIO(workbook))[name].iter_rows(values_only=True)]


def test_each_household_stands_on_the_lists_it_belongs_to():
    found = commune()
    assert names(found, ListKind.POOR) == ["Nguyễn Văn An", "H'Mai"]
    assert names(found, ListKind.NEAR_POOR) == ["Y Bang"]
    assert names(found, ListKind.LEFT_POVERTY) == ["Điểu K'Rang", "Y Bang"]
    assert names(found, ListKind.LEFT_NEAR_POVERTY) == ["Trần Văn Dũng"]
    assert names(found, ListKind.NOT_SCORED) == ["Ngô Thị Lan"]


def test_numbers_are_in_order_of_counting_and_villages_in_that_of_the_commune():
    rows = [household(n, (head("Y Mai"),), POOR_HOME | FARM) for n in (10, 9, 2)]
    first = household(5, (head("Y Đôn"),), POOR_HOME | FARM, village="Bon Bu Sóp")
    found = lists(first, *rows)
    assert [entry.household.local_number for entry in found.of(ListKind.POOR)] == ["2", "9", "10", "5"]


def test_the_summary_adds_up_in_every_village():
    rows = sheet(to_workbook(commune()), "Tổng hợp")
    header = next(number for number, row in enumerate(rows) if row[1] == "Hộ")
    classes = slice(3, rows[header].index("Chưa chấm được điểm") + 1)
    counts = [row for row in rows[header + 2 :] if isinstance(row[1], int | float)]
    assert [row[0] for row in counts] == ["Thôn Đắk Hòa", "Bon Bu Sóp", "Tổ dân phố 3", "Toàn xã"]
    assert all(row[1] == sum(row[classes]) for row in counts)
    total = [sum(column) for column in zip(*(row[1:] for row in counts[:-1]), strict=True)]
    assert total == counts[-1][1:]
    assert counts[-1][1:3] == [7, 12]
    poor_by_class = dict(zip(rows[header], counts[-1], strict=True))
    assert poor_by_class["Hộ nghèo về thu nhập"] == 2
    assert poor_by_class["Thành cận nghèo"] == poor_by_class["Vượt chuẩn"] == 1


def test_the_detailed_list_names_heads_and_members_and_splits_the_poor():
    rows = sheet(to_workbook(commune()), "Hộ nghèo")
    header = next(row for row in rows if "Họ và tên" in row)
    numbers = dict(zip(header, range(len(header)), strict=True))
    persons = [row for row in rows if isinstance(row[1], int | float)]
    assert [row[numbers["Họ và tên"]] for row in persons] == [
        "Nguyễn Văn An", "Lê Thị Bình", "Nguyễn Văn Cường", "H'Mai", "Y Đôn",
    ]  # fmt: skip
    assert [row[0] for row in persons] == [1, None, None, 2, None]
    assert [row[numbers["Hộ nghèo về thu nhập"]] for row in persons] == ["x", None, None, "x", None]
    assert persons[3][numbers["Cũ, mới, tái"]] == "Từ cận nghèo"
    assert {row[numbers["DTTS tại chỗ"]] for row in persons} == {"x"}


def test_under_the_later_standard_poor_is_one_class():
    header = replace(HEADER, review_year=2022, list_year=2023, standard="vn-2022-2026")
    day = datetime(2022, 10, 1, tzinfo=UTC).date()
    adult = {"job_status": "seeking", "monthly_social_allowance": "no"}
    one = head("Nguyễn Văn An", **adult)
    answers = {
        key: value for key, value in one.answers.items() if key not in ("serious_illness", "uses_telephone")
    }
    visited = household(1, (replace(one, answers=answers),), POOR_HOME | FARM, day=day)
    found = lists(visited, header=header)
    assert names(found, ListKind.POOR) == ["Nguyễn Văn An"]
    titles = next(row for row in sheet(to_workbook(found), "Hộ nghèo") if "Họ và tên" in row)
    assert not any("thu nhập" in str(title) for title in titles)


def test_every_sheet_says_both_years_the_place_the_sheet_and_what_it_is_worth():
    book = load_workbook(io.BytesIO(to_workbook(commune())))
    for page in book:
        text = " ".join(str(cell) for row in page.iter_rows(values_only=True) for cell in row if cell)
        for wanted in ("Áp dụng năm 2019", "rà soát năm 2018", "05/11/2018", "Xã Đắk Wil", "Huyện Cư Jút",
                       "BẢN TRÌNH DIỄN", "KẾT QUẢ MINH HỌA", "2016-2020"):  # fmt: skip
            assert wanted in text, (page.title, wanted)
    assert "rural-central-highlands (SHA-256" in " ".join(map(str, sheet(to_workbook(commune()), "Hộ nghèo")))


def test_those_without_a_score_are_listed_with_the_reason():
    rows = sheet(to_workbook(commune()), "Hộ chưa chấm được điểm")
    [row] = [row for row in rows if row[0] == 1]
    assert "Vật liệu chính của tường" in row[6]


def test_the_national_layout_begins_in_the_rows_where_it_is_read():
    book = load_workbook(io.BytesIO(to_national_workbook(commune())))
    assert [page.title for page in book] == ["Sau rà soát", "Thoát nghèo", "Thoát cận nghèo"]
    first, left, left_near = book
    assert (first["A7"].value, first["C8"].value, first["E8"].value) == ("STT", "Nguyễn Văn An", "Chủ hộ")
    assert [first[cell].value for cell in ("P8", "S8", "AA8", "M8")] == ["Hộ nghèo", 35, 3, "24643"]
    assert (left["C9"].value, left["C10"].value) == ("Họ và tên", "Điểu K'Rang")
    assert left_near["C10"].value == "Trần Văn Dũng"


@pytest.mark.parametrize("marks", [(), ("BẢN TRÌNH DIỄN",), ("MỘT", "HAI")])
def test_however_many_marks_the_rows_stay(marks):
    found = lists(*households(), marks=marks)
    pages = list(load_workbook(io.BytesIO(to_national_workbook(found))))
    assert [pages[0]["A7"].value, pages[1]["B9"].value, pages[2]["B9"].value] == ["STT", "TT", "TT"]


def test_the_national_list_is_read_back_as_it_was_written():
    found, back = commune(), read_national_list(to_national_workbook(commune()))
    for kind in (ListKind.POOR, ListKind.NEAR_POOR, ListKind.LEFT_POVERTY, ListKind.LEFT_NEAR_POVERTY):
        entries = found.of(kind)
        listed = {one.head.name: one for one in back.of(kind)}
        assert set(listed) == {entry.household.head.name for entry in entries}
        for entry in entries:
            one = listed[entry.household.head.name]
            assert (one.b1, one.b2) == (entry.scores.totals["b1"], entry.scores.totals["b2"])
            assert [m.name for m in one.members] == [m.name for m in entry.household.members]
            assert [m.birth for m in one.members] == [m.birth for m in entry.household.members]


def pages(paper: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages)


def test_the_paper_has_all_lists_by_village():
    text = pages(to_pdf(commune(), created=CREATED))
    for wanted in ("UBND XÃ ĐẮK WIL", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "HỘ NGHÈO - Bon Bu Sóp",
                   "Điểu K'Rang", "Trần Văn Dũng", "BẢN TRÌNH DIỄN", "hộ thoát cận nghèo: 1 hộ"):  # fmt: skip
        assert wanted in text
    assert "Ngô Thị Lan" not in text


def test_only_tinos_is_on_the_paper():
    fonts = {
        str(font["/BaseFont"]).split("+")[-1]
        for page in PdfReader(io.BytesIO(to_pdf(commune(), created=CREATED))).pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())
    }
    assert fonts
    assert all(name.startswith("Tinos") for name in fonts)


def test_for_posting_nothing_is_printed_that_residents_need_not_know():
    text = pages(to_pdf(commune(), [ListKind.POOR], created=CREATED, for_posting=True))
    assert "H'Mai" in text
    for hidden in ("Mnông", "1000000018", "1975", "B1", "Nữ"):
        assert hidden not in text


def test_a_list_of_one_village_names_nobody_of_another():
    text = pages(to_pdf(commune(), [ListKind.POOR], created=CREATED, village="Bon Bu Sóp"))
    assert "H'Mai" in text
    assert "Nguyễn Văn An" not in text


def test_a_list_with_nobody_on_it_says_so():
    found = lists(household(1, (head("Y Mai"),), RICH_HOME | FARM))
    assert "Danh sách hộ nghèo: 0 hộ" in pages(to_pdf(found, [ListKind.POOR], created=CREATED))
    assert any("Tổng số: 0 hộ" in str(row[0]) for row in sheet(to_workbook(found), "Hộ nghèo"))


def test_equal_lists_are_equal_bytes():
    assert to_workbook(commune()) == to_workbook(commune())
    assert to_pdf(commune(), created=CREATED) == to_pdf(commune(), created=CREATED)
