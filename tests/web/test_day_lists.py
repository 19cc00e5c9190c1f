"""The list of a day: shown, frozen, checked, fetched; odd days are no error."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from sample_households import YEARS, surveyed

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.loading import load_bulk
from rasoat.register.models import FrozenList
from rasoat.register.values import NewStatus

pytestmark = pytest.mark.django_db
LISTED = NewStatus(2018, "poor", decision_date=date(2017, 12, 20))


@pytest.fixture
def officer(small_province, person_at, campaign) -> Client:
    """The district's officer; one household of each of its communes is poor."""
    places = (small_province.upper, small_province.hillside)
    made = [replace(surveyed(place.unit.pk, f"Bàn {place.unit.pk}"), last_status=LISTED) for place in places]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(made, YEARS, acting_user=installer)
    client = Client()
    client.force_login(person_at(small_province.north, "district_officer").person)
    return client


def page(client, place, **asked) -> str:
    answer = client.get(reverse("day_list", args=[place.unit.pk]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_commune_shows_households_and_a_district_counts(officer, small_province):
    assert f"Bàn {small_province.upper.unit.pk}" in page(officer, small_province.hill)
    assert "Xã Rừng Thông" in page(officer, small_province.north)
    assert "Bàn" not in page(officer, small_province.north)
    before = page(officer, small_province.hill, ngay="2017-12-19")
    assert f"Bàn {small_province.upper.unit.pk}" not in before


@pytest.mark.parametrize("day", ["9999-12-31", "0000-00-00", "x", "", "2018-02-31", "1900-01-01"])
def test_odd_days_are_no_error(officer, small_province, day):
    page(officer, small_province.hill, ngay=day, biet=day)
    page(officer, small_province.north, ngay=day, biet=day)


def test_frozen_checked_and_fetched(officer, small_province):
    url = reverse("day_list_freeze", args=[small_province.hill.unit.pk])
    refused = officer.post(f"{url}?ngay=2018-01-01", {"title": " "})
    assert refused.status_code == 409
    made = officer.post(f"{url}?ngay=2018-01-01", {"title": "Niêm yết 2018"}, follow=True)
    assert "Niêm yết 2018" in made.content.decode()
    with acting(system_actor("system.installer")) as installer:
        frozen = FrozenList.objects.visible_to(installer).get()
    checked = officer.post(reverse("frozen_list_check", args=[frozen.pk])).content.decode()
    assert "Đúng từng byte" in checked
    fetched = officer.get(reverse("frozen_list", args=[frozen.pk]))
    assert fetched.json()["lines"][0]["head"] == f"Bàn {small_province.upper.unit.pk}"
