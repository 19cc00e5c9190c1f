"""The workbook to try: what is read from it is what was generated."""

import pytest

from rasoat.common.problems import Refused
from rasoat.demonstration.plan import plan
from rasoat.demonstration.seed import SEED
from rasoat.demonstration.village import fill_village
from rasoat.demonstration.workbook import MARK, commune_workbook
from rasoat.files.workbook_reader import read_workbook
from rasoat.law.reading.load import shipped
from rasoat.surveys.reader import read_survey
from rasoat.surveys.survey import SurveyedHousehold

TRUC_SON = "24661"
VILLAGES = [village for village in plan(SEED) if village.commune.code == TRUC_SON]
FIRST = VILLAGES[0].name.title


@pytest.fixture(scope="module")
def written():
    return commune_workbook(TRUC_SON, codes={(FIRST, ""): "990000017"})


@pytest.fixture(scope="module")
def survey(written):
    return read_survey(written, shipped())


def made():
    return [
        household
        for village in VILLAGES
        for household in fill_village(village, SEED)
        if isinstance(household, SurveyedHousehold)
    ]


def essence(household):
    members = [
        (one.name, one.relation, one.sex, one.birth, one.ethnic_group, one.identity_number, dict(one.answers))
        for one in household.members
    ]
    return household.village, household.local_number, household.residence, household.review_date, \
        household.last_class, household.enumerator, dict(household.answers), members  # fmt: skip


def test_it_reads_back_as_it_was_generated(survey):
    assert [essence(one) for one in survey.households] == [essence(one) for one in made()]


def test_the_header_names_commune_and_years(survey):
    assert survey.header.commune_code == TRUC_SON
    assert (survey.header.review_year, survey.header.list_year) == (2018, 2019)
    assert [village.name for village in survey.header.villages] == [v.name.title for v in VILLAGES]


def test_known_codes_stand_in_it(survey):
    assert survey.header.villages[0].code == "990000017"


def test_only_doubts_about_identity_numbers_warn(survey):
    assert {problem.rule.split(".")[0] for problem in survey.warnings} <= {"identity", "score", "survey"}


def test_every_sheet_is_marked_as_demonstration(written):
    workbook = read_workbook(written, "survey.xlsx")
    seen = [sheet for sheet in workbook.sheets if not sheet.hidden]
    assert len(seen) >= 5
    for sheet in seen:
        assert any(MARK in str(value) for row in sheet.rows for value in row), sheet.name


def test_an_unknown_commune_is_refused_with_examples():
    with pytest.raises(Refused) as refused:
        commune_workbook("00000")
    assert "24611" in refused.value.problems[0].remedy.vi
