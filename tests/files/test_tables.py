"""Tables found by their header, wherever it stands and however it is written."""

import pytest
from workbook_parts import packed, parts_of, rows_xml, sheet_xml

from rasoat.common.problems import Problem, Refused, Severity
from rasoat.files.sheets import Sheet, Value
from rasoat.files.tables import Expected, find_table, table_at
from rasoat.files.workbook_reader import read_workbook

COLUMNS = (
    Expected("code", "Mã hộ", ("Mã số hộ",)),
    Expected("head", "Họ và tên chủ hộ", ("Chủ hộ", "Tên chủ hộ")),
    Expected("size", "Số nhân khẩu", required=False),
    Expected("area", "Diện tích", required=False),
)


def sheet_of(*rows: list[Value], **marks) -> Sheet:
    return Sheet("xã.xlsx", "Hộ", list(rows), **marks)


def refusals(*rows: list[Value]) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        find_table(sheet_of(*rows), COLUMNS)
    return list(refused.value.problems)


def test_found_below_a_title_with_every_value_in_its_place() -> None:
    title: list[list[Value]] = [["UBND XÃ ĐẮK WIL", None], [None], ["DANH SÁCH HỘ", None]]
    table = find_table(sheet_of(*title, ["Mã hộ", "Chủ hộ"], ["1", "An"], ["2", None]), COLUMNS)
    assert table.header_row == 4
    assert [(row.number, row.get("code"), row.get("head"), row.get("size")) for row in table] == [
        (5, "1", "An", None),
        (6, "2", None, None),
    ]
    assert table.rows[1].place("head") == "xã.xlsx › Hộ › B6"
    assert table.column("head") == ["An", None]
    assert table.column("size") == [None, None]
    assert table.header_place("head") == "xã.xlsx › Hộ › B4"


@pytest.mark.parametrize(
    "header",
    [
        "Họ và tên chủ hộ",
        "HỌ VÀ TÊN\nCHỦ HỘ",
        "ho va ten chu ho *",
        "  Tên chủ  hộ ",
        "Họ và tên chủ hộ (viết hoa)",
        "head",
    ],
)
def test_a_header_is_known_however_it_is_written(header: str) -> None:
    table = find_table(sheet_of([header, "Mã hộ"], ["An", "1"]), COLUMNS)
    assert table.columns == {"head": 1, "code": 2}


def test_columns_in_another_order_are_read_by_name_and_said() -> None:
    table = find_table(sheet_of(["Chủ hộ", "Mã hộ"], ["An", "1"]), COLUMNS)
    assert table.rows[0].get("code") == "1"
    assert [note.rule for note in table.notes] == ["table.headers_reordered"]


def test_a_renamed_header_is_missing_and_the_nearest_is_named() -> None:
    (problem, note) = refusals(["Mã hộ", "Số nhân khẩu", "Họ tên của chủ hộ"], ["1", 4.0, "An"])
    assert problem.rule == "table.header_missing"
    assert "“Họ và tên chủ hộ”" in problem.what.vi
    assert "“Họ tên của chủ hộ” (C1)" in problem.what.vi
    assert (note.rule, note.severity) == ("table.header_unknown", Severity.WARNING)


def test_every_missing_header_is_said_at_once() -> None:
    problems = refusals(["Số nhân khẩu", "Diện tích (m²)"], [4.0, 50.0])
    assert [problem.rule for problem in problems] == ["table.header_missing"] * 2


def test_a_doubled_header_names_both_cells() -> None:
    (problem,) = refusals(["Mã hộ", "Chủ hộ", "Mã số hộ"], ["1", "An", "2"])
    assert problem.rule == "table.header_doubled"
    assert problem.place.endswith("› C1")
    assert "A1" in problem.what.vi


def test_without_a_header_it_says_which_columns_it_looked_for() -> None:
    (problem,) = refusals(["An", "4"], ["Bình", "5"])
    assert problem.rule == "table.no_header"
    assert "“Mã hộ”" in problem.remedy.vi
    assert refusals()[0].rule == "table.no_header"


def test_an_unknown_column_is_said_and_the_nearest_absent_one_named() -> None:
    table = find_table(sheet_of(["Mã hộ", "Chủ hộ", "Số khẩu nhân"], ["1", "An", 4.0]), COLUMNS)
    (note,) = table.notes
    assert note.rule == "table.header_unknown"
    assert "“Số nhân khẩu”" in note.remedy.vi


def test_label_rows_are_passed_over_and_counted() -> None:
    rows: list[list[Value]] = [
        ["code", "head", "size"],
        ["Mã hộ", "Họ và tên chủ hộ", "Số nhân khẩu"],
        ["(1)", "(2)", "(3)"],
        ["1", "An", 4.0],
        [None, None, None],
        ["Mã hộ", "Chủ hộ", "Số nhân khẩu"],
        [1.0, 2.0, 3.0],
        ["A", "B", 1.0],
        ["2", "Bình", 3.0],
        [1.0, 2.0, 3.0],
    ]
    table = find_table(sheet_of(*rows), COLUMNS)
    assert [row.get("head") for row in table] == ["An", "Bình", 2.0]
    assert (table.label_rows, table.empty_rows) == (5, 1)
    kept = find_table(sheet_of(*rows), COLUMNS, skip_labels=False)
    assert (len(kept), kept.label_rows) == (8, 0)


def test_a_heading_across_merged_cells_is_no_data_but_two_merged_cells_of_data_are_a_fault() -> None:
    sheet = sheet_of(
        ["Mã hộ", "Chủ hộ", "Số nhân khẩu", "Diện tích"],
        ["I. Thôn 1", None, None, None],
        ["1", "An", None, 50.0],
        ["2", "Bình", 4.0, 60.0],
        merged=("A2:D2", "B3:C3"),
    )
    table = find_table(sheet, COLUMNS)
    assert [row.number for row in table] == [3, 4]
    assert [(problem.rule, problem.place) for problem in table.problems()] == [
        ("cell.merged", "xã.xlsx › Hộ › B3:C3")
    ]


def test_formulas_and_errors_count_only_where_the_table_is_read() -> None:
    sheet = sheet_of(
        ["Mã hộ", "Chủ hộ", "Tuổi"],
        *([str(n), "An", 30.0] for n in range(6)),
        formulas=frozenset({"A2", "A3", "A4", "B6", "C2", "E9"}),
        errors={"B6": "#REF!", "C4": "#N/A"},
    )
    found = find_table(sheet, COLUMNS).problems()
    assert [(problem.rule, problem.place.rpartition(" ")[2]) for problem in found] == [
        ("cell.formula", "A2:A4"),
        ("cell.error_value", "B6"),
    ]
    assert "#REF!" in found[1].what.vi


def test_old_letters_are_named_with_what_they_mean() -> None:
    sheet = sheet_of(["Mã hộ", "Chủ hộ"], ["1", "Nguyễn Thị Hoà"], ["2", "NguyÔn V¨n Hïng"])
    (problem,) = find_table(sheet, COLUMNS).problems()
    assert (problem.rule, problem.place) == ("cell.old_letters", "xã.xlsx › Hộ › B3")
    assert "“Nguyễn Văn Hùng”" in problem.what.vi


def test_a_hidden_sheet_is_said() -> None:
    table = find_table(sheet_of(["Mã hộ", "Chủ hộ"], ["1", "An"], hidden=True), COLUMNS)
    assert [note.rule for note in table.notes] == ["sheet.hidden"]


def test_a_layout_known_by_position() -> None:
    sheet = sheet_of(["x"], ["tiêu đề"], [1.0, "CH", "An"], [None, None, None], [2.0, None, "Bình"])
    table = table_at(sheet, {"A": "number", "C": "head"}, first_row=3)
    assert [(row.number, row.get("head")) for row in table] == [(3, "An"), (5, "Bình")]
    assert table.rows[0].place("head") == "xã.xlsx › Hộ › C3"


def test_two_columns_of_one_name_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="names both"):
        find_table(sheet_of(["a"]), (Expected("a", "Tên"), Expected("b", "Ten")))


def test_from_a_real_file() -> None:
    rows = rows_xml([["Danh sách"], ["Mã hộ", "Chủ hộ"], ["1", "Điểu K’Rưm"]])
    book = read_workbook(packed(parts_of({"Hộ": sheet_xml(rows)})), "xã.xlsx")
    table = find_table(book.sheet("ho"), COLUMNS)
    assert table.column("head") == ["Điểu K’Rưm"]
