"""Texts that would like to be markup, a script or a header stay texts."""

import re
from dataclasses import replace
from email.message import Message

import pytest
from django.test import Client
from django.urls import reverse
from sample_households import YEARS, surveyed
from sample_site import WEB

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.loading import load_bulk
from rasoat.web.answers import attached

HOSTILE = "\"'><script>alert(1)</script>{{ 7|add:7 }}"
FRONT = sorted((WEB / "front/js").glob("*.js"))


@pytest.fixture
def browse(person_at, small_province):
    client = Client()
    client.force_login(person_at(small_province.hill, "commune_officer").person)
    return client


@pytest.mark.django_db
def test_what_is_typed_stays_text(browse, campaign):
    for url in (reverse("search"), reverse("law"), reverse("imports")):
        html = browse.get(url, {"q": HOSTILE, "nam": HOSTILE, "quy-tac": HOSTILE}).content.decode()
        assert "alert(1)</script>" not in html
    searched = browse.get(reverse("search"), {"q": HOSTILE}).content.decode()
    assert "&quot;&#x27;&gt;&lt;script&gt;" in searched
    assert "{{ 7|add:7 }}" in searched


@pytest.mark.django_db
def test_a_hostile_name_stays_text(browse, campaign, small_province):
    upper = small_province.upper.unit.pk
    with acting(system_actor("system.installer")) as installer:
        load_bulk([replace(surveyed(upper, "<b>An</b>"))], YEARS, acting_user=installer)
    html = browse.get(reverse("unit", args=[upper])).content.decode()
    assert "<b>An</b>" not in html
    assert "&lt;b&gt;An&lt;/b&gt;" in html


@pytest.mark.django_db
def test_a_parameter_given_twice_is_read_once(browse, campaign):
    html = browse.get(reverse("search") + "?q=mot-ten-dau&q=mot-ten-sau").content.decode()
    assert 'value="mot-ten-sau"' in html
    assert 'value="mot-ten-dau"' not in html


@pytest.mark.parametrize(
    "name", ['a"; filename="b.exe', "a\r\nSet-Cookie: b", "xã Đắk R'Moan.xlsx", "../../etc/x"]
)
def test_a_hostile_file_name_stays_a_name(name):
    said = attached(name, b"x").headers["Content-Disposition"]
    assert said.startswith("attachment")
    assert "\n" not in said
    assert "\r" not in said
    header = Message()
    header["Content-Disposition"] = said
    assert len(header.get_params(header="Content-Disposition")) == 2
    assert ".exe" not in name or header.get_filename() == name


def test_no_template_switches_escaping_off():
    switches = re.compile(r"\|\s*safe\b|safeseq|autoescape\s+off")
    found = [
        file.name
        for file in (WEB / "templates").rglob("*")
        if file.is_file() and switches.search(file.read_text())
    ]
    assert found == []
    assert [file.name for file in WEB.rglob("*.py") if "mark_safe" in file.read_text()] == []


def test_scripts_put_no_markup_in():
    assert FRONT
    sinks = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|__proto__"
    )
    assert [file.name for file in FRONT if sinks.search(file.read_text())] == []


def test_scripts_keep_nothing_in_the_browser():
    stores = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.")
    assert [file.name for file in FRONT if stores.search(file.read_text())] == []
    assert "htmx.config.historyCacheSize = 0" in (WEB / "front/js/app.js").read_text()
    pages = "".join(file.read_text() for file in (WEB / "templates").rglob("*.html"))
    assert "hx-push-url" not in pages
