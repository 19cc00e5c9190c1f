"""Hands on the pages: keyboard, filter without accents, sorting, no JavaScript at all."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from sample_site import SampleSite

pytestmark = pytest.mark.browser

Opening = Callable[..., Page]


def names(page: Page, table: str) -> list[str]:
    return page.locator(f"#{table} tbody tr:visible th a").all_inner_texts()


def test_slash_goes_to_the_search_box(sample_site: SampleSite, open_page: Opening) -> None:
    page = open_page(sample_site.page("unit"))
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"


def test_j_and_k_walk_the_rows(sample_site: SampleSite, open_page: Opening) -> None:
    page = open_page(sample_site.page("unit"))
    walked = []
    for key in ("j", "j", "ArrowDown", "k"):
        page.keyboard.press(key)
        walked.append(page.evaluate("document.activeElement.textContent"))
    assert walked == ["Thị xã Gia Nghĩa", "Huyện Đăk Glong", "Huyện Cư Jút", "Huyện Đăk Glong"]


def test_letters_typed_into_a_box_do_not_walk(sample_site: SampleSite, open_page: Opening) -> None:
    page = open_page(sample_site.page("unit"))
    page.locator("[data-filters]").type("kj/")
    assert page.locator("[data-filters]").input_value() == "kj/"


def test_filter_needs_no_accents(sample_site: SampleSite, open_page: Opening) -> None:
    page = open_page(sample_site.page("unit"))
    page.locator("[data-filters]").fill("dak r'lap")
    assert names(page, "units") == ["Huyện Đắk R'Lấp"]
    assert page.locator("[data-counts]").inner_text() == "1"
    page.locator("[data-filters]").fill("")
    assert len(names(page, "units")) == 8


def test_sorting_by_number_and_by_name(sample_site: SampleSite, open_page: Opening) -> None:
    page = open_page(sample_site.page("unit"))
    page.locator("#units thead button.sort", has_text="cận nghèo").click()
    assert names(page, "units")[0] == "Thị xã Gia Nghĩa"
    page.locator("#units thead button.sort", has_text="cận nghèo").click()
    assert names(page, "units")[0] == "Huyện Krông Nô"
    page.locator("#units thead button.sort", has_text="Đơn vị").click()
    assert names(page, "units")[:3] == ["Huyện Cư Jút", "Huyện Đăk Glong", "Huyện Đắk Mil"]


def test_what_is_missing_sorts_last_both_ways(sample_site: SampleSite, open_page: Opening) -> None:
    page = open_page(sample_site.page("village"))
    head = page.locator("#households thead button.sort", has_text="B1")
    for _ in range(2):
        head.click()
        last = page.locator("#households tbody tr").last
        assert "chưa tính được điểm" in last.inner_text()


def test_escape_closes_the_menu(sample_site: SampleSite, open_page: Opening) -> None:
    page = open_page(sample_site.page("home"))
    page.locator(".menu > summary").click()
    assert page.locator(".menu-sheet").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".menu-sheet").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("name", ["home", "unit", "village", "household", "imports", "lists", "search"])
def test_every_link_and_field_is_reached_by_tab(
    name: str, sample_site: SampleSite, open_page: Opening
) -> None:
    page = open_page(sample_site.page(name))
    wanted = page.evaluate(
        """[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
           .filter(one => one.checkVisibility()).length"""
    )
    page.evaluate("document.activeElement.blur()")
    reached = set()
    for _ in range(min(wanted, 60)):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                """(() => { const all = [...document.querySelectorAll('*')];
                return all.indexOf(document.activeElement); })()"""
            )
        )
    assert len(reached) == min(wanted, 60)


def test_focus_can_be_seen(sample_site: SampleSite, open_page: Opening) -> None:
    page = open_page(sample_site.page("unit"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def test_heads_stay_while_rows_scroll(sample_site: SampleSite, open_page: Opening) -> None:
    page = open_page(sample_site.page("village"))
    page.evaluate("scrollTo(0, 4000)")
    top = page.locator("#households thead th").first.evaluate("one => one.getBoundingClientRect().top")
    assert 0 <= top < 60


@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
def test_without_javascript_everything_is_there(
    phone: bool, sample_site: SampleSite, open_page: Opening
) -> None:
    page = open_page(sample_site.page("village"), javascript=False, phone=phone)
    assert page.locator("#households tbody tr").count() == 300
    assert page.locator("form.sheet-head button").is_visible()
    page.locator(".menu > summary").click()
    assert page.locator(".menu-sheet").is_visible()


def test_without_javascript_no_dead_filter_is_shown(sample_site: SampleSite, open_page: Opening) -> None:
    page = open_page(sample_site.page("unit"), javascript=False)
    assert not page.locator("[data-filters]").is_visible()
