"""Who ended, or is on no list any more, stands on no list and in no count; search alone finds them."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sample_households import YEARS, surveyed

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.places.queries import unit_on
from rasoat.register.actions.close_household import close_household
from rasoat.register.actions.merge_households import merge_households
from rasoat.register.actions.move_household import move_household
from rasoat.register.event_rules import When
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household
from rasoat.register.queries.counts import unit_counts
from rasoat.register.queries.household_lists import household_lists
from rasoat.register.queries.lists import list_for
from rasoat.register.queries.search import search_households
from rasoat.register.queries.survey_workbook import survey_workbook
from rasoat.register.queries.villages import village_households
from rasoat.register.values import NewStatus

pytestmark = pytest.mark.django_db

WHEN = When(date(2018, 11, 1), "giấy tờ đã xem")


@pytest.fixture
def codes(small_province):
    """By head: three that were poor in 2018, one that had left the list by then."""
    village = small_province.upper.unit.pk
    households = [
        surveyed(village, "Hộ Ở Lại", last_status=NewStatus(2018, "poor")),
        surveyed(village, "Hộ Đã Hết", last_status=NewStatus(2018, "poor")),
        surveyed(village, "Hộ Nhập Vào", last_status=NewStatus(2018, "poor")),
        surveyed(village, "Hộ Đã Ra", last_status=NewStatus(2018, "none", why="left_list")),
    ]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(households, YEARS, acting_user=installer)
        return dict(Household.objects.visible_to(installer).values_list("head_name", "pk"))


@pytest.fixture
def officer(codes, person_at, small_province):
    """After one household died out and one merged into the first."""
    with acting(person_at(small_province.hill, role="commune_officer")) as who:
        close_household(codes["Hộ Đã Hết"], "died_out", WHEN, acting_user=who)
        merge_households(codes["Hộ Nhập Vào"], codes["Hộ Ở Lại"], {}, WHEN, acting_user=who)
        yield who


@pytest.fixture
def village(small_province):
    return unit_on(small_province.upper.unit.pk, YEARS.as_of)


def test_counts_have_present_households_only(officer, village):
    counts = unit_counts(officer, village, YEARS)
    assert (counts.households, counts.surveyed, counts.poor, counts.not_surveyed) == (2, 2, 2, 0)


def test_who_moved_away_is_counted_where_they_are_as_not_surveyed(officer, codes, small_province):
    move_household(codes["Hộ Đã Ra"], small_province.lower.unit.pk, WHEN, acting_user=officer)
    for place, numbers in ((small_province.upper, (1, 1, 0)), (small_province.lower, (1, 0, 1))):
        counts = unit_counts(officer, unit_on(place.unit.pk, YEARS.as_of), YEARS)
        assert (counts.households, counts.surveyed, counts.not_surveyed) == numbers


def test_the_table_of_a_village_has_present_households_only(officer, village):
    total, rows = village_households(officer, village, YEARS)
    assert (total, [row.head_name for row in rows]) == (2, ["Hộ Ở Lại", "Hộ Đã Ra"])


def test_lists_have_present_households_only(officer, village):
    assert [row.head_name for row in list_for(officer, village, YEARS, "poor").rows] == [
        "Hộ Ở Lại",
        "Hộ Đã Ra",
    ]
    assert len(household_lists(officer, village, YEARS).entries) == 2


def test_who_had_left_the_list_before_is_not_in_the_workbook_of_those_to_review(
    officer, codes, small_province
):
    commune = unit_on(small_province.hill.unit.pk, YEARS.as_of)
    _, book = survey_workbook(officer, commune, YEARS)
    said = {str(cell) for sheet in load_workbook(BytesIO(book)) for row in sheet.values for cell in row}
    assert "Hộ Ở Lại" in said
    assert "Hộ Nhập Vào" in said  # a member of the first one now
    assert not {"Hộ Đã Hết", "Hộ Đã Ra", str(codes["Hộ Nhập Vào"])} & said


def test_search_finds_who_ended_and_says_so(officer, codes):
    [there, gone] = search_households(officer, "nhap vao")
    assert (there.head_name, there.member) == ("Hộ Ở Lại", "Hộ Nhập Vào")
    assert (gone.closed_on, gone.closed_why, gone.into) == (WHEN.day, "merged", str(codes["Hộ Ở Lại"]))
    [ended] = search_households(officer, str(codes["Hộ Đã Hết"]))
    assert (ended.closed_why, ended.into) == ("died_out", "")
