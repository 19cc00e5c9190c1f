"""Workbooks as people hand them in: what is read, with which type, from which cell."""

import unicodedata
from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter
from workbook_parts import packed, parts_of, rows_xml, sheet_xml, small_workbook, text_cell

from rasoat.common.problems import Refused
from rasoat.files.marks.fault_sheet import FAULT_SHEET
from rasoat.files.sheets import Workbook
from rasoat.files.workbook_reader import read_workbook

HALF_PAST_EIGHT = datetime(2018, 11, 15, 8, 30)  # noqa: DTZ001 - a workbook knows no time zones


def written(fill) -> bytes:
    """A workbook that XlsxWriter makes: an independent writer of real files."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made)
    fill(book)
    book.close()
    return made.getvalue()


def read_sheets(**sheets: str) -> Workbook:
    return read_workbook(packed(parts_of(sheets)), "xã.xlsx")


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_workbook(data, "xã.xlsx")
    return refused.value.problems[0].rule + " " + refused.value.problems[0].place


def test_every_value_keeps_its_own_type_in_one_column() -> None:
    def fill(book):
        sheet = book.add_worksheet("Hộ")
        sheet.write_row(0, 0, ["chữ", "1.200", 1200, 1.5, True])
        sheet.write_datetime(1, 0, date(2018, 11, 15), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_datetime(1, 1, HALF_PAST_EIGHT, book.add_format({"num_format": "dd/mm hh:mm"}))
        sheet.write_blank(1, 2, None, book.add_format({"bold": True}))
        sheet.write_string(1, 3, "   ")

    (sheet,) = read_workbook(written(fill), "xã.xlsx").sheets
    assert sheet.rows[0] == ["chữ", "1.200", 1200.0, 1.5, True]
    assert sheet.rows[1][:4] == [date(2018, 11, 15), HALF_PAST_EIGHT, None, None]
    assert sheet.value("B1") == "1.200"
    assert sheet.value("Z99") is None
    assert sheet.place("B1") == "xã.xlsx › Hộ › B1"


def test_composed_and_decomposed_letters_are_read_alike() -> None:
    name = "Nguyễn Thị Hường"
    rows = rows_xml([[unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)]])
    row = read_sheets(Ho=sheet_xml(rows)).sheets[0].rows[0]
    assert row == [name, name]


def test_cells_keep_their_address_when_the_table_starts_further_down() -> None:
    sheet = read_sheets(Ho=sheet_xml(f'<row r="5">{text_cell("C5", "An")}</row>')).sheets[0]
    assert sheet.value("C5") == "An"
    assert sheet.rows[:4] == [[None] * 3] * 4


def test_formulas_and_errors_are_known_by_their_cells() -> None:
    def fill(book):
        sheet = book.add_worksheet("Hộ")
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("B2", "=NA()", None, "#N/A")
        sheet.write_formula("C3", "=1/0", None, "#DIV/0!")
        sheet.write_string("D4", "#N/A")
        sheet.data_validation("E1:E9", {"validate": "custom", "value": "=F1>0"})
        sheet.conditional_format("A1:A9", {"type": "formula", "criteria": "=A1>1"})

    (sheet,) = read_workbook(written(fill), "xã.xlsx").sheets
    assert sheet.formulas == {"A1", "B2", "C3"}
    assert sheet.errors == {"B2": "#N/A", "C3": "#DIV/0!"}
    assert sheet.value("A1") == 2.0
    assert sheet.value("B2") is None


def test_merged_cells_are_named() -> None:
    def fill(book):
        book.add_worksheet("Hộ").merge_range("A5:C6", "Thôn 1")

    assert read_workbook(written(fill), "xã.xlsx").sheets[0].merged == ("A5:C6",)


def test_hidden_sheets_are_read_and_known_as_hidden() -> None:
    def fill(book):
        book.add_worksheet("Hộ").write_string(0, 0, "a")
        book.add_worksheet("Danh mục").hide()

    book = read_workbook(written(fill), "xã.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Hộ", False), ("Danh mục", True)]


def test_a_sheet_is_found_whatever_its_accents_and_missed_with_the_nearest_names() -> None:
    book = read_sheets(**{"Hộ gia đình": sheet_xml(""), "Thành viên": sheet_xml("")})
    assert book.sheet("ho gia dinh").name == "Hộ gia đình"
    assert book.sheet("Nhân khẩu", "THÀNH VIÊN").name == "Thành viên"
    with pytest.raises(Refused) as refused:
        book.sheet("Thanh viên hộ")
    (problem,) = refused.value.problems
    assert problem.rule == "sheet.missing"
    assert "“Thành viên”" in problem.remedy.vi


def test_only_the_sheets_asked_for_are_read() -> None:
    data = packed(parts_of({"Hộ": sheet_xml(rows_xml([["a"]])), "Khác": "<broken"}))
    book = read_workbook(data, "xã.xlsx", sheets=["ho"])
    assert [sheet.name for sheet in book.sheets] == ["Hộ"]
    assert book.all_names == ("Hộ", "Khác")
    assert refusal(data) == "file.truncated xã.xlsx"


def test_the_sheet_of_faults_is_left_out() -> None:
    book = read_sheets(**{FAULT_SHEET: sheet_xml(""), "Hộ": sheet_xml(rows_xml([["a"]]))})
    assert [sheet.name for sheet in book.sheets] == ["Hộ"]


def test_twenty_thousand_formatted_empty_rows_are_trimmed() -> None:
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="T{n}" s="1"/></row>' for n in range(3, 20_003))
    xml = sheet_xml(rows_xml([["Mã hộ"], ["1"]]) + empty, before='<dimension ref="A1:XFD1048576"/>')
    assert read_sheets(Ho=xml).sheets[0].rows == [["Mã hộ"], ["1"]]


def test_a_million_empty_columns_are_trimmed() -> None:
    wide = "".join(f'<row r="{n}"><c r="XFD{n}" s="1"/></row>' for n in range(2, 66))
    xml = sheet_xml(rows_xml([["Mã hộ"]]) + wide, before='<cols><col min="1" max="16384" width="9"/></cols>')
    assert read_sheets(Ho=xml).sheets[0].rows == [["Mã hộ"]]


FAR = {
    "named": '<c r="XFD1048576"><v>1</v></c>',
    "with other attributes first": '<c s="0" r="XFD1048576"><v>1</v></c>',
    "with single quotes": "<c r='XFD1048576'><v>1</v></c>",
    "with blanks": '<c  r = "XFD1048576" ><v>1</v></c>',
    "with an angle in an attribute": '<c x="&gt;" y=">" r="XFD1048576"><v>1</v></c>',
    "with a prefix": '<x:c r="XFD1048576"><x:v>1</x:v></x:c>',
    "as a text": '<c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c>',
}


@pytest.mark.parametrize("shape", FAR)
def test_a_value_far_away_is_refused_by_its_cell(shape: str) -> None:
    rows = rows_xml([["Mã hộ"]]) + f'<row r="1048576">{FAR[shape]}</row>'
    xml = sheet_xml(rows).replace(
        "<worksheet ", '<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ', 1
    )
    data = packed(parts_of({"Hộ": xml}))
    assert refusal(data) == "sheet.reaches_too_far xã.xlsx › Hộ › XFD1048576"


def test_far_values_without_addresses_are_counted_too() -> None:
    """Cells without an address stand side by side: one long row and one long column make a huge rectangle."""
    rows = f"<row>{'<c><v>1</v></c>' * 10_000}</row>" + "<row><c><v>1</v></c></row>" * 10_000
    assert refusal(packed(parts_of({"Hộ": sheet_xml(rows)}))).startswith("sheet.reaches_too_far")


def test_cells_without_addresses_are_read() -> None:
    rows = '<row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row><row><c><f>1+1</f><v>2</v></c></row>'
    (sheet,) = read_sheets(Ho=sheet_xml(rows)).sheets
    assert sheet.rows == [[1.0, None], [2.0, None]]
    assert (sheet.formulas, sheet.errors) == ({"A2"}, {"B1": "#REF!"})


@pytest.mark.parametrize(
    "xml",
    ["", "<worksheet", sheet_xml('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), sheet_xml("</row>")],
    ids=["empty part", "cut part", "text that is not there", "tags that do not fit"],
)
def test_a_sheet_that_cannot_be_read_is_a_damaged_file(xml: str) -> None:
    assert refusal(packed(parts_of({"Hộ": xml}))) == "file.truncated xã.xlsx"


def test_a_sheet_listed_but_absent_is_a_damaged_file() -> None:
    parts = parts_of({"Hộ": sheet_xml("")})
    del parts["xl/worksheets/sheet1.xml"]
    assert refusal(packed(parts)) == "file.truncated xã.xlsx"


def test_two_sheets_of_one_name_are_a_damaged_file() -> None:
    parts = parts_of({"Hộ": sheet_xml(""), "Họ": sheet_xml("")})
    twice = str(parts["xl/workbook.xml"]).replace("Họ", "Hộ")
    assert refusal(packed({**parts, "xl/workbook.xml": twice})) == "file.truncated xã.xlsx"


def test_a_sheet_outside_of_the_workbook_is_refused() -> None:
    parts = parts_of({"Hộ": sheet_xml("")})
    links = str(parts["xl/_rels/workbook.xml.rels"]).replace("worksheets/sheet1.xml", "../../sheet1.xml")
    assert refusal(packed({**parts, "xl/_rels/workbook.xml.rels": links})) == "file.truncated xã.xlsx"


def test_from_a_path_and_from_bytes_it_is_the_same(tmp_path) -> None:
    path = tmp_path / "xã.xlsx"
    path.write_bytes(small_workbook())
    assert read_workbook(path, "xã.xlsx") == read_workbook(small_workbook(), "xã.xlsx")
