"""The pages of movements: two days, two tables, the households behind a number, an explanation."""

import io
import re
from datetime import date

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from sample_households import YEARS, surveyed

from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.register.actions.close_household import close_household
from rasoat.register.event_rules import When
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household
from rasoat.register.values import NewStatus

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 30


@pytest.fixture
def households(campaign, small_province, person_at):
    """Three poor households of the upper village since the list of 2018; one died out since."""
    poor = NewStatus(2018, "poor", decision_number="12/QĐ-UBND", persons=2)
    made = [surveyed(small_province.upper.unit.pk, f"Trần {name}", last_status=poor) for name in "ABC"]
    with acting(system_actor("system.installer")) as installer:
        load_bulk(made, YEARS, acting_user=installer)
        codes = list(Household.objects.order_by("pk").values_list("pk", flat=True))
    with acting(person_at(small_province.north, "district_officer")) as officer:
        close_household(codes[2], "died_out", When(date(2018, 11, 1), "biên bản"), acting_user=officer)
    return codes


@pytest.fixture
def browse(households, person_at, small_province):
    """A client signed in as the officer of the commune ``hill``."""
    client = Client()
    client.force_login(person_at(small_province.hill, "commune_officer").person)
    return client


def page(client, place, name="movement", **asked):
    return client.get(reverse(name, args=[place.unit.pk]), asked)


def test_both_tables_stand_there_and_every_number_leads_to_its_households(browse, small_province):
    with CaptureQueriesContext(connection) as asked:
        answer = page(browse, small_province.hill)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert len(asked) <= MOST_STATEMENTS
    assert "Khác giảm" in text
    assert "Thoát nghèo, vượt chuẩn cận nghèo" in text
    links = re.findall(r'href="(/bien-dong/\d+/ho/[^"]+)"', text)
    assert len(links) == 6
    for link in links:
        opened = browse.get(link.replace("&amp;", "&"))
        assert opened.status_code == 200
        assert "Trần" in opened.content.decode()
    with acting(system_actor("system.installer")):
        assert TrailEntry.objects.filter(verb="list.read", subject_kind="movement").count() == 6


def test_who_ended_is_named_with_the_reason(browse, households, small_province):
    asked = {
        "tu": "2018-01-01",
        "den": "2018-11-15",
        "bang": "poor",
        "cot": "other_decrease",
        "so": "households",
    }
    text = page(browse, small_province.hill, "movement_households", **asked).content.decode()
    assert "Trần C" in text
    assert "Không còn ai" in text
    assert "01/11/2018" in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"tu": "hôm qua"}, "không phải là ngày"),
        ({"tu": "2018-11-02", "den": "2018-11-01"}, "trước ngày đầu kỳ"),
        ({"den": "2018-11-16"}, "chưa đến"),
    ],
)
def test_days_that_cannot_be(browse, small_province, asked, said):
    answer = page(browse, small_province.hill, **asked)
    assert answer.status_code == 409
    assert said in answer.content.decode().lower()


@pytest.mark.parametrize("asked", [{}, {"bang": "poor", "cot": "none", "so": "persons"}])
def test_a_number_that_is_none(browse, small_province, asked):
    assert page(browse, small_province.hill, "movement_households", **asked).status_code == 404


def test_elsewhere_there_is_no_such_page(browse, small_province):
    assert page(browse, small_province.pine).status_code == 404


def test_what_nobody_explained_is_explained_on_the_page(browse, households, small_province):
    days = {"tu": "2017-01-01", "den": "2018-01-01"}
    asked = days | {"bang": "poor", "cot": "unexplained_increase", "so": "households"}
    listed = page(browse, small_province.hill, "movement_households", **asked)
    assert listed.content.decode().count("Cho biết đó là gì") == 3
    address = f"{reverse('movement_explain', args=[small_province.hill.unit.pk])}?ma={households[0]}"
    sent = asked | {"what": "came", "day": "2018-01-01", "category": "new_entry", "note": ""}
    refused = browse.post(address, sent)
    assert refused.status_code == 409
    assert "Chưa ghi căn cứ" in refused.content.decode()
    kept = browse.post(address, sent | {"note": "Sổ hộ nghèo của xã"}, follow=True)
    assert kept.status_code == 200
    new = page(browse, small_province.hill, "movement_households", **asked | {"cot": "new_entry"})
    assert "Sổ hộ nghèo của xã" in new.content.decode()


def test_the_tables_as_files(browse, small_province):
    answer = page(browse, small_province.hill, "movement_export")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert len(book.worksheets) == 2
    cells = {
        str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None
    }
    assert "Xã Đồi Cao" in cells
    assert any("1 trên 1 xã" in text or "1/1 xã" in text for text in cells)
    flat = page(browse, small_province.hill, "movement_export", dang="csv").content.decode("utf-8-sig")
    assert "Khác giảm" in flat
    with acting(system_actor("system.installer")):
        assert TrailEntry.objects.filter(verb="list.export").count() == 2
