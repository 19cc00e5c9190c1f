"""Procedure, lists, report dates and tiers as they stand on a day."""

from datetime import date

import pytest

from rasoat.common.problems import Refused
from rasoat.law.model.procedure import Procedure
from rasoat.law.model.reports import ReportDate
from rasoat.law.reading.load import shipped

OLD, NEW = "vn-2016-2020", "vn-2022-2026"


def procedure(standard: str, *day: int) -> Procedure:
    return shipped().procedure_on(standard, date(*day))


def report(standard: str, name: str, day: date, jurisdiction: str = "vn") -> ReportDate:
    return {one.id: one for one in shipped().reports_on(standard, day, jurisdiction)}[name]


@pytest.mark.parametrize(
    ("day", "levels"),
    [
        (date(2025, 6, 30), ("nation", "province", "district", "commune")),
        (date(2025, 7, 1), ("nation", "province", "commune")),
    ],
)
def test_the_district_ends_with_june_2025(day: date, levels: tuple[str, ...]) -> None:
    assert shipped().tiers_on(day) == levels


@pytest.mark.parametrize(
    ("standard", "year", "window"),
    [
        (OLD, 2018, (date(2018, 9, 1), date(2018, 12, 31))),
        (NEW, 2022, (date(2022, 9, 1), date(2022, 12, 14))),
    ],
)
def test_the_periodic_window(standard: str, year: int, window: tuple[date, date]) -> None:
    found = {one.id: one for one in procedure(standard, year, 11, 15).windows}["periodic"]
    assert found.days_of(year) == window


@pytest.mark.parametrize(
    ("standard", "day", "limit", "value", "unit"),
    [
        (OLD, (2018, 11, 15), "posting", 7, "calendar"),
        (OLD, (2018, 11, 15), "recheck", None, "working"),
        (OLD, (2018, 11, 15), "in_year_decision", 7, "working"),
        (NEW, (2022, 11, 15), "posting", 3, "working"),
        (NEW, (2022, 11, 15), "recheck", 7, "working"),
        (NEW, (2022, 11, 15), "opinion", 5, "working"),
        (NEW, (2025, 11, 15), "opinion", None, "working"),
        (NEW, (2022, 11, 15), "in_year_decision", 15, "calendar"),
    ],
)
def test_days_of_the_steps(
    standard: str, day: tuple[int, int, int], limit: str, value: int | None, unit: str
) -> None:
    found = {one.id: one for one in procedure(standard, *day).limits}[limit]
    assert (found.value, found.unit) == (value, unit)


def test_the_limit_of_seven_days_in_the_year_came_in_november_2018() -> None:
    before, after = (
        {one.id: one for one in procedure(OLD, 2018, 11, day).limits}["in_year_decision"] for day in (9, 10)
    )
    assert (before.value, before.is_known, after.value) == (None, False, 7)


def test_the_head_of_the_village_confirmed_requests_until_november_2018() -> None:
    before, after = (
        {step.id: step for step in procedure(OLD, 2018, 11, day).steps}["request"] for day in (9, 10)
    )
    assert "trưởng thôn xác nhận" in before.content.vi
    assert "trưởng thôn" not in after.content.vi


@pytest.mark.parametrize(
    ("standard", "day", "steps"),
    [
        (OLD, (2018, 11, 9), ["request", "confirmation", "appraisal", "meeting", "posting", "decision"]),
        (OLD, (2018, 11, 10), ["request", "appraisal", "decision", "posting"]),
        (NEW, (2023, 3, 15), ["request", "survey", "meeting", "posting", "decision"]),
    ],
)
def test_the_in_year_steps_of_three_procedures(
    standard: str, day: tuple[int, int, int], steps: list[str]
) -> None:
    found = [one for one in procedure(standard, *day).steps if one.review == "in_year" and one.needed]
    ordered = sorted(found, key=lambda one: one.no)
    assert [one.id.removeprefix("in_year_") for one in ordered] == steps


def test_no_share_of_votes_is_known_for_the_old_standard() -> None:
    shares = {one.id: one for one in procedure(OLD, 2018, 11, 15).shares}
    assert shares["agreement"].is_reached(1, 100) is None
    assert shares["quorum"].is_reached(100, 100) is None


@pytest.mark.parametrize(("part", "whole", "reached"), [(49, 100, False), (50, 100, True), (25, 51, False)])
def test_from_2021_half_of_those_present_is_enough(part: int, whole: int, reached: bool) -> None:
    shares = {one.id: one for one in procedure(NEW, 2022, 11, 15).shares}
    assert shares["agreement"].is_reached(part, whole) is reached


def test_the_opinion_of_the_district_is_off_until_confirmed_from_july_2025() -> None:
    before, after = (
        {step.id: step for step in procedure(NEW, 2025, month, 1).steps}["opinion"] for month in (6, 7)
    )
    assert (before.needed, after.needed) == (True, False)
    assert not after.is_known


def test_the_procedure_follows_the_standard_where_two_are_in_force() -> None:
    """Between September 2021 and November 2022 both circulars exist on paper."""
    names = [procedure(standard, 2021, 10, 15).id for standard in (OLD, NEW)]
    assert names == [OLD, NEW]


@pytest.mark.parametrize(
    ("standard", "day"), [(OLD, date(2022, 11, 15)), ("vn-2027-2030", date(2026, 10, 1))]
)
def test_no_procedure_is_refused_by_name(standard: str, day: date) -> None:
    with pytest.raises(Refused) as refused:
        shipped().procedure_on(standard, day)
    assert standard in refused.value.problems[0].place


@pytest.mark.parametrize(
    ("standard", "name", "day", "jurisdiction", "month", "last"),
    [
        (OLD, "preliminary_result", date(2018, 10, 1), "vn", None, date(2018, 11, 14)),
        (OLD, "official_result", date(2018, 10, 1), "vn", None, date(2018, 12, 14)),
        (OLD, "monthly_changes_67", date(2018, 10, 1), "67", 11, date(2018, 11, 9)),
        (OLD, "in_year_changes", date(2018, 10, 1), "vn", 11, None),
        (NEW, "preliminary_result", date(2022, 10, 1), "vn", None, date(2022, 11, 14)),
        (NEW, "official_result", date(2022, 10, 1), "vn", None, date(2022, 12, 19)),
        (NEW, "in_year_results", date(2022, 3, 1), "vn", 3, date(2022, 3, 5)),
        (NEW, "in_year_results", date(2022, 3, 1), "vn", 10, None),
    ],
)
def test_last_good_day_of_a_report(
    standard: str, name: str, day: date, jurisdiction: str, month: int | None, last: date | None
) -> None:
    assert report(standard, name, day, jurisdiction).last_day(day.year, month) == last


def test_the_tenth_of_the_month_is_for_the_districts_of_one_province_only() -> None:
    reports = shipped().reports_on(OLD, date(2018, 10, 1), "68")
    assert "monthly_changes_67" not in {one.id for one in reports}


def test_communes_report_to_the_province_without_a_district() -> None:
    assert report(NEW, "in_year_results", date(2025, 6, 30)).to_level == "district"
    assert report(NEW, "in_year_results", date(2025, 7, 1)).to_level == "province"


@pytest.mark.parametrize(
    ("standard", "day", "causes"), [(OLD, date(2018, 11, 15), 11), (NEW, date(2022, 11, 15), 8)]
)
def test_each_standard_has_its_own_causes(standard: str, day: date, causes: int) -> None:
    assert len(shipped().lists_on(standard, day).causes) == causes


@pytest.mark.parametrize("standard", [OLD, NEW])
@pytest.mark.parametrize(
    ("start", "end", "movement", "columns"),
    [
        ("poor", "near_poor", "exit_to_near_poor", (2, 5)),
        ("near_poor", "poor", "fall_to_poor", (5, 3)),
        ("poor", "poor", None, (None, None)),
        ("never_listed", "near_poor", "new", (None, 7)),
        ("arrived", "poor", "other_increase", (8, None)),
    ],
)
def test_start_and_end_make_a_movement(
    standard: str, start: str, end: str, movement: str | None, columns: tuple[int | None, int | None]
) -> None:
    found = shipped().lists_on(standard, date(2022, 1, 1)).transition(start, end)  # type: ignore[arg-type]
    assert found is not None
    assert (found.movement, (found.poor_column, found.near_poor_column)) == (movement, columns)


def test_the_rule_on_relapse_after_near_poverty_is_not_known() -> None:
    settings = {one.id: one for one in shipped().lists_on(OLD, date(2018, 11, 15)).settings}
    assert settings["poor_after_near_poverty_only"].value is None


def test_nineteen_forms_of_2018_most_titles_unknown() -> None:
    forms = shipped().lists_on(OLD, date(2018, 11, 15)).forms
    assert len(forms) == 19
    assert [form.id for form in forms if form.words] == ["1a", "1b", "2a", "3a", "3b", "3c"]
