"""``rasoat law`` as an office and a third party use it."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from rasoat.cli.law import law
from rasoat.common.problems import Refused

EXAMPLES = Path(__file__).parents[1] / "law" / "examples"


def run(*words: str) -> Result:
    result = CliRunner().invoke(law, list(words))
    if isinstance(result.exception, Refused):
        raise result.exception
    return result


def test_the_shipped_law_is_checked() -> None:
    result = run("check")
    assert result.exit_code == 0
    assert "không có lỗi" in result.output


def test_a_third_partys_directory_is_checked() -> None:
    assert "6 tệp" in run("check", str(EXAMPLES / "third_party")).output


def test_a_broken_directory_is_refused(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES / "third_party", tmp_path, dirs_exist_ok=True)
    card = tmp_path / "sheets" / "rural.toml"
    card.write_text(card.read_text("utf-8").replace("earth = 0, ", ""), "utf-8")
    with pytest.raises(Refused) as refused:
        run("check", str(tmp_path))
    assert [one.rule for one in refused.value.problems] == ["law.uncovered_answer"]


@pytest.mark.parametrize(("language", "words"), [("vi", "CHƯA BIẾT"), ("en", "NOT KNOWN")])
def test_what_the_law_covers_is_listed(language: str, words: str) -> None:
    output = run("list", "--language", language).output
    assert words in output
    assert "standards/vn-2016-2020.toml" in output


def test_what_is_not_known_is_listed() -> None:
    assert "standards/vn-2027-2030.toml › threshold.b1_cut" in run("list", "--unknown").output


def test_a_template_is_filled_and_brought_in(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    run("sheet", "template", "vn-2016-2020", "urban", "all", str(path))
    book = load_workbook(path)
    said = ("14/2018/TT-BLĐTBXH", "Phụ lục", "10/11/2018", "Bảng thử")
    for row, value in enumerate(said, start=5):
        book["Thông tin"][f"B{row}"] = value
    for row in range(2, book["Bảng điểm"].max_row + 1):
        if book["Bảng điểm"][f"A{row}"].value:
            book["Bảng điểm"][f"J{row}"] = 10
    book["Thông tin"]["B9"], book["Thông tin"]["B10"] = 90, 220
    book.save(path)
    assert "chờ người thứ hai" in run("sheet", "import", str(path)).output
    shown = run("sheet", "show", str(tmp_path / "bang.toml"), "--language", "en").output
    assert "waiting · wording seen" in shown


def test_a_sheet_does_not_differ_from_itself() -> None:
    assert "giống nhau" in run("sheet", "diff", "vn-2016-2020/urban", "vn-2016-2020/urban").output


def test_two_sheets_are_compared_level_by_level() -> None:
    output = run(
        "sheet", "diff", "vn-2016-2020/rural-central-highlands", "vn-2016-2020/rural-central-coast"
    ).output
    assert "assets  motor_boat  0 → 25" in output


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        run("sheet", "show", "vn-2016-2020/moon")
    assert "vn-2016-2020/urban" in refused.value.problems[0].remedy.vi
