"""The workbook of a score sheet: filled as an office fills it, brought in, broken cell by cell."""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from rasoat.common.problems import Problem, Refused
from rasoat.law.model.sheet import ScoreSheet, SheetState
from rasoat.law.reading.files import frozen, with_defaults
from rasoat.law.reading.load import shipped
from rasoat.law.sheet_workbook.building import BuiltSheet
from rasoat.law.sheet_workbook.comparing import differences
from rasoat.law.sheet_workbook.rows import LevelRow, rows_of_sheet
from rasoat.toolsets.sheet_workbook import import_sheet, write_template

NAME = "bang-diem.xlsx"
INFO, POINTS = "Thông tin", "Bảng điểm"
SHEETS = sorted(shipped().sheets)
INSTRUMENTS = {"vn-2016-2020": ("14/2018/TT-BLĐTBXH", date(2018, 11, 10)),
               "vn-2022-2026": ("07/2021/TT-BLĐTBXH", date(2021, 9, 1))}  # fmt: skip


def sheet_named(name: str) -> ScoreSheet:
    return shipped().sheets[name].says


def levels(sheet: ScoreSheet) -> tuple[LevelRow, ...]:
    return rows_of_sheet(sheet, shipped().questionnaires["vn"].says)


def filled(
    sheet: ScoreSheet, path: Path, change: Callable[[Worksheet, Worksheet], Any] | None = None
) -> Path:
    """The template with the points of ``sheet`` typed in (made up, as all that ships), then changed."""
    write_template(shipped(), sheet.standard, sheet.area, sheet.region, path)
    book = load_workbook(path)
    number, since = INSTRUMENTS[sheet.standard]
    said = (number, "Phụ lục 3b", since, "Bảng điểm thử", sheet.least_total, sheet.most_total)
    for row, value in enumerate(said, start=5):
        book[INFO][f"B{row}"] = value
    for row, level in enumerate(levels(sheet), start=2):
        book[POINTS][f"J{row}"] = level.points
        book[POINTS][f"K{row}"] = level.cap
    if change:
        change(book[INFO], book[POINTS])
    book.save(path)
    return path


def brought(path: Path) -> BuiltSheet:
    return import_sheet(shipped(), path, NAME)


def faults(path: Path) -> list[Problem]:
    with pytest.raises(Refused) as refused:
        brought(path)
    return list(refused.value.problems)


def row_of(item: str, level: str | int | None = None) -> int:
    """Row of an item's first level, or of the level with a code or a least number."""
    rows = levels(sheet_named("vn-2016-2020/rural-central-highlands"))
    return next(
        number for number, row in enumerate(rows, start=2)
        if row.item == item and level in (None, row.level, row.least)
    )  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_what_an_office_typed_comes_in_and_waits_for_a_second_person(name: str, tmp_path: Path) -> None:
    sheet = sheet_named(name)
    built = brought(filled(sheet, tmp_path / NAME))
    assert built.sheet.state is SheetState.WAITING
    assert levels(built.sheet) == levels(sheet)
    assert [item.only_when for item in built.sheet.items] == [item.only_when for item in sheet.items]


def test_the_file_it_becomes_says_the_same(tmp_path: Path) -> None:
    built = brought(filled(sheet_named(SHEETS[0]), tmp_path / NAME))
    table = with_defaults(frozen(tomllib.loads(built.stored.decode())), ScoreSheet)
    assert ScoreSheet.model_validate(table) == built.sheet


def test_the_hash_is_of_the_content_alone(tmp_path: Path) -> None:
    one = brought(filled(sheet_named(SHEETS[0]), tmp_path / "a.xlsx"))
    other = brought(filled(sheet_named(SHEETS[0]), tmp_path / "b.xlsx"))
    assert one.sha256 == other.sha256


def test_the_template_has_no_points(tmp_path: Path) -> None:
    write_template(shipped(), "vn-2016-2020", "urban", "all", tmp_path / NAME)
    points = load_workbook(tmp_path / NAME)[POINTS]
    assert {cell.value for column in ("J", "K") for cell in points[column][1:]} == {None}


def test_an_empty_template_names_every_cell_to_fill(tmp_path: Path) -> None:
    write_template(shipped(), "vn-2016-2020", "rural", "central_highlands", tmp_path / NAME)
    rules = [one.rule for one in faults(tmp_path / NAME)]
    assert rules.count("sheet.missing") == 6
    assert rules.count("sheet.no_points") == len(levels(sheet_named("vn-2016-2020/rural-central-highlands")))


def test_a_template_for_a_region_without_a_sheet_starts_from_a_neighbour(tmp_path: Path) -> None:
    write_template(shipped(), "vn-2016-2020", "rural", "mekong_delta", tmp_path / NAME)
    assert load_workbook(tmp_path / NAME)[INFO]["B4"].value == "Đồng bằng sông Cửu Long"


def test_no_template_for_a_standard_without_any_sheet(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        write_template(shipped(), "vn-2027-2030", "rural", "central_highlands", tmp_path / NAME)
    assert [one.rule for one in refused.value.problems] == ["sheet.no_pattern"]


SET = tuple[str, str, Any]
TAP, WALL = row_of("water", "tap"), row_of("wall")
BROKEN: list[tuple[str, list[SET], str, str]] = [
    ("points left out", [(POINTS, f"J{TAP}", None)],
     "sheet.no_points", f"{POINTS} › J{TAP}"),
    ("half points", [(POINTS, f"J{TAP}", 7.5)],
     "cells.not_whole", f"{POINTS} › J{TAP}"),
    ("a gap between bands", [(POINTS, f"H{row_of('electricity', 50)}", 60)],
     "law.gap", f"{POINTS} › H{row_of('electricity', 50)}"),
    ("bands that overlap", [(POINTS, f"H{row_of('electricity', 50)}", 40)],
     "law.overlap", f"{POINTS} › H{row_of('electricity', 50)}"),
    ("a band that ends before it begins", [(POINTS, f"I{row_of('electricity', 50)}", 20)],
     "law.value", f"{POINTS} › H{row_of('electricity', 50)}"),
    ("an answer that is not offered", [(POINTS, f"F{row_of('wall', 'other')}", "glass")],
     "law.unknown_option", f"{POINTS} › J{WALL}"),
    ("an answer twice", [(POINTS, f"F{row_of('wall', 'other')}", "brick_stone")],
     "sheet.level_twice", f"{POINTS} › F{row_of('wall', 'other')}"),
    ("a question that is not asked", [(POINTS, f"E{row}", "walls") for row in range(WALL, WALL + 6)],
     "law.unknown_question", f"{POINTS} › E{WALL}"),
    ("another kind half way", [(POINTS, f"D{row_of('water', 'tap') + 1}", "theo khoảng")],
     "sheet.differs", f"{POINTS} › D{row_of('water', 'tap') + 1}"),
    ("a level the condition does not have", [(POINTS, f"F{row_of('diploma', '3')}", "4")],
     "sheet.step", f"{POINTS} › F{row_of('diploma', '3')}"),
    ("a cap left out", [(POINTS, f"K{row_of('cattle_horses')}", None)],
     "law.missing", f"{POINTS} › K{row_of('cattle_horses')}"),
    ("a total that does not add up", [(INFO, "B10", 500)], "law.stated_total", f"{INFO} › B10"),
    ("an instrument nobody knows", [(INFO, "B5", "99/2099/TT-XYZ")], "cells.not_a_choice", f"{INFO} › B5"),
    ("a date before the instrument", [(INFO, "B7", date(2017, 1, 1))],
     "law.before_instrument", f"{INFO} › B7"),
    ("another region", [(INFO, "B4", "Tây Nguyênn")], "cells.not_a_choice", f"{INFO} › B4"),
    ("a formula", [(POINTS, f"J{TAP}", "=5+5")], "tables.formula", f"{POINTS} › J{TAP}"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "rule", "place"), [one[1:] for one in BROKEN], ids=[one[0] for one in BROKEN]
)
def test_a_broken_cell_is_named(cells: list[SET], rule: str, place: str, tmp_path: Path) -> None:
    def change(info: Worksheet, points: Worksheet) -> None:
        for sheet, cell, value in cells:
            (info if sheet == INFO else points)[cell] = value

    sheet = sheet_named("vn-2016-2020/rural-central-highlands")
    found = faults(filled(sheet, tmp_path / NAME, change))
    assert f"{NAME} › {place}" in [one.place for one in found], [(one.rule, one.place) for one in found]
    assert rule.rpartition(".")[2] in {one.rule.rpartition(".")[2] for one in found}, [
        one.rule for one in found
    ]
    assert all((*one.what, *one.remedy) for one in found)


def test_an_answer_without_a_row_is_named_at_its_item(tmp_path: Path) -> None:
    sheet = sheet_named("vn-2016-2020/rural-central-highlands")
    found = faults(
        filled(sheet, tmp_path / NAME, lambda _, points: points.delete_rows(row_of("toilet", "none")))
    )
    assert [(one.rule, one.place) for one in found] == [
        ("law.uncovered_answer", f"{NAME} › {POINTS} › J{row_of('toilet')}")
    ]
    assert "none" in found[0].what.vi


def test_an_item_that_the_annex_does_not_have_is_left_out(tmp_path: Path) -> None:
    sheet = sheet_named("vn-2016-2020/rural-central-highlands")

    def change(info: Worksheet, points: Worksheet) -> None:
        points.delete_rows(row_of("business"), 3)
        info["B10"] = sheet.most_total - 25  # type: ignore[operator]

    built = brought(filled(sheet, tmp_path / NAME, change))
    assert {item.id for item in sheet.items} - {item.id for item in built.sheet.items} == {"business"}


def test_a_new_item_over_a_question_is_added(tmp_path: Path) -> None:
    sheet = sheet_named("vn-2016-2020/rural-central-highlands")

    def put_below(info: Worksheet, points: Worksheet) -> None:
        last = row_of("business") + 2
        for row, (code, given) in enumerate((("yes", 0), ("no", 5)), start=last + 1):
            values = ["far", 22, "Không nghe được loa", "chọn một", "loudspeaker", code, given]
            for column, value in zip("ABCDEFJ", values, strict=True):
                points[f"{column}{row}"] = value
        info["B10"] = sheet.most_total + 5  # type: ignore[operator]

    built = brought(filled(sheet, tmp_path / NAME, put_below))
    assert built.sheet.items[-1].id == "far"


def test_what_differs_between_two_sheets_is_told_level_by_level(tmp_path: Path) -> None:
    sheet = sheet_named("vn-2016-2020/rural-central-highlands")

    def change(_: Worksheet, points: Worksheet) -> None:
        points[f"J{row_of('water', 'drilled_well')}"] = 0

    built = brought(filled(sheet, tmp_path / NAME, change))
    found = differences(sheet, built.sheet, shipped().questionnaires["vn"].says)
    assert [(one.item, one.level) for one in found] == [("water", "drilled_well")]
    assert found[0].before is not None
    assert found[0].after is not None
    assert (found[0].before.points, found[0].after.points) == (5, 0)
