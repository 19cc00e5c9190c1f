"""One officer's morning in a real browser: sign in, bring a survey in, watch it, read the households."""

from collections.abc import Callable
from pathlib import Path

import pytest
from live_site import LiveSite
from playwright.sync_api import Page, expect
from small_province import SmallProvince
from survey_files import THREE, workbook

from rasoat.people.acting import ActingUser
from rasoat.register.actions.run_import import run_import

pytestmark = pytest.mark.browser

PASSWORD = "mot-cau-kho-doan"


@pytest.fixture
def officer(live_site: LiveSite, small_province: SmallProvince, campaign, person_at) -> ActingUser:
    who = person_at(small_province.hill, "commune_officer")
    who.person.set_password(PASSWORD)
    who.person.save()
    return who


def test_from_a_survey_to_a_household_explained(
    officer: ActingUser, live_site: LiveSite, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page(live_site.url)
    sign_in(page, officer)
    page.get_by_role("link", name="Nhập phiếu khảo sát").click()
    send(page, tmp_path)
    expect(page.get_by_text("Đang chờ đến lượt")).to_be_visible()

    run_import(int(page.url.rstrip("/").rsplit("/", 1)[1]), acting_user=officer)
    expect(page.get_by_text("Đã nhập 3 hộ với 6 nhân khẩu.")).to_be_visible()  # without loading again

    page.get_by_role("link", name="Xem Xã Đồi Cao").click()
    page.get_by_role("link", name="Thôn Thượng").click()
    page.locator("[data-filters]").fill("tran thi mot")
    page.locator("main h1").click()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Trần Thị Một")).to_be_visible()
    expect(page.get_by_text("Dòng này đúng với hộ")).to_be_visible()


def test_language_and_appearance_without_javascript(
    officer: ActingUser, live_site: LiveSite, open_page: Callable[..., Page]
) -> None:
    page = open_page(live_site.url, javascript=False)
    sign_in(page, officer)
    page.get_by_role("button", name="EN", exact=False).first.click()
    expect(page.get_by_role("heading", level=1, name="My work")).to_be_visible()
    page.locator(".menu > summary").click()
    page.get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    page.locator(".menu > summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1, name="Sign in")).to_be_visible()


def sign_in(page: Page, officer: ActingUser) -> None:
    page.get_by_label("Tên đăng nhập").fill(officer.person.login)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Việc của tôi")).to_be_visible()


def send(page: Page, folder: Path) -> None:
    file = folder / "doi-cao.xlsx"
    file.write_bytes(workbook(THREE))
    page.get_by_label("Tệp phiếu khảo sát (.xlsx)").set_input_files(file)
    page.get_by_role("button", name="Kiểm tra và nhập").click()
