"""From a survey to scores: each village under its own area, nobody scored by guesses."""

from dataclasses import replace
from datetime import date

import pytest
from survey_commune import (
    CHILD,
    FARM,
    HEADER,
    POOR_HOME,
    child,
    head,
    household,
    households,
    rules_by_area,
    with_answer,
)

from rasoat.common.problems import Refused, Severity
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.score import NotScored, Scored
from rasoat.surveys.classify import Classified, classify
from rasoat.surveys.reader import read_survey
from rasoat.surveys.survey import Survey
from rasoat.surveys.template import survey_template


def classified(*surveyed, header=HEADER) -> Classified:
    return classify(Survey(header, surveyed), shipped())


def read_and_classified(*surveyed) -> Classified:
    workbook = survey_template(HEADER, rules_by_area(), surveyed, filled=True)
    return classify(read_survey(workbook, shipped(), name="xa.xlsx"), shipped())


def test_every_household_gets_a_score_or_reasons():
    found = classified(*households())
    assert [one.head.name for one, _ in found.results] == [one.head.name for one in households()]
    assert all(isinstance(result, Scored) for _, result in found.results)
    groups = [result.group for _, result in found.results]
    assert groups == ["poor", "above", "poor", "above", "above"]
    assert found.is_illustrative


def test_the_area_of_the_village_decides_which_sheet_applies():
    results = dict(zip("ABCDE", (result for _, result in classified(*households()).results), strict=True))
    assert results["A"].rules.sheet.id == "vn-2016-2020/rural-central-highlands"
    assert results["E"].rules.sheet.id == "vn-2016-2020/urban"


def test_the_standard_follows_the_list_year_not_the_calendar():
    """The visits of 2021 made lists of 2022 by the new standard, in-year ones of 2021 by the old."""
    visited = household(1, (head("Nguyễn Văn An"),), POOR_HOME | FARM, day=date(2021, 10, 1))
    later = replace(HEADER, review_year=2021, list_year=2022, standard="vn-2022-2026")
    earlier = replace(HEADER, review_year=2021, list_year=2021)
    [(_, by_new)] = classified(visited, header=later).results
    [(_, by_old)] = classified(visited, header=earlier).results
    assert by_new.rules.standard.id == "vn-2022-2026"
    assert by_old.rules.standard.id == "vn-2016-2020"


def test_an_answer_that_is_missing_gives_no_score_and_names_its_cell():
    asked = with_answer(households()[0], wall=None, assets=None)
    found = read_and_classified(asked)
    [(_, result)] = found.results
    assert isinstance(result, NotScored)
    places = {problem.place for problem in found.problems()}
    assert places == {"xa.xlsx › Hộ › I6", "xa.xlsx › Hộ › P6"}
    assert {problem.severity for problem in found.problems()} == {Severity.WARNING}


def test_an_answer_to_a_question_that_is_not_asked_contradicts():
    pensioned = child(2, "Y Khôi")
    pensioned = replace(pensioned, answers=CHILD | {"pension": "yes"})
    found = read_and_classified(household(1, (head("Y Mai"), pensioned), POOR_HOME | FARM))
    [problem] = found.problems()
    assert problem.rule == "score.not_asked"
    assert problem.place == "xa.xlsx › Thành viên › P6"


def test_without_a_workbook_the_reason_names_the_household():
    found = classified(with_answer(households()[0], wall=None))
    [problem] = found.problems()
    assert problem.place == "Thôn Đắk Hòa › 1 › wall"


def test_nothing_is_classified_while_the_law_does_not_know_its_cuts():
    header = replace(HEADER, review_year=2027, list_year=2028, standard="vn-2027-2030")
    visited = household(1, (head("Nguyễn Văn An"),), POOR_HOME | FARM, day=date(2027, 10, 1))
    with pytest.raises(Refused) as refused:
        classified(visited, header=header)
    assert any("b1_cut" in problem.place for problem in refused.value.problems)
