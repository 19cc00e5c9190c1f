"""Whatever stands in a cell, the answer is a survey or a refusal that names it, never a crash."""

import functools
from datetime import date, datetime, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from survey_commune import HEADER, households, rules_by_area
from workbook_patches import Patched

from rasoat.common.problems import Problem, Refused, Severity
from rasoat.law.reading.load import shipped
from rasoat.surveys.classify import classify
from rasoat.surveys.lists import lists_of, to_workbook
from rasoat.surveys.reader import read_survey
from rasoat.surveys.survey import Survey
from rasoat.surveys.template import survey_template

FILE = "xa.xlsx"
COLUMNS = {
    "Hộ": ["code", "village", "local_number", "head_name", "residence", "review_date", "last_class",
           "enumerator", "wall", "living_area_m2", "assets:car", "assets:", "loudspeaker"],
    "Thành viên": ["code", "village", "local_number", "number", "name", "relation", "sex", "birth",
                   "ethnic_group", "identity_number", "pension", "general_education"],
    "Thông tin": ["B"],
}  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=40).filter(lambda text: not ILLEGAL_CHARACTERS_RE.search(text)),
    st.sampled_from(["=1+1", "#N/A", "x", "không", "1.000", "-1", "9" * 40, "0", "31/12/2018", "Con", " "]),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)),  # noqa: DTZ001 - cells know no time zone
    st.times(min_value=time(0, 0, 1)),
    st.none(),
)
PATCHES = st.sampled_from(sorted(COLUMNS)).flatmap(
    lambda sheet: st.tuples(
        st.just(sheet), st.sampled_from(COLUMNS[sheet]), st.integers(1, 5), VALUES
    )
)  # fmt: skip


@functools.cache
def base() -> bytes:
    return survey_template(HEADER, rules_by_area(), households(), filled=True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PATCHES, min_size=1, max_size=6))
def test_any_value_in_any_cell_is_read_or_refused(patches):
    workbook = Patched(base(), [set_cell(*patch) for patch in patches]).content
    survey, faults = read(workbook)
    if survey is None:
        assert any(problem.severity is Severity.ERROR for problem in faults)
        assert all(problem.place.startswith(FILE) for problem in faults)
    else:
        assert to_workbook(lists_of(classify(survey, shipped()), shipped()))


def set_cell(sheet: str, column: str, row: int, value: object) -> dict:
    cell = f"{column}{row + 4}" if sheet == "Thông tin" else f"{column}:{row}"
    return {"do": "set", "sheet": sheet, "cell": cell, "value": value}


def read(workbook: bytes) -> tuple[Survey | None, tuple[Problem, ...]]:
    try:
        return read_survey(workbook, shipped(), name=FILE), ()
    except Refused as refused:
        return None, refused.problems


@pytest.mark.parametrize("length", [0, 10, 1_000, 20_000])
def test_a_truncated_file_is_refused_as_a_file(length):
    with pytest.raises(Refused) as refused:
        read_survey(base()[:length], shipped(), name=FILE)
    assert {problem.rule.partition(".")[0] for problem in refused.value.problems} == {"file"}
