"""Headers of every answer, and what is turned away before anything of it is read."""

import pytest
from django.test import Client
from django.urls import reverse

from rasoat.config.security import HEADERS, MOST_BYTES
from rasoat.people.adapters import client_address

pytestmark = pytest.mark.django_db

NOWHERE = "/khong-co-trang-nay/"


@pytest.fixture
def browse(person_at, small_province):
    client = Client()
    client.force_login(person_at(small_province.hill, "commune_officer").person)
    return client


@pytest.mark.parametrize("path", ["/", "/dang-nhap/", NOWHERE, "/api/field/me"])
def test_every_answer_carries_the_headers(path, browse):
    answer = browse.get(path)
    carried = {name: answer.headers.get(name) for name in HEADERS if name != "Cache-Control"}
    assert carried == {name: HEADERS[name] for name in carried}
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/tim/?q=hoa", "/tai-khoan/", NOWHERE, "/api/field/me"])
def test_no_page_is_kept_by_a_browser(path, browse):
    assert "no-store" in browse.get(path).headers["Cache-Control"]


def test_files_of_the_pages_may_be_kept(client):
    answer = client.get("/static/web/mark.svg")
    answer.close()
    assert answer.status_code == 200
    assert "no-store" not in answer.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("method", ["TRACE", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "XYZZY"])
def test_other_methods_are_turned_away(method, browse):
    for path in ("/", "/static/web/mark.svg"):
        assert browse.generic(method, path).status_code == 405


def test_what_is_too_large_is_not_read(browse):
    sent = browse.post(reverse("imports"), CONTENT_LENGTH=str(MOST_BYTES + 1))
    assert sent.status_code == 413
    assert "quá lớn" in sent.content.decode()
    assert browse.post(reverse("imports"), CONTENT_LENGTH="x").status_code != 413


@pytest.fixture
def https(settings):
    settings.HTTPS = settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SECURE_REDIRECT_EXEMPT = ["^api/"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


def test_people_are_sent_to_https_and_programs_are_refused(https, small_province):
    page = Client().get("/dang-nhap/")
    assert (page.status_code, page.url) == (301, "https://testserver/dang-nhap/")
    assert page.headers["Content-Security-Policy"]
    assert Client().get("/api/field/me").status_code == 403
    assert Client().get("/api/field/me", secure=True).status_code == 401


def test_browsers_are_told_to_stay_on_https(https):
    said = Client().get("/dang-nhap/", secure=True).headers["Strict-Transport-Security"]
    assert said.startswith("max-age=31536000; includeSubDomains")


@pytest.mark.parametrize(
    ("behind_a_proxy", "said", "counted"),
    [
        (False, "198.51.100.9", "127.0.0.1"),
        (True, "198.51.100.9", "198.51.100.9"),
        (True, "1.2.3.4, 198.51.100.9", "198.51.100.9"),
        (True, "", "127.0.0.1"),
    ],
)
def test_nobody_says_their_own_address(behind_a_proxy, said, counted, settings, rf):
    settings.HTTPS = behind_a_proxy
    assert client_address(rf.get("/", headers={"x-forwarded-for": said})) == counted


def test_a_body_is_text_of_a_said_encoding(browse):
    assert browse.get("/").headers["Content-Type"] == "text/html; charset=utf-8"
    assert browse.get(reverse("field_me")).headers["Content-Type"] == "application/json"
    assert browse.generic("PUT", "/").headers["Content-Type"] == "text/plain; charset=utf-8"


def test_a_fault_of_ours_shows_nothing_of_it(browse, monkeypatch):
    def fails(*_):
        raise RuntimeError("mật khẩu của cơ sở dữ liệu")

    monkeypatch.setattr("rasoat.web.views.home.asking_person", fails)
    browse.raise_request_exception = False
    answer = browse.get("/")
    assert answer.status_code == 500
    assert "Hệ thống gặp lỗi" in answer.content.decode()
    assert "mật khẩu của cơ sở" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    ["/static/", "/static/web/", "/.git/config", "/static/../config/settings.py", "/.env", "/manage.py"],
)
def test_only_pages_and_their_files_are_served(path, browse):
    assert browse.get(path).status_code == 404
