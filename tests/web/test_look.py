"""Every page in light and dark, on a phone and at a desk: accessible, within the edges, nothing inline."""

import re
from collections.abc import Callable, Sequence
from itertools import combinations

import pytest
from playwright.sync_api import Page
from sample_site import SampleSite, render_sample
from samples import PAGES

pytestmark = pytest.mark.browser

SERIOUS = {"serious", "critical"}
DROP_REPEATED_ROWS = """document
    .querySelectorAll('tbody tr:nth-child(n+13):not(:has(.klass-unscored)):not(.sum)')
    .forEach(row => row.remove())"""
COLOURS = ["color-contrast", "link-in-text-block"]


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits(
    name: str, phone: bool, sample_site: SampleSite, open_page: Callable[..., Page], axe: str
) -> None:
    page = open_page(sample_site.page(name), phone=phone)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), past_the_edge(page)
    page.evaluate(DROP_REPEATED_ROWS)
    page.evaluate(axe)
    # Colours are the same on a phone, and by far the longest to look at.
    assert serious_faults(page, without=COLOURS if phone else ()) == []
    if phone:
        return
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 21, 18)"
    assert serious_faults(page, COLOURS) == []


def serious_faults(
    page: Page, rules: Sequence[str] | None = None, without: Sequence[str] = ()
) -> list[tuple[str, list[str]]]:
    """What axe finds serious on the page as it is now; all its rules unless told which, or which not."""
    off = {rule: {"enabled": False} for rule in without}
    only = {"runOnly": list(rules)} if rules else {"rules": off}
    found = page.evaluate("options => axe.run(options)", {"resultTypes": ["violations"], **only})
    assert found["passes"]
    return [
        (fault["id"], [node["html"][:160] for node in fault["nodes"][:3]])
        for fault in found["violations"]
        if fault["impact"] in SERIOUS
    ]


def past_the_edge(page: Page) -> list[str]:
    """What stands past the right edge, for the message of a failing test."""
    return page.evaluate(
        """[...document.querySelectorAll('body *')]
           .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
           .slice(0, 5).map(one => one.outerHTML.slice(0, 120))"""
    )


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", ["home", "home-every-room", "home-operator"])
def test_nothing_in_the_bar_is_cut_or_covered(
    name: str, language: str, sample_site: SampleSite, open_page: Callable[..., Page]
) -> None:
    page = open_page(sample_site.page(name, language))
    for width in (1440, 1280, 1024, 768):
        look_at_the_bar(page, width)


def look_at_the_bar(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    boxes = page.evaluate(IN_THE_BAR)
    assert all(right <= width for _, right, *_ in boxes)
    assert page.evaluate("(one => one.scrollWidth <= one.clientWidth)(document.querySelector('.tongues'))")
    over = [(one[4], two[4]) for one, two in combinations(boxes, 2) if overlap(one, two)]
    assert over == []


IN_THE_BAR = """[...document.querySelectorAll('.bar .wrap > *, .bar .rooms > li, .tongues > button')]
    .filter(one => one.offsetParent && one.tagName !== 'NAV' && !one.matches('.tongues'))
    .map(one => [one, one.getBoundingClientRect()])
    .map(([one, box]) => [box.left, box.right, box.top, box.bottom, one.textContent.trim().slice(0, 20)])"""


def overlap(one: list[float], two: list[float]) -> bool:
    """Whether two boxes (left, right, top, bottom) share more than an edge."""
    across = min(one[1], two[1]) - max(one[0], two[0])
    down = min(one[3], two[3]) - max(one[2], two[2])
    return across > 1 and down > 1


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_inline(name: str) -> None:
    html = render_sample(name)
    html = html.replace('type="application/json"', "src=")  # data, which no browser runs
    assert not re.findall(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", html)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_its_language_and_what_it_is(name: str, language: str) -> None:
    html = render_sample(name, language)
    assert f'<html lang="{language}"' in html
    assert re.search(r"<title>\S.* · Rà Soát</title>", html)
    assert html.count("<h1>") == 1
    assert html.count('<main id="main"') == 1


@pytest.mark.parametrize("name", PAGES)
def test_the_labels_stand_on_every_page(name: str) -> None:
    html = render_sample(name)
    assert "BẢN TRÌNH DIỄN" in html
    assert "Bảng điểm minh họa" in html


def test_printed_pages_keep_the_labels_and_drop_what_one_clicks(
    sample_site: SampleSite, open_page: Callable[..., Page]
) -> None:
    page = open_page(sample_site.page("lists"))
    page.emulate_media(media="print")
    assert page.locator(".label-band").is_visible()
    assert not page.locator(".find").is_visible()
    assert not page.locator(".acts").first.is_visible()
    assert page.locator("table thead").first.is_visible()
