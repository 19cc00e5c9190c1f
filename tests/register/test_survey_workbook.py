"""The workbook to fill in holds the households of the last list, and comes back in."""

from dataclasses import replace

import pytest
from sample_households import YEARS, surveyed

from rasoat.files.workbook_reader import read_workbook
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.places.queries import unit_on
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household
from rasoat.register.queries.survey_workbook import survey_workbook
from rasoat.register.values import NewHousehold, NewMember, NewStatus

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(small_province, person_at):
    upper = small_province.upper.unit.pk
    known = replace(surveyed(upper, "Trần Thị Hoà"), survey=None)
    households = [
        replace(known, last_status=NewStatus(2018, "poor")),
        replace(surveyed(upper, "Lê Văn Hoa"), survey=None),
        NewHousehold(
            upper, (NewMember("Chỉ Có Tên", "head"),), YEARS.as_of, last_status=NewStatus(2018, "near_poor")
        ),
    ]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(households, YEARS, acting_user=installer)
    with acting(person_at(small_province.hill, "commune_officer")) as who:
        yield who


def test_it_holds_the_last_list_with_codes_and_members(officer, small_province):
    name, content = survey_workbook(officer, unit_on(small_province.hill.unit.pk, YEARS.as_of), YEARS)
    workbook = read_workbook(content, name)
    code = Household.objects.get(head_name="Trần Thị Hoà").code
    households = [row for row in workbook.sheet("Hộ").rows if row and row[0] == code]
    assert len(households) == 1
    assert [row for row in workbook.sheet("Hộ").rows if row and "Lê Văn Hoa" in row] == []
    assert [row[4] for row in workbook.sheet("Thành viên").rows if row and row[0] == code] == [
        "Trần Thị Hoà",
        "Trần Thị Hoà Con",
    ]
    assert "TRÌNH DIỄN" in str(workbook.sheet("Hộ").rows)


def test_it_names_the_villages_with_their_codes(officer, small_province):
    _, content = survey_workbook(officer, unit_on(small_province.hill.unit.pk, YEARS.as_of), YEARS)
    rows = read_workbook(content, "x.xlsx").sheet("Thôn").rows
    assert [row[:3] for row in rows if row and str(row[0]).startswith("24601")] == [
        ["246010002", "Buôn Hạ", "Nông thôn"],
        ["246010001", "Thôn Thượng", "Nông thôn"],
    ]


def test_that_it_was_made_stands_in_the_trail(officer, small_province):
    survey_workbook(officer, unit_on(small_province.hill.unit.pk, YEARS.as_of), YEARS)
    entry = TrailEntry.objects.get(verb="list.export")
    assert (entry.subject_code, entry.details) == ("24601 2019", {"rows": 1})
