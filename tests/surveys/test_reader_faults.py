"""A commune's workbook broken in many ways: each fault names its cell and can be understood alone."""

import functools
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from survey_commune import HEADER, households, rules_by_area
from workbook_patches import Patched

from rasoat.cli.shipped_units import known_units
from rasoat.common.problems import Problem, Refused, Severity
from rasoat.files.addresses import cell_place, sheet_place
from rasoat.files.marking import mark_workbook
from rasoat.law.reading.load import shipped
from rasoat.surveys.reader import read_survey
from rasoat.surveys.survey import Survey
from rasoat.surveys.template import survey_template

FILE = "dak-wil.xlsx"
HERE = Path(__file__).parent


def cases(file: str) -> list:
    found = tomllib.loads((HERE / file).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case["name"]) for case in found]


@functools.cache
def base() -> bytes:
    return survey_template(HEADER, rules_by_area(), households(), filled=True, region_name="Tây Nguyên")


def read(workbook: bytes) -> Survey:
    return read_survey(workbook, shipped(), name=FILE, units=known_units())


@functools.cache
def sound() -> Survey:
    return read(base())


@functools.cache
def original() -> Patched:
    return Patched(base())


def faults_of(workbook: bytes) -> tuple[Problem, ...]:
    try:
        return read(workbook).warnings
    except Refused as refused:
        return refused.problems


def expected_place(case: dict, workbook: Patched) -> str:
    if "sheet" not in case:
        return FILE
    if "cells" in case:
        where = ":".join(workbook.address(case["sheet"], cell) for cell in case["cells"])
        return cell_place(FILE, case["sheet"], where)
    if "cell" in case:
        return cell_place(FILE, case["sheet"], workbook.address(case["sheet"], case["cell"]))
    return sheet_place(FILE, case["sheet"])


@pytest.mark.parametrize("case", cases("broken.toml"))
def test_the_fault_is_named_with_its_cell_and_understood_from_its_message(case):
    workbook = Patched(base(), case["patch"])
    faults = faults_of(workbook.content)
    assert [problem for problem in faults if not understood_alone(problem)] == []
    found = [problem for problem in faults if problem.rule == case["rule"]]
    assert found, [problem.sentence() for problem in faults]
    assert found[0].severity == case.get("severity", "error")
    if case["rule"] != "table.header_doubled":
        assert expected_place(case, workbook) in [problem.place for problem in found]
    assert any(case.get("says", "") in problem.sentence() for problem in found)


def understood_alone(problem: Problem) -> bool:
    """Place, fault and remedy are sentences in both languages, without a word of Python."""
    sentences = [problem.sentence(language) for language in ("vi", "en")]
    return all(
        FILE in sentence and not re.search(r"None|\{|\}|<class|Literal|\bnan\b", sentence)
        for sentence in sentences
    ) and all(
        len(text) > 8 and text.rstrip().endswith((".", "?", ")")) for text in (*problem.what, *problem.remedy)
    )


def test_the_sound_workbook_has_no_fault():
    assert faults_of(base()) == ()


def test_a_case_reports_little_beside_its_fault():
    """Echoes of one fault would bury it: a formula is not missing, too."""
    workbook = Patched(base(), [{"do": "set", "sheet": "Hộ", "cell": "review_date:1", "value": "=TODAY()"}])
    assert [problem.rule for problem in faults_of(workbook.content)] == ["cell.formula"]


ONE_CELL = [case.values[0] for case in cases("broken.toml") if case.values[0].get("cell")]
TOGETHER = (
    "date that does not exist",
    "no review date",
    "number out of range",
    "answer that is not among the options",
    "two heads",
    "relation nobody knows",
    "unknown ethnic group",
    "identity number too short",
    "standard of other list years",
)


def test_all_faults_come_at_once():
    chosen = [case for case in ONE_CELL if case["name"] in TOGETHER]
    workbook = Patched(base(), [patch for case in chosen for patch in case["patch"]])
    found = {(problem.rule, problem.place) for problem in faults_of(workbook.content)}
    assert len(chosen) == len(TOGETHER)
    # Without its standard nobody can say what the answers mean, so those of the law come once it is known.
    known = [case for case in chosen if case["rule"] not in ("survey.unknown_answer", "cell.out_of_range")]
    assert {(case["rule"], expected_place(case, workbook)) for case in known} <= found
    right_standard = [case for case in chosen if case["rule"] != "survey.standard_differs"]
    workbook = Patched(base(), [patch for case in right_standard for patch in case["patch"]])
    found = {(problem.rule, problem.place) for problem in faults_of(workbook.content)}
    assert {(case["rule"], expected_place(case, workbook)) for case in right_standard} <= found


@pytest.mark.parametrize("case", cases("accepted.toml"))
def test_what_people_write_is_understood(case):
    found = read(Patched(base(), case["patch"]).content)
    assert not [problem for problem in found.warnings if problem.severity is Severity.ERROR]
    assert [comparable(one, case) for one in found.households] == [
        comparable(one, case) for one in sound().households
    ]


def comparable(household, case):
    members = sorted(household.members, key=lambda member: member.number)
    told = [(m.name, m.relation, m.birth, m.sex, m.ethnic_group, dict(m.answers)) for m in members]
    if not case.get("reordered"):
        told = [(*row, member.row) for row, member in zip(told, members, strict=True)]
    return (
        household.row,
        household.code,
        household.village,
        household.local_number,
        household.review_date,
        household.last_class,
        dict(household.answers),
        told,
    )


def test_an_answer_that_says_something_to_an_unasked_question_is_kept_and_contradicts():
    patch = {"do": "set", "sheet": "Thành viên", "cell": "pension:2", "value": "Có"}
    workbook = Patched(base(), [patch])
    household = read(workbook.content).households[0]
    assert household.members[1].answers["pension"] == "yes"


def test_a_marked_workbook_is_read_as_before_and_corrected_it_passes():
    """Mark, read again, correct, read again: nothing of the marks is taken for data."""
    broken = Patched(base(), [patch for case in ONE_CELL[:12] for patch in case["patch"]]).content
    faults = faults_of(broken)
    marked = mark_workbook(broken, FILE, faults)
    assert faults_of(marked) == faults
    again = mark_workbook(marked, FILE, faults)
    assert faults_of(again) == faults
    corrections = [
        {"do": "set", "sheet": patch["sheet"], "cell": patch["cell"], "value": unpatched(patch)}
        for case in ONE_CELL[:12]
        for patch in case["patch"]
        if patch["do"] == "set"
    ]
    assert len(corrections) > 8
    corrected = Patched(marked, corrections).content
    assert read(corrected).households == sound().households


def unpatched(patch: dict) -> Any:
    return original().value(patch["sheet"], patch["cell"])
