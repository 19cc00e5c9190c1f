"""The law that ships: what it covers, how sure it is, and what it must never claim."""

from datetime import date

import pytest

from rasoat.common.words import Words
from rasoat.law.model.questions import Question
from rasoat.law.model.sheet import SheetState
from rasoat.law.model.sourced import Certainty, Sourced, in_force
from rasoat.law.reading.load import shipped
from rasoat.law.reading.walk import walk

STANDARDS = ("vn-2016-2020", "vn-2022-2026", "vn-2027-2030")


def threshold(standard: str, name: str, area: str, day: date) -> tuple[int | None, str]:
    found = {one.id: one for one in shipped().standard(standard).says.thresholds}[name]
    entry = in_force(found.entries(area), day)  # type: ignore[arg-type]
    assert entry is not None
    return entry.value, entry.source.certainty.value


@pytest.mark.parametrize(
    ("standard", "name", "area", "day", "value", "mark"),
    [
        ("vn-2016-2020", "b1_lower", "rural", date(2017, 10, 1), 120, "recalled"),
        ("vn-2016-2020", "b1_lower", "rural", date(2018, 11, 9), 120, "recalled"),
        ("vn-2016-2020", "b1_lower", "rural", date(2018, 11, 10), 120, "text"),
        ("vn-2016-2020", "b1_upper", "rural", date(2018, 11, 10), 150, "text"),
        ("vn-2016-2020", "b1_lower", "urban", date(2018, 11, 10), 140, "text"),
        ("vn-2016-2020", "b1_upper", "urban", date(2018, 11, 10), 175, "text"),
        ("vn-2016-2020", "b2_cut", "urban", date(2018, 11, 10), 30, "text"),
        ("vn-2016-2020", "income_lower", "rural", date(2018, 11, 10), 700_000, "secondary"),
        ("vn-2016-2020", "income_upper", "urban", date(2018, 11, 10), 1_300_000, "secondary"),
        ("vn-2022-2026", "b1_cut", "rural", date(2022, 9, 1), 140, "secondary"),
        ("vn-2022-2026", "b1_cut", "urban", date(2022, 9, 1), 175, "secondary"),
        ("vn-2022-2026", "income_line", "rural", date(2022, 9, 1), 1_500_000, "text"),
        ("vn-2022-2026", "income_line", "urban", date(2022, 9, 1), 2_000_000, "text"),
        ("vn-2027-2030", "income_line", "rural", date(2026, 9, 1), 2_200_000, "secondary"),
        ("vn-2027-2030", "income_line", "urban", date(2026, 9, 1), 2_800_000, "secondary"),
        ("vn-2027-2030", "b1_cut", "rural", date(2026, 9, 1), None, "unknown"),
        ("vn-2027-2030", "b2_cut", "urban", date(2026, 9, 1), None, "unknown"),
    ],
)
def test_thresholds(standard: str, name: str, area: str, day: date, value: int | None, mark: str) -> None:
    assert threshold(standard, name, area, day) == (value, mark)


@pytest.mark.parametrize(
    ("standard", "services", "indicators"), [(STANDARDS[0], 5, 10), (STANDARDS[1], 6, 12)]
)
def test_services_and_indicators(standard: str, services: int, indicators: int) -> None:
    says = shipped().standard(standard).says
    assert (len(says.dimensions), len(says.indicators)) == (services, indicators)
    assert {one.points for one in says.indicators} == {10}
    assert all(one.deprived_when is not None for one in says.indicators)


def test_of_2027_only_what_the_draft_says_has_a_threshold() -> None:
    indicators = shipped().standard("vn-2027-2030").says.indicators
    known = [one for one in indicators if one.deprived_when is not None]
    assert {one.id for one in known} == {"employment", "dependants", "nutrition"}
    assert all("(Dự thảo)" in one.rule.vi for one in known)
    assert len(indicators) == 12


def test_every_score_sheet_is_made_up_and_says_so() -> None:
    for file in shipped().sheets.values():
        assert file.says.state is SheetState.ILLUSTRATIVE
        assert "không phải bảng điểm chính thức" in file.says.words.vi
        assert "not the official score sheet" in file.says.words.en
        assert {item.source.certainty for item in file.says.items} == {Certainty.ILLUSTRATIVE}


def test_no_made_up_value_outside_the_score_sheets() -> None:
    files = [*shipped().standards.values(), *shipped().procedures.values(), *shipped().lists.values()]
    marks = {
        part.source.certainty for file in files for _, part in walk(file.says) if isinstance(part, Sourced)
    }
    assert Certainty.ILLUSTRATIVE not in marks


def test_form_a_of_2016_has_a_ninth_item_that_nobody_knows() -> None:
    form = shipped().standard("vn-2016-2020").says.form_a
    assert form is not None
    assert form.cut == 3
    assert [item.no for item in form.items if item.words is None] == [9]


def test_form_a_of_2022_is_not_taken_from_2016() -> None:
    form = shipped().standard("vn-2022-2026").says.form_a
    assert form is not None
    assert (form.cut, form.items, form.is_known) == (None, (), False)


@pytest.mark.parametrize("province", ["67", "68"])
def test_both_provinces_are_in_the_central_highlands(province: str) -> None:
    assert shipped().region_of(province, date(2018, 11, 15)) == "central_highlands"


def test_every_text_is_in_both_languages() -> None:
    files = [file for folder in ("questionnaires", "standards", "sheets", "procedures", "lists")
             for file in getattr(shipped(), folder).values()]  # fmt: skip
    for file in files:
        for key, part in walk(file.says):
            for name in type(part).model_fields:
                value = getattr(part, name)
                if isinstance(value, Words):
                    assert value.vi.strip(), f"{file.path} {key}"
                    assert value.en.strip(), f"{file.path} {key}"


def test_every_choice_can_be_answered_whatever_the_household_has() -> None:
    """A choice ends in "other" or "none", or covers every case by itself."""
    whole = {"business", "schooling_now", "general_education", "vocational_education", "nonfarm_work",
             "job_status", "nutrition"}  # fmt: skip
    register = shipped().questionnaires["vn"].says
    asked = [*register.questions, *register.member_fields]
    for one in asked:
        if one.kind == "choice" and one.id not in whole:
            assert one.options[-1].code in ("other", "none"), one.id


def test_numbers_are_asked_for_from_nothing() -> None:
    for question in shipped().questionnaires["vn"].says.questions:
        if isinstance(question, Question) and question.kind == "number":
            assert question.least == 0
