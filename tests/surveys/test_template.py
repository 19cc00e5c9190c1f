"""The workbook that is handed out: drawn from the law, readable again as it is."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from survey_commune import HEADER, household, households, member, rules, rules_by_area
from workbook_patches import Patched

from rasoat.common.problems import Refused
from rasoat.law.reading.load import shipped
from rasoat.surveys.reader import SHEETS, read_survey
from rasoat.surveys.template import ILLUSTRATIVE, survey_template


def template(**more) -> bytes:
    return survey_template(HEADER, rules_by_area(), households(), **more)


def keys(workbook: bytes, sheet: str) -> list[str]:
    rows = load_workbook(io.BytesIO(workbook))[sheet].iter_rows(values_only=True)
    wanted = {"Hộ": "local_number", "Thành viên": "relation"}[sheet]
    return [key for row in rows if wanted in row for key in row if key]


def texts(workbook: bytes, sheet: str) -> list[str]:
    rows = load_workbook(io.BytesIO(workbook))[sheet].iter_rows(values_only=True)
    return [str(value) for row in rows for value in row if value is not None]


def test_columns_are_those_the_rules_need():
    rural = keys(survey_template(HEADER, {"rural": rules("rural")}), "Hộ")
    urban = keys(survey_template(HEADER, {"urban": rules("urban")}), "Hộ")
    assert "annual_crop_m2" in rural
    assert "annual_crop_m2" not in urban
    both = keys(template(), "Hộ")
    assert set(both) == set(rural) | set(urban)
    assert [key for key in both if key.startswith("assets:")][-1] == "assets:"


def test_members_are_asked_what_the_standard_of_the_list_year_needs():
    earlier = keys(template(), "Thành viên")
    later = replace(HEADER, list_year=2026, review_year=2025, standard="vn-2022-2026")
    asked = {"rural": rules("rural", 2026, date(2025, 11, 5))}
    assert "nutrition" not in earlier
    assert "nutrition" in keys(survey_template(later, asked), "Thành viên")


def test_known_households_stand_in_it_without_the_answers_of_another_time():
    workbook = Patched(template())
    assert workbook.value("Hộ", "head_name:1") == "Nguyễn Văn An"
    assert workbook.value("Hộ", "last_class:2") == "Hộ nghèo"
    assert workbook.value("Thành viên", "name:2") == "Lê Thị Bình"
    for empty in ("review_date:1", "enumerator:1", "wall:1", "assets::1"):
        assert workbook.value("Hộ", empty) is None
    assert workbook.value("Thành viên", "health_insurance:1") is None


def test_every_drop_down_has_its_list():
    book = load_workbook(io.BytesIO(template()))
    used = {rule.formula1.lstrip("=") for sheet in book for rule in sheet.data_validations.dataValidation
            if rule.type == "list"}  # fmt: skip
    assert used <= set(book.defined_names)
    assert len(used) > 10
    assert book["Danh mục"].sheet_state == "hidden"


def test_without_villages_any_name_may_be_typed():
    book = load_workbook(io.BytesIO(survey_template(replace(HEADER, villages=()), rules_by_area())))
    lists = {rule.formula1 for rule in book["Hộ"].data_validations.dataValidation if rule.type == "list"}
    assert not any("villages" in formula for formula in lists)


def test_made_up_points_and_the_demonstration_are_said_on_every_sheet():
    workbook = template(marks=("BẢN TRÌNH DIỄN",))
    for sheet in (*SHEETS, "Hướng dẫn"):
        assert {"BẢN TRÌNH DIỄN", ILLUSTRATIVE} <= set(texts(workbook, sheet))


def test_the_guide_explains_every_question_and_option():
    guide = " ".join(texts(template(), "Hướng dẫn"))
    for rule in rules_by_area().values():
        for asked in (*rule.questions.values(), *rule.member_fields.values()):
            assert asked.words.vi in guide
            assert all(option.words.vi in guide for option in asked.options)
    assert "Hỏi khi “Trong 12 tháng qua bị ốm" in guide
    assert "không ghi điểm" in guide


def test_an_unfilled_template_names_what_is_still_to_be_filled_in():
    with pytest.raises(Refused) as refused:
        read_survey(template(), shipped())
    assert {problem.rule for problem in refused.value.problems} == {"survey.missing"}


def test_equal_input_gives_equal_bytes():
    assert template(filled=True) == template(filled=True)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_saved_by_another_office_program_it_reads_the_same(tmp_path):
    source = tmp_path / "survey.xlsx"
    source.write_bytes(template(filled=True))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path / "saved", source],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    saved = read_survey(tmp_path / "saved" / "survey.xlsx", shipped())
    assert saved.households == read_survey(source, shipped()).households


RURAL = rules("rural")


def answers_to(questions) -> st.SearchStrategy:
    """Any answers the rules allow; a question may have none."""
    return st.fixed_dictionaries({}, optional={name: answer_to(one) for name, one in questions.items()})


def answer_to(asked) -> st.SearchStrategy:
    if asked.kind == "number":
        return st.integers(asked.least, asked.most)
    if asked.kind == "flags":
        return st.frozensets(st.sampled_from(asked.codes))
    return st.sampled_from(asked.codes)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(answers_to(RURAL.questions), min_size=1, max_size=4), st.data())
def test_whatever_is_answered_is_read_back_as_it_was(answered, data):
    """Members are grown and ill, so that every question but those to the young is asked."""
    fields = {
        name: one for name, one in RURAL.member_fields.items() if name not in ("schooling_now", "treated")
    }
    surveyed = []
    for number, answers in enumerate(answered, start=1):
        told = data.draw(answers_to(fields))
        person = member(1, f"Điểu K'{chr(64 + number)}", "head", "male", "1971", told)
        surveyed.append(household(number, (person,), answers))
    survey = read_survey(survey_template(HEADER, {"rural": RURAL}, surveyed, filled=True), shipped())
    for found, given_one in zip(survey.households, surveyed, strict=True):
        assert dict(found.answers) == given_one.answers
        assert dict(found.members[0].answers) == given_one.members[0].answers
