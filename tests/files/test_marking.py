"""A workbook comes back with its faults on the cells, and can be handed in again."""

import io
import zipfile
from datetime import date, datetime, timedelta

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from workbook_parts import packed, parts_of, rows_xml, sheet_xml

from rasoat.common.problems import Problem, Refused, Severity
from rasoat.common.words import Words
from rasoat.files.addresses import cell_place, sheet_place
from rasoat.files.csv_reader import read_table_file
from rasoat.files.marking import mark_workbook
from rasoat.files.marks.fault_sheet import FAULT_SHEET
from rasoat.files.marks.faults import DIVIDER, MARK_FORMULA
from rasoat.files.workbook_reader import read_workbook

FILE = "xã › 2018.xlsx"
YELLOW = PatternFill("solid", fgColor="FFFFFF00")


def problem(where: str, *, sheet: str = "Hộ", what: str = "Thiếu tuổi.", severity=Severity.ERROR) -> Problem:
    return Problem(
        "r", cell_place(FILE, sheet, where), Words(what, "No age."), Words("Ghi tuổi.", "Write it."), severity
    )


def original() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Hộ"
    sheet.append(["Mã hộ", "Chủ hộ", "Tuổi", "Ngày"])
    sheet.append(["0200000017", "An", None, date(2018, 11, 15)])
    sheet.append(["0200000025", "Bình", 30, None])
    sheet["B2"].fill = YELLOW
    sheet["B2"].comment = Comment("Của tôi", "Cán bộ xã")
    sheet["E2"] = "=1+1"
    sheet["F2"].value = "=2+2"
    sheet["F2"].data_type = "s"
    book.create_sheet("Thành viên").append(["Mã hộ"])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def marks_of(sheet) -> set[str]:
    ours = (area for area in sheet.conditional_formatting if area.rules[0].formula == [MARK_FORMULA])
    return {where for area in ours for where in str(area.sqref).split()}


def notes_of(sheet) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


PROBLEMS = [
    problem("C2"),
    problem("B2", what="Hai chủ hộ."),
    problem("C2", what="=Sai."),
    problem("A2:A3", severity=Severity.WARNING),
    problem("A1", sheet="Thành viên"),
    Problem("r", sheet_place(FILE, "Hộ"), Words("Trang thiếu cột.", "x"), Words("Thêm cột.", "y")),
    Problem("r", FILE, Words("Tệp có macro.", "x"), Words("Bỏ qua.", "y"), Severity.WARNING),
]


@pytest.mark.parametrize("most_cells", [1_000, 0], ids=["in place", "written anew"])
def test_the_values_are_the_same_and_the_faults_stand_on_their_cells(most_cells: int) -> None:
    data = mark_workbook(original(), FILE, PROBLEMS, most_cells=most_cells)
    before, after = read_workbook(original(), FILE), read_workbook(data, FILE)
    assert [sheet.rows for sheet in after.sheets] == [sheet.rows for sheet in before.sheets]
    book = opened(data)
    assert book.sheetnames == [FAULT_SHEET, "Hộ", "Thành viên"]
    assert marks_of(book["Hộ"]) == {"C2", "B2", "A2:A3"}
    assert marks_of(book["Thành viên"]) == {"A1"}
    notes = notes_of(book["Hộ"])
    assert set(notes) == {"A2", "B2", "C2"}
    assert "Thiếu tuổi." in notes["C2"]
    assert "=Sai." in notes["C2"]
    assert "→ Ghi tuổi." in notes["C2"]


@pytest.mark.parametrize("most_cells", [1_000, 0], ids=["in place", "written anew"])
def test_the_first_sheet_lists_every_fault_with_a_link(most_cells: int) -> None:
    sheet = opened(mark_workbook(original(), FILE, PROBLEMS, most_cells=most_cells))[FAULT_SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    listed = [row[1:5] for row in rows if isinstance(row[0], int)]
    assert "5 lỗi, 2 cảnh báo" in [row[0] for row in rows]
    assert listed == [
        [f"{FILE} › Hộ", None, "Lỗi", "Trang thiếu cột."],
        [FILE, None, "Cảnh báo", "Tệp có macro."],
        ["Hộ", "A2:A3", "Cảnh báo", "Thiếu tuổi."],
        ["Hộ", "B2", "Lỗi", "Hai chủ hộ."],
        ["Hộ", "C2", "Lỗi", "Thiếu tuổi."],
        ["Hộ", "C2", "Lỗi", "=Sai."],
        ["Thành viên", "A1", "Lỗi", "Thiếu tuổi."],
    ]
    links = {
        cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink
    }
    assert links == {"A2:A3": "'Hộ'!A2:A3", "B2": "'Hộ'!B2", "C2": "'Hộ'!C2", "A1": "'Thành viên'!A1"}
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("most_cells", [1_000, 0], ids=["in place", "written anew"])
def test_long_faults_have_room_in_the_list(most_cells: int) -> None:
    long, short = problem("C2", what="Sai. " * 50), problem("C3")
    sheet = opened(mark_workbook(original(), FILE, [long, short], most_cells=most_cells))[FAULT_SHEET]
    heights = [sheet.row_dimensions[row[0].row].height for row in sheet if isinstance(row[0].value, int)]
    assert heights == [5 * 15, None]


def test_every_kind_of_value_is_in_the_copy_written_anew() -> None:
    book = openpyxl.Workbook()
    texts = [
        " giữ dấu cách ",
        "a < b & c > d",
        "_x005F_x0041_",
        "dòng 1\ndòng 2",
        "\"'",
        "=1+1",
        "+84912",
        "012",
    ]
    times = [date(1900, 1, 5), date(2018, 11, 15), datetime(2018, 11, 15, 13, 45), timedelta(hours=30)]  # noqa: DTZ001
    values = [*texts, *times, True, False, 0, -1.5, 0.1, 1e20]
    for row, value in enumerate(values, start=1):
        cell = book.active.cell(row, 2, value)
        cell.data_type = "s" if isinstance(value, str) else cell.data_type
    made = io.BytesIO()
    book.save(made)
    copy = mark_workbook(made.getvalue(), FILE, [problem("B1", sheet="Sheet")], most_cells=0)
    before, after = read_workbook(made.getvalue(), FILE), read_workbook(copy, FILE)
    assert after.sheets[0].rows == before.sheets[0].rows
    cells = [row[1] for row in opened(copy)["Sheet"].iter_rows(max_row=len(values))]
    assert [cell.value for cell in cells[: len(texts)]] == texts
    assert [cell.quotePrefix for cell in cells[: len(texts)]] == [*[False] * 5, True, True, False]
    assert all(cell.data_type != "f" for cell in cells)


def test_a_copy_written_anew_shows_what_a_cell_with_an_error_shows() -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>Mã hộ</t></is></c></row>'
    rows += '<row r="2"><c r="A2" t="e"><v>#DIV/0!</v></c><c r="B2"><v>1</v></c></row>'
    data = packed(parts_of({"Hộ": sheet_xml(rows)}))
    copy = opened(mark_workbook(data, FILE, [problem("A2")], most_cells=0))
    assert [cell.value for cell in copy["Hộ"][2]] == ["#DIV/0!", 1]


def test_in_english_too() -> None:
    sheet = opened(mark_workbook(original(), FILE, [problem("C2")], language="en"))[FAULT_SHEET]
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {"FAULTS TO CORRECT", "1 errors, 0 warnings", "No age.", "What to do"} <= texts


def test_the_owners_own_formats_notes_and_formulas_stay() -> None:
    sheet = opened(mark_workbook(original(), FILE, PROBLEMS))["Hộ"]
    assert sheet["B2"].fill.fgColor.rgb == "FFFFFF00"
    assert notes_of(sheet)["B2"].startswith("Của tôi\n" + DIVIDER)
    assert sheet["B2"].comment.author == "Cán bộ xã"
    assert (sheet["E2"].value, sheet["E2"].data_type) == ("=1+1", "f")
    assert (sheet["F2"].value, sheet["F2"].data_type) == ("=2+2", "s")


def test_marked_again_only_the_new_faults_are_marked() -> None:
    once = mark_workbook(original(), FILE, PROBLEMS)
    twice = opened(mark_workbook(once, FILE, [problem("C3")]))
    assert twice.sheetnames == [FAULT_SHEET, "Hộ", "Thành viên"]
    assert marks_of(twice["Hộ"]) == {"C3"}
    assert marks_of(twice["Thành viên"]) == set()
    notes = notes_of(twice["Hộ"])
    assert notes["B2"] == "Của tôi"
    assert set(notes) == {"B2", "C3"}


def test_a_copy_written_anew_can_be_marked_in_place_later() -> None:
    anew = mark_workbook(original(), FILE, PROBLEMS, most_cells=0)
    again = opened(mark_workbook(anew, FILE, []))
    assert marks_of(again["Hộ"]) == set()
    assert notes_of(again["Hộ"]) == {}


def test_only_the_list_of_faults_is_selected() -> None:
    """Two selected sheets would take every correction twice."""
    book = opened(mark_workbook(original(), FILE, PROBLEMS))
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == [FAULT_SHEET]
    assert book.active.title == FAULT_SHEET


def test_macros_and_links_to_other_files_are_gone() -> None:
    with zipfile.ZipFile(io.BytesIO(original())) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    data = mark_workbook(packed({**parts, "xl/vbaProject.bin": b"x"}), FILE, PROBLEMS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any("vba" in name for name in archive.namelist())


def test_what_the_editor_cannot_take_apart_is_written_anew() -> None:
    rows = rows_xml([["Mã hộ"], ["1"]])
    odd = sheet_xml(
        rows, after='<conditionalFormatting sqref="A1"><cfRule type="nosuchtype"/></conditionalFormatting>'
    )
    data = mark_workbook(packed(parts_of({"Hộ": odd})), FILE, [problem("A2")])
    assert marks_of(opened(data)["Hộ"]) == {"A2"}
    assert read_workbook(data, FILE).sheets[0].rows == [["Mã hộ"], ["1"]]


@pytest.mark.parametrize(
    "after",
    ["", '<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'],
    ids=["cell", "merged"],
)
def test_empty_cells_far_away_do_not_keep_the_editor_busy(after: str) -> None:
    far = "" if after else '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    data = packed(parts_of({"Hộ": sheet_xml(rows_xml([["Mã hộ"], ["1"]]) + far, after=after)}))
    assert marks_of(opened(mark_workbook(data, FILE, [problem("A2")]))["Hộ"]) == {"A2"}


def test_thousands_of_faults_are_all_listed() -> None:
    rows = rows_xml([["Mã hộ"], *([str(n)] for n in range(3_000))])
    data = packed(parts_of({"Hộ": sheet_xml(rows)}))
    book = opened(mark_workbook(data, FILE, [problem(f"A{n}") for n in range(2, 3_002)]))
    assert sum(isinstance(row[0].value, int) for row in book[FAULT_SHEET].iter_rows()) == 3_000
    assert len(marks_of(book["Hộ"])) == 3_000
    assert len(notes_of(book["Hộ"])) == 2_000


def test_a_csv_comes_back_as_a_marked_workbook() -> None:
    name = "danh sách hộ [bản 2]: rất là dài tên.csv"
    data = "Mã hộ,Chủ hộ\n1,=An\n".encode()
    sheet = read_table_file(data, name).sheets[0]
    fault = Problem("r", sheet.place("B2"), Words("Sai tên.", "x"), Words("Ghi lại.", "y"))
    marked = mark_workbook(data, name, [fault])
    assert read_workbook(marked, name).sheets[0].rows == [["Mã hộ", "Chủ hộ"], ["1", "=An"]]
    book = opened(marked)
    assert marks_of(book.worksheets[1]) == {"B2"}
    assert book[FAULT_SHEET]["C6"].hyperlink.location == f"'{sheet.name}'!B2"


def test_names_no_office_program_takes_do_not_stop_the_copy() -> None:
    rows = sheet_xml(rows_xml([["Mã hộ"]]))
    names = ["x" * 40 + "1", "x" * 40 + "2", "a/b", "A?B", "Hộ", "hộ"]
    data = packed(parts_of(dict.fromkeys(names, rows)))
    made = opened(mark_workbook(data, FILE, [problem("A1", sheet=name) for name in names], most_cells=0))
    assert len(made.sheetnames) == 7
    assert all(marks_of(sheet) == {"A1"} for sheet in made.worksheets[1:])


def test_what_the_guard_refuses_is_not_marked() -> None:
    with pytest.raises(Refused):
        mark_workbook(b"<html></html>", FILE, PROBLEMS)
