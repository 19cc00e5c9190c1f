"""The auditor's page: what is shown to whom, what filters do, what is recorded, how one verifies."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry, TrailVerification
from rasoat.people.queries import system_actor
from rasoat.people.trail import Subject, record, record_read

pytestmark = pytest.mark.django_db

HOUSEHOLD = "1000000015"


@pytest.fixture
def entries(small_province, campaign):
    """Somebody looked at a household of ``upper`` and ended an assignment in ``town``."""
    installer = system_actor("system.installer")
    with acting(installer):
        record_read(
            "household.read",
            acting_user=installer,
            subject=Subject("household", HOUSEHOLD),
            unit_path=small_province.upper.path,
        )
        record(
            "role.end", acting_user=installer, subject=Subject("person", "an.nguyen"),
            unit_path=small_province.town.path, details={"valid_to": "2018-12-01"},
            before={"valid_to": None}, after={"valid_to": "2018-12-01"}, reason="chuyển công tác",
        )  # fmt: skip
    return small_province


@pytest.fixture
def signed_in(person_at):
    def client(place, role="auditor") -> Client:
        made = Client()
        made.force_login(person_at(place, role).person)
        return made

    return client


def lines(client: Client, **query: str) -> str:
    answer = client.get(reverse("trail"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_entry_reads_as_a_sentence_with_reason_and_changes(entries, signed_in):
    html = lines(signed_in(entries.province))
    assert "đã kết thúc phân công của an.nguyen từ ngày 2018-12-01." in html
    assert "chuyển công tác" in html
    assert "đến ngày: – → 2018-12-01" in html


def test_the_page_in_english(entries, signed_in):
    client = signed_in(entries.province)
    client.cookies["django_language"] = "en"
    assert f"looked at household {HOUSEHOLD}." in lines(client)


def test_what_lies_elsewhere_is_not_there(entries, signed_in):
    html = lines(signed_in(entries.north))
    assert HOUSEHOLD in html
    assert "an.nguyen" not in html
    client = signed_in(entries.north)
    assert client.get(reverse("trail"), {"dv": entries.town.unit.pk}).status_code == 404


FILTERS = [
    ({"ma": HOUSEHOLD}, True, False),
    ({"ma": "100 000 0015"}, True, False),
    ({"loai": "read"}, True, False),
    ({"loai": "done"}, False, True),
    ({"viec": "role.end"}, False, True),
    ({"tk": "System.Installer"}, True, True),
    ({"tk": "nobody"}, False, False),
    ({"tu": "2001-01-01", "den": "2001-12-31"}, False, False),
    ({"tu": "01/01/2001"}, True, True),
]


@pytest.mark.parametrize(("query", "household", "ended"), FILTERS)
def test_filters(entries, signed_in, query, household, ended):
    html = lines(signed_in(entries.province), **query)
    assert ("đã xem hồ sơ hộ" + " " + HOUSEHOLD in html, "chuyển công tác" in html) == (household, ended)


def test_a_unit_shows_itself_and_all_below(entries, signed_in):
    html = lines(signed_in(entries.province), dv=str(entries.hill.unit.pk))
    assert HOUSEHOLD in html
    assert "an.nguyen" not in html


@pytest.mark.parametrize("query", [{"tu": "hôm qua"}, {"den": "31/02/2018"}])
def test_what_is_no_day_is_said(entries, signed_in, query):
    assert "Ghi ngày như 15/11/2018" in lines(signed_in(entries.province), **query)


@pytest.mark.parametrize("query", [{"dv": "x"}, {"dv": "0"}, {"dv": "999999"}])
def test_a_unit_that_does_not_exist(entries, signed_in, query):
    assert signed_in(entries.province).get(reverse("trail"), query).status_code == 404


@pytest.mark.parametrize("query", [{"truoc": "x"}, {"truoc": "9" * 30}, {"viec": "no.verb"}, {"loai": "x"}])
def test_other_words_do_not_narrow(entries, signed_in, query):
    assert HOUSEHOLD in lines(signed_in(entries.province), **query)


def test_older_lines_follow_by_key(entries, signed_in, monkeypatch):
    monkeypatch.setattr("rasoat.people.trail_search.PAGE", 1)
    monkeypatch.setattr("rasoat.web.reading.trail.PAGE", 1)
    client = signed_in(entries.province)
    html = lines(client, viec="role.end")
    assert "Các dòng cũ hơn" not in html
    html = lines(client)
    assert "Các dòng cũ hơn" in html


def test_each_look_and_each_export_is_recorded(entries, signed_in):
    client = signed_in(entries.province)
    lines(client, ma=HOUSEHOLD)
    assert client.get(reverse("trail_export"), {"ma": HOUSEHOLD}).content[:2] == b"PK"
    with acting(system_actor("system.checker")):
        found = TrailEntry.objects.filter(verb__startswith="trail.").order_by("id")
        assert list(found.values_list("verb", "subject_code")) == [
            ("trail.read", HOUSEHOLD),
            ("trail.export", HOUSEHOLD),
        ]
        assert found[0].details == {"rows": 1}


def test_who_may_not_read_the_trail(entries, signed_in):
    client = signed_in(entries.hill, "commune_officer")
    for name in ("trail", "trail_export", "trail_proof", "trail_root"):
        assert client.get(reverse(name)).status_code == 403
    assert client.post(reverse("trail_verify")).status_code == 403
    assert "/nhat-ky/" not in client.get(reverse("unit", args=[entries.hill.unit.pk])).content.decode()


def test_a_unit_links_to_its_trail(entries, signed_in):
    html = signed_in(entries.province).get(reverse("unit", args=[entries.hill.unit.pk])).content.decode()
    assert f"/nhat-ky/?dv={entries.hill.unit.pk}" in html


def test_a_verification_is_asked_for_once(entries, signed_in):
    client = signed_in(entries.province)
    for _ in range(2):
        assert client.post(reverse("trail_verify")).status_code == 302
    assert list(TrailVerification.objects.values_list("state", flat=True)) == ["waiting"]
    assert "Đang chờ đến lượt" in lines(client)
    part = client.get(reverse("trail_proof"), headers={"HX-Request": "true"}).content.decode()
    assert "Đang chờ đến lượt" in part
    assert "<html" not in part


def test_breaks_are_named_inside_the_area_alone(entries, signed_in, small_province):
    TrailVerification.objects.create(
        asked_by=system_actor("system.sealer").person,
        state="broken",
        breaks=[[small_province.town.path, 2, "entry_changed", "trail 7"], ["seals", 1, "seal_missing", "1"]],
    )
    html = lines(signed_in(entries.province))
    assert "Phường Trung Tâm #2 (trail 7): nội dung bản ghi nhật ký đã bị sửa" in html
    html = lines(signed_in(entries.north))
    assert "Trung Tâm" not in html
    assert "niêm phong đã bị xóa" in html
    assert "1 chỗ khác" in html


def test_the_page_answers_within_its_statements(entries, signed_in):
    client = signed_in(entries.province)
    with CaptureQueriesContext(connection) as statements:
        lines(client)
    assert len(statements) <= 30
