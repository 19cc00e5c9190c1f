"""The commands that need no server."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from survey_commune import HEADER, households, rules_by_area, with_answer
from workbook_patches import Patched

from rasoat.cli.classify import classify
from rasoat.cli.explain import explain
from rasoat.cli.template import template
from rasoat.common.problems import Refused
from rasoat.law.reading.load import shipped
from rasoat.surveys.reader import read_survey
from rasoat.surveys.template import survey_template

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "household.json"


def run(command, *arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments])


@pytest.fixture
def survey(tmp_path) -> Path:
    path = tmp_path / "survey.xlsx"
    unscored = with_answer(households()[0], wall=None)
    path.write_bytes(survey_template(HEADER, rules_by_area(), (unscored, *households()[1:]), filled=True))
    return path


def test_classify_writes_lists_paper_national_layout_and_marks(survey, tmp_path):
    out, paper, national, marked = (tmp_path / name for name in ("l.xlsx", "l.pdf", "n.xlsx", "m.xlsx"))
    done = run(
        classify, survey, "--out", out, "--pdf", paper, "--national", national, "--marked", marked,
        "--mark", "BẢN TRÌNH DIỄN",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "Hộ nghèo: 1" in done.output
    assert "Hộ chưa chấm được điểm: 1" in done.output
    assert "survey.xlsx › Hộ › I6" in done.output
    assert load_workbook(out)["Hộ nghèo"]["A1"].value == "BẢN TRÌNH DIỄN"
    assert len(load_workbook(national).sheetnames) == 3
    assert paper.read_bytes().startswith(b"%PDF")
    assert len(load_workbook(marked).sheetnames) == len(load_workbook(survey).sheetnames) + 1


def test_with_errors_nothing_is_written_but_the_marked_survey(survey, tmp_path):
    broken = [{"do": "set", "sheet": "Hộ", "cell": "wall:2", "value": 77}]
    survey.write_bytes(Patched(survey.read_bytes(), broken).content)
    out, marked = tmp_path / "lists.xlsx", tmp_path / "marked.xlsx"
    done = run(classify, survey, "--out", out, "--marked", marked)
    assert done.exit_code == 1
    assert "✗ survey.xlsx › Hộ › I7" in done.output
    assert not out.exists()
    assert marked.exists()


def test_a_template_is_made_from_the_units_that_come_with_the_software(tmp_path):
    out = tmp_path / "survey.xlsx"
    done = run(template, "--commune", "24616", "--list-year", 2019, "--village", "Thôn 1", "--out", out)
    assert done.exit_code == 0, done.output
    values = {row[0].value: row[1].value for row in load_workbook(out)["Thông tin"].iter_rows()}
    assert values["Xã"] == "Xã Quảng Sơn"
    assert values["Tỉnh"] == "Tỉnh Đắk Nông"
    assert values["Năm rà soát"] == "2018"
    assert values["Vùng tính điểm"] == "Tây Nguyên"
    with pytest.raises(Refused) as refused:
        read_survey(out, shipped())
    assert {problem.rule for problem in refused.value.problems} == {"survey.no_rows"}


def test_after_the_reform_the_same_code_is_the_commune_of_that_time(tmp_path):
    out = tmp_path / "survey.xlsx"
    assert run(template, "--commune", "24646", "--list-year", 2026, "--out", out).exit_code == 0
    values = {row[0].value: row[1].value for row in load_workbook(out)["Thông tin"].iter_rows()}
    assert (values["Xã"], values["Huyện"], values["Tỉnh"]) == ("Xã Đắk Wil", None, "Tỉnh Lâm Đồng")


def test_a_commune_of_another_province_is_described_on_the_command_line(tmp_path):
    out = tmp_path / "survey.xlsx"
    arguments = ("--commune", "24163", "--list-year", 2019, "--out", out)
    assert run(template, *arguments).exit_code == 2
    described = ("--name", "Xã Ea Nuôl", "--province", "66", "--region", "central_highlands")
    assert run(template, *arguments, *described).exit_code == 0


def test_explain_prints_text_or_data():
    assert "ĐỀ XUẤT: Hộ nghèo về thu nhập" in run(explain, EXAMPLE).output
    assert "PROPOSED: Poor by income" in run(explain, EXAMPLE, "--language", "en").output
    assert json.loads(run(explain, EXAMPLE, "--json").output)["class"]["group"] == "poor"
