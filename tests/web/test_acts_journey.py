"""An officer's hands: a household splits and is put back, by keyboard and on a telephone."""

from collections.abc import Callable

import pytest
from live_site import LiveSite
from playwright.sync_api import Page, expect
from sample_households import YEARS, surveyed
from small_province import SmallProvince
from test_journey import PASSWORD, sign_in

from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.register.loading import load_bulk

pytestmark = pytest.mark.browser


@pytest.fixture
def officer(live_site: LiveSite, small_province: SmallProvince, campaign, person_at) -> ActingUser:
    with acting(system_actor("system.installer")) as installer:
        load_bulk([surveyed(small_province.upper.unit.pk, "Trần Thị Mẫu")], YEARS, acting_user=installer)
    who = person_at(small_province.hill, "commune_officer")
    who.person.set_password(PASSWORD)
    who.person.save()
    return who


@pytest.mark.parametrize(("phone", "javascript"), [(False, True), (True, False)], ids=["desk", "phone"])
def test_a_household_splits_and_is_put_back(
    phone: bool,
    javascript: bool,
    officer: ActingUser,
    live_site: LiveSite,
    open_page: Callable[..., Page],
) -> None:
    page = open_page(live_site.url, phone=phone, javascript=javascript)
    sign_in(page, officer)
    page.goto(f"{live_site.url}/tim/?q=tran+thi+mau")
    page.get_by_role("main").get_by_role("link", name="Trần Thị Mẫu", exact=True).click()
    page.get_by_role("link", name="Ghi biến động").click()
    page.get_by_role("link", name="Tách hộ").click()
    page.get_by_label("Trần Thị Mẫu Con").focus()
    page.keyboard.press("Space")
    page.get_by_label("Căn cứ").fill("đã xem sổ hộ khẩu")
    page.get_by_label("Từ ngày nào").fill("2018-11-01")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Hộ mới, mã mới")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Ghi vào sổ").click()

    expect(page.get_by_text("Hộ mới có mã")).to_be_visible()
    page.get_by_role("link", name="Xem hộ đó").click()
    expect(page.get_by_role("heading", level=1, name="Trần Thị Mẫu Con")).to_be_visible()
    page.get_by_role("link", name="Trần Thị Mẫu", exact=True).first.click()

    page.locator(".life a.undo").first.click()
    page.get_by_label("Lý do").fill("ghi nhầm")
    page.keyboard.press("Enter")
    expect(page.get_by_text("được gạch ngang")).to_be_visible()
    assert page.locator(".life del").inner_text().startswith("Trần Thị Mẫu Con tách thành hộ riêng")
    expect(page.locator("main tbody tr", has_text="Trần Thị Mẫu Con")).to_be_visible()
