"""The table one stands in, taken along as a workbook."""

import pytest
from django.test import Client
from django.urls import reverse
from sample_households import YEARS, surveyed

from rasoat.files.workbook_reader import read_workbook
from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.loading import load_bulk

pytestmark = pytest.mark.django_db


@pytest.fixture
def browse(campaign, small_province, person_at):
    upper = small_province.upper.unit.pk
    households = [surveyed(upper, "Trần Thị Hoà"), surveyed(upper, "=HYPERLINK(1)", rich=True)]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(households, YEARS, acting_user=installer)
    client = Client()
    client.force_login(person_at(small_province.hill, "commune_officer").person)
    return client


def cells(answer) -> tuple[list[object], frozenset[str]]:
    sheet = read_workbook(answer.content, "export.xlsx").sheets[0]
    return [cell for row in sheet.rows for cell in row if cell is not None], sheet.formulas


def test_units_with_their_counts(browse, small_province):
    found, _ = cells(browse.get(reverse("unit_export", args=[small_province.hill.unit.pk])))
    assert "Thôn Thượng" in found
    assert "BẢN TRÌNH DIỄN" in found
    assert any("Danh sách năm 2019" in str(cell) for cell in found)


def test_households_of_a_village_with_nothing_that_runs(browse, small_province):
    found, formulas = cells(browse.get(reverse("unit_export", args=[small_province.upper.unit.pk])))
    assert "Trần Thị Hoà" in found
    assert any("nghèo" in str(cell) for cell in found)
    assert formulas == frozenset()
