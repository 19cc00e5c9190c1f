"""What we write, an office program opens, saves again and gives back: one run for all of it."""

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from workbook_parts import small_workbook

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.files.addresses import cell_place
from rasoat.files.marking import mark_workbook
from rasoat.files.marks.fault_sheet import FAULT_SHEET
from rasoat.files.sheet_model import Book, ChoiceList, Column, Kind, SheetModel
from rasoat.files.tables import Expected, find_table
from rasoat.files.workbook_reader import read_workbook
from rasoat.files.workbook_writer import write_workbook

NASTY = [
    "=1+1",
    "+84912",
    "-5",
    "@SUM(A1)",
    "＝1+1",
    "http://a.b",
    "012345",
    "1/2",
    "M'Nông",
    "dòng 1\ndòng 2",
]
COLUMNS = [
    Column("Mã hộ", Kind.CODE, key="code", comment="Mã 10 chữ số."),
    Column("Chữ", key="text"),
    Column("Số", Kind.INTEGER, key="number"),
    Column("Ngày", Kind.DATE, key="day"),
    Column("Dân tộc", key="people", choices="dân tộc"),
]
EXPECTED = [Expected(column.key, column.title) for column in COLUMNS]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Our files, opened and saved by LibreOffice as .xlsx."""
    ours, theirs = tmp_path_factory.mktemp("ours"), tmp_path_factory.mktemp("theirs")
    rows = [[f"02000{n:05}", text, -n, date(2018, 11, 15), "Kinh"] for n, text in enumerate(NASTY)]
    sheet = SheetModel(
        "Hộ nghèo", COLUMNS, rows, title=("DANH SÁCH",), spare_rows=20, key_row=True, protect=True
    )
    write_workbook(ours / "list.xlsx", Book([sheet], [ChoiceList("dân tộc", ("Kinh", "M'Nông"))]))
    fault = Problem("r", cell_place("x.xlsx", "Hộ", "B2"), Words("Sai tên.", "x"), Words("Ghi lại.", "y"))
    for name, most_cells in (("in_place.xlsx", 1_000), ("anew.xlsx", 0)):
        marked = mark_workbook(small_workbook(), "x.xlsx", [fault], most_cells=most_cells)
        (ours / name).write_bytes(marked)
    run_libreoffice(sorted(ours.iterdir()), theirs)
    return {path.name: path.read_bytes() for path in theirs.iterdir()}


def run_libreoffice(files: list[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/.profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=240)
    for path in folder.iterdir():
        if path.is_dir():
            path.rename(folder.with_name(f"{folder.name}-profile"))


def test_texts_numbers_and_days_are_what_they_were(saved: Mapping[str, bytes]) -> None:
    sheet = read_workbook(saved["list.xlsx"], "list.xlsx").sheet("Hộ nghèo")
    table = find_table(sheet, EXPECTED)
    assert table.column("text") == NASTY
    assert table.column("number") == [-float(n) for n in range(len(NASTY))]
    assert table.column("code")[1] == "0200000001"
    assert set(table.column("day")) == {date(2018, 11, 15)}
    assert sheet.formulas == frozenset()
    assert table.label_rows == 1


def test_drop_downs_comments_and_protection_are_there(saved: Mapping[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(saved["list.xlsx"]))
    sheet = book["Hộ nghèo"]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.type == "list"
    assert rule.formula1 == "chon_dan_toc"
    assert str(rule.sqref) == "E5:E34"
    assert "Mã 10 chữ số." in sheet["A4"].comment.text
    assert sheet.protection.sheet
    assert book["Danh mục"].sheet_state == "hidden"


@pytest.mark.parametrize("name", ["in_place.xlsx", "anew.xlsx"])
def test_a_marked_workbook_saved_by_its_owner_is_read_and_cleaned(
    saved: Mapping[str, bytes], name: str
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(saved[name]))
    assert book.sheetnames[0] == FAULT_SHEET
    assert "Sai tên." in book["Hộ"]["B2"].comment.text
    read = read_workbook(saved[name], "x.xlsx")
    assert [sheet.rows for sheet in read.sheets] == [[["Mã hộ", "Chủ hộ"], ["1", "An"]]]
    cleaned = openpyxl.load_workbook(io.BytesIO(mark_workbook(saved[name], "x.xlsx", [])))["Hộ"]
    assert cleaned["B2"].comment is None
    assert list(cleaned.conditional_formatting) == []


def test_nothing_in_it_is_a_formula(saved: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(saved["list.xlsx"])) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(re.search(rb"<f[\s/>]", sheet) for sheet in sheets)
