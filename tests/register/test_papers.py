"""The lists as files say what the pages say."""

from dataclasses import replace

import pytest
from sample_households import YEARS, surveyed

from rasoat.files.workbook_reader import read_workbook
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.places.queries import unit_on
from rasoat.register.loading import load_bulk
from rasoat.register.queries.household_lists import household_lists
from rasoat.register.queries.lists import lists_of
from rasoat.register.queries.papers import list_pdf, list_workbook
from rasoat.register.values import NewStatus
from rasoat.surveys.listing.entries import ListKind

pytestmark = pytest.mark.django_db
SAME = {
    "poor": ListKind.POOR,
    "near_poor": ListKind.NEAR_POOR,
    "left_poor": ListKind.LEFT_POVERTY,
    "left_near_poor": ListKind.LEFT_NEAR_POVERTY,
}


@pytest.fixture
def province(small_province):
    upper, lower = small_province.upper.unit.pk, small_province.lower.unit.pk
    households = [
        replace(surveyed(upper, "Trần Thị Hoà"), last_status=NewStatus(2018, "poor")),
        replace(surveyed(upper, "Lê Văn Hoa", rich=True), last_status=NewStatus(2018, "poor")),
        surveyed(lower, "Y Ân"),
        replace(surveyed(lower, "Bùi Bảo", rich=True), last_status=NewStatus(2018, "near_poor")),
    ]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(households, YEARS, acting_user=installer)
    return small_province


@pytest.fixture
def officer(province, person_at):
    with acting(person_at(province.hill, "commune_officer")) as who:
        yield who


def commune(province):
    return unit_on(province.hill.unit.pk, YEARS.as_of)


def test_files_and_pages_have_the_same_households(officer, province):
    files = household_lists(officer, commune(province), YEARS)
    for view in lists_of(officer, commune(province), YEARS):
        listed = files.of(SAME[view.kind])
        assert [entry.household.code for entry in listed] == [row.code for row in view.rows], view.kind
        assert [entry.scores.totals["b1"] for entry in listed] == [row.b1 for row in view.rows]


def test_the_workbook_carries_the_marks(officer, province):
    name, content = list_workbook(officer, commune(province), YEARS)
    assert name == "danh-sach-24601-2019.xlsx"
    sheets = read_workbook(content, name).sheets
    said = str([sheet.rows for sheet in sheets])
    assert "Trần Thị Hoà" in said
    assert "TRÌNH DIỄN" in said
    assert "MINH HỌA" in said


def test_a_village_has_its_own_paper(officer, province):
    name, content = list_pdf(officer, unit_on(province.upper.unit.pk, YEARS.as_of), YEARS)
    assert name == "danh-sach-246010001-2019.pdf"
    assert content.startswith(b"%PDF-")


def test_what_left_the_system_stands_in_the_trail(officer, province):
    list_workbook(officer, commune(province), YEARS)
    entry = TrailEntry.objects.get(verb="list.export")
    assert (entry.subject_code, entry.details) == ("24601 2019", {"rows": 4})


def test_who_may_not_export_does_not(province, person_at):
    with acting(person_at(province.upper, "village_head")) as who, pytest.raises(NotAllowed):
        list_workbook(who, unit_on(province.upper.unit.pk, YEARS.as_of), YEARS)


def test_lists_are_made_in_communes(officer, province):
    with pytest.raises(ValueError, match="district"):
        household_lists(officer, unit_on(province.north.unit.pk, YEARS.as_of), YEARS)
