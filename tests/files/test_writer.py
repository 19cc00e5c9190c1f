"""The one writer: what goes in comes out, nothing runs, same input same bytes."""

import hashlib
import io
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rasoat.common.partial_dates import PartialDate
from rasoat.files.csv_reader import read_csv
from rasoat.files.csv_writer import write_csv
from rasoat.files.inert import for_workbook
from rasoat.files.paper import Letterhead, Signature
from rasoat.files.sheet_model import (
    Band,
    BandStyle,
    Book,
    Cell,
    ChoiceList,
    Column,
    Kind,
    SheetModel,
    Written,
)
from rasoat.files.tables import Expected, find_table
from rasoat.files.workbook_reader import read_workbook
from rasoat.files.workbook_writer import write_workbook

COLUMNS = (
    Column("STT", Kind.INTEGER, 6),
    Column("Mã hộ", Kind.CODE, 13, key="code", required=True, comment="Mã 10 chữ số."),
    Column("Chủ hộ", width=26),
    Column("Dân tộc", choices="dân tộc"),
    Column("Số nhân khẩu", Kind.INTEGER, low=1, high=40),
    Column("Điểm B1", Kind.DECIMAL, group="Điểm"),
    Column("Tỷ lệ", Kind.PERCENT, group="Điểm", decimals=2),
    Column("Ngày sinh", Kind.DATE),
    Column("Thường trú", Kind.FLAG),
)
ROW: tuple[Cell, ...] = (
    1, "0200000017", "Điểu K’Rưm", "M'Nông", 4, Decimal("112.5"), 0.0657, date(1986, 5, 12), True,
)  # fmt: skip


def book(*rows: tuple[Cell, ...] | Band, **options) -> Book:
    model = SheetModel("Hộ nghèo", COLUMNS, rows, **options)
    return Book([model], [ChoiceList("dân tộc", ("Kinh", "M'Nông", "=Mạ"))], title="Danh sách")


def written(made: Book) -> tuple[bytes, Written]:
    stream = io.BytesIO()
    return_value = write_workbook(stream, made)
    return stream.getvalue(), return_value


def texts_only(texts: list[str]) -> Book:
    return Book([SheetModel("S", [Column("Chữ")], ([text] for text in texts))])


def test_values_come_back_with_their_types() -> None:
    data, _ = written(book(ROW, title=("DANH SÁCH HỘ NGHÈO",), subtitle=("Năm 2019",)))
    sheet = read_workbook(data, "ra.xlsx").sheet("Hộ nghèo")
    table = find_table(sheet, [Expected("code", "Mã hộ"), Expected("head", "Chủ hộ")])
    row = sheet.rows[table.rows[0].number - 1]
    assert row == [1.0, "0200000017", "Điểu K’Rưm", "M'Nông", 4.0, 112.5, 0.0657, date(1986, 5, 12), "có"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        (PartialDate(1986), "1986"),
        (PartialDate(1986, 5), "05/1986"),
        (PartialDate(1986, 5, 12), date(1986, 5, 12)),
        (date(1899, 12, 31), "31/12/1899"),
        (False, "không"),
        (0, 0.0),
        (10**17 + 1, "100000000000000001"),
        (Decimal("0.1"), 0.1),
        (-5, -5.0),
        ("-5", "-5"),
    ],
)
def test_each_kind_of_value(value: Cell, shown: object) -> None:
    made = Book([SheetModel("S", [Column("A"), Column("B")], [["x", value]])])
    row = read_workbook(written(made)[0], "ra.xlsx").sheets[0].rows[1]
    assert row[1:] == ([shown] if shown is not None else [None])


def test_rows_are_counted_and_bands_are_not() -> None:
    made = book(
        Band(("I. Thôn 1",)),
        ROW,
        ROW,
        Band((None, None, "Cộng", None, 8, None, None, None, None), BandStyle.TOTAL),
    )
    data, result = written(made)
    assert (result.rows, result.rows_by_sheet) == (2, {"Hộ nghèo": 2})
    assert (result.size, result.sha256) == (len(data), hashlib.sha256(data).hexdigest())


def test_equal_input_gives_equal_bytes_in_a_file_and_in_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "ra.xlsx"
    result = write_workbook(path, book(ROW, marks=("Dữ liệu minh họa",)))
    data, again = written(book(ROW, marks=("Dữ liệu minh họa",)))
    assert path.read_bytes() == data
    assert result == again
    assert list(tmp_path.iterdir()) == [path]


def test_a_row_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "ra.xlsx"
    write_workbook(path, book(ROW))
    before = path.read_bytes()

    def failing() -> Iterator[tuple[Cell, ...]]:
        yield ROW[:3]
        raise RuntimeError("mất kết nối")

    with pytest.raises(RuntimeError):
        write_workbook(path, Book([SheetModel("S", COLUMNS[:3], failing())]))
    for bad in ("x" * 32_768, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="A2"):
            write_workbook(path, Book([SheetModel("S", [Column("A")], [[bad]])]))
    with pytest.raises(ValueError, match="zip"):
        write_workbook(path, Book([SheetModel("S", [Column("A")], [["a", "b"]])]))
    with pytest.raises(ValueError, match="no list of choices"):
        write_workbook(path, Book([SheetModel("S", [Column("A", choices="?")], [["a"]])]))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_sheet_carries_header_filter_drop_downs_comments_and_print_setup() -> None:
    data, _ = written(
        book(
            ROW,
            letterhead=Letterhead(("UBND HUYỆN CƯ JÚT", "UBND XÃ ĐẮK WIL")),
            title=("DANH SÁCH",),
            marks=("Dữ liệu minh họa",),
            signatures=(Signature("NGƯỜI LẬP"), Signature("CHỦ TỊCH", name="Nguyễn Văn A")),
            notes=("Ghi chú",),
            footer="Số liệu đến 15/11/2018 & bản nháp",
            key_row=True,
            number_row=True,
            spare_rows=50,
            protect=True,
            freeze_columns=3,
        )
    )
    made = openpyxl.load_workbook(io.BytesIO(data))
    sheet = made["Hộ nghèo"]
    column = [cell.value for cell in sheet["B"]]
    header = column.index("Mã hộ *") + 1
    assert column[header - 2 : header + 2] == ["code", "Mã hộ *", "(2)", "0200000017"]
    assert [row for row, look in sheet.row_dimensions.items() if look.hidden] == [header - 1]
    assert sheet.cell(header, 2).comment.text == "Mã 10 chữ số."
    first, last = header + 2, header + 2 + 50
    assert sheet.freeze_panes == f"D{first}"
    assert sheet.auto_filter.ref == f"A{header}:I{last}"
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules[f"D{first}:D{last}"].formula1 == "chon_dan_toc"
    assert (rules[f"E{first}:E{last}"].formula1, rules[f"E{first}:E{last}"].formula2) == ("1", "40")
    assert made.defined_names["chon_dan_toc"].attr_text == "'Danh mục'!$A$2:$A$4"
    assert [cell.value for cell in made["Danh mục"]["A"]] == ["dân tộc", "Kinh", "M'Nông", "=Mạ"]
    assert made["Danh mục"].sheet_state == "hidden"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.print_title_rows == f"${header - 2}:${first - 1}"
    assert "Dữ liệu minh họa" in sheet.oddHeader.center.text
    assert "&& bản nháp" in str(sheet.oddFooter.left.text)
    assert sheet.protection.sheet
    assert not sheet.cell(first, 2).protection.locked
    assert sheet.cell(header, 2).protection.locked
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in [cell.value for row in sheet["A1:I9"] for cell in row]
    assert made.properties.title == "Danh sách"


NASTY = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="=+-@＝ \t\r\n'\"<>&_x000D\u200b;", max_size=20),
    st.sampled_from(
        ["_x0041_", "_x000D_", "http://a.b", "mailto:a@b", "internal:S!A1", "12", "{=1}", "TRUE"]
    ),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(NASTY, min_size=1, max_size=8))
def test_texts_come_back_as_texts_and_nothing_runs(texts: list[str]) -> None:
    data, _ = written(texts_only(["đầu", *texts, "cuối"]))
    sheet = read_workbook(data, "ra.xlsx").sheets[0]
    assert sheet.formulas == frozenset()
    assert [row[0] for row in sheet.rows[2:-1]] == [expected(text) for text in texts]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any("hyperlink" in name for name in archive.namelist())
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml")


def expected(text: str) -> str | None:
    """A workbook keeps a text but for what XML cannot hold; a blank one is missing."""
    kept = unicodedata.normalize("NFC", for_workbook(text))
    return kept if kept.strip() else None


def test_rows_are_as_high_as_their_wrapped_texts() -> None:
    """LibreOffice shows no more of a text than its row has room for."""
    columns = [Column("Chữ", width=20, wrap=True), Column("Dài", width=5)]
    rows = [["ngắn", "x" * 90], ["x" * 90, None], ["một\nhai\nba", 1], ["x" * 9_000, None]]
    data, _ = written(Book([SheetModel("S", columns, rows)]))
    looks = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].row_dimensions
    assert [looks[row].height for row in range(2, 6)] == [None, 5 * 15, 3 * 15, 405]


def test_a_text_like_a_formula_is_marked_as_quoted() -> None:
    """So that it stays a text when somebody edits the cell and presses Enter."""
    data, _ = written(texts_only(["=1+1", "an"]))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert (sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("s", True)
    assert not sheet["A3"].quotePrefix


def test_csv_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ra.csv"
    columns = [Column("Chữ"), Column("Số", Kind.INTEGER), Column("Ngày", Kind.DATE)]
    rows: list[list[Cell] | Band] = [
        ["=1+1", 5, date(2018, 11, 15)],
        ["a;=b", None, PartialDate(1986)],
        Band(("Cộng",)),
        ["'-5", -5, None],
        ['"x", y\nz', Decimal("1.50"), None],
        [True, 0.5, False],
    ]
    result = write_csv(path, columns, rows)
    data = path.read_bytes()
    assert data.startswith("\ufeff".encode())
    assert (result.rows, result.size, result.sha256) == (5, len(data), hashlib.sha256(data).hexdigest())
    assert read_csv(path, "ra.csv").rows == [
        ["Chữ", "Số", "Ngày"],
        ["=1+1", "5", "2018-11-15"],
        ["a;=b", None, "1986"],
        ["'-5", "-5", None],
        ['"x", y\nz', "1.50", None],
        ["1", "0.5", "0"],
    ]


def test_csv_keeps_numbers_as_numbers_and_texts_inert() -> None:
    stream = io.BytesIO()
    write_csv(stream, [Column("=A"), Column("B")], [["-5", -5], ["+84", 84]])
    assert stream.getvalue().decode("utf-8-sig").splitlines() == ["'=A,B", "'-5,-5", "'+84,84"]


def test_csv_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "ra.csv"
    write_csv(path, [Column("A")], [["a"]])
    before = path.read_bytes()
    with pytest.raises(ValueError, match="1 values"):
        write_csv(path, [Column("A")], [["a", "b"]])
    with pytest.raises(ValueError, match="no number"):
        write_csv(path, [Column("A")], [[float("nan")]])
    assert path.read_bytes() == before


@settings(deadline=None, max_examples=60)
@given(st.lists(NASTY.filter(lambda text: text.strip() and "\r" not in text), min_size=1, max_size=8))
@example([";;"])
def test_csv_texts_come_back(texts: list[str]) -> None:
    stream = io.BytesIO()
    write_csv(stream, [Column("Chữ"), Column("Số")], [[text, 1] for text in texts])
    rows = read_csv(stream.getvalue(), "ra.csv").rows[1:]
    assert rows == [[expected(text), "1"] for text in texts]
