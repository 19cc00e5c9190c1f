"""An officer invites a village head, who signs in with the code and chooses a password, in a real browser."""

from collections.abc import Callable

import pytest
from live_site import LiveSite
from playwright.sync_api import Page, expect
from small_province import SmallProvince

from rasoat.people.acting import ActingUser

pytestmark = pytest.mark.browser

OFFICERS, HEADS = "mot-cau-kho-doan", "cau rieng cua truong thon"


@pytest.fixture
def officer(live_site: LiveSite, small_province: SmallProvince, person_at) -> ActingUser:
    who = person_at(small_province.hill, "commune_officer")
    who.person.set_password(OFFICERS)
    who.person.save()
    return who


@pytest.mark.parametrize("javascript", [True, False], ids=["js", "no-js"])
def test_from_an_invitation_to_an_own_password(
    javascript: bool, officer: ActingUser, live_site: LiveSite, open_page: Callable[..., Page]
) -> None:
    office = open_page(live_site.url, javascript=javascript)
    sign_in(office, officer.person.login, OFFICERS)
    office.get_by_role("link", name="Người dùng").first.click()
    office.get_by_role("link", name="Mời một người").click()
    office.get_by_label("Họ và tên").fill("Điểu K'Rang")
    office.get_by_label("Vai trò").select_option(label="Trưởng thôn, tổ trưởng")
    office.get_by_label("Đơn vị", exact=True).fill("thon thuong")
    office.get_by_role("button", name="Tạo tài khoản và hiện mã").click()
    code = office.locator("#code").inner_text()

    village = open_page(live_site.url, javascript=javascript, phone=True)
    sign_in(village, "krangd", code)
    expect(village.get_by_role("heading", level=1, name="Chọn mật khẩu của mình")).to_be_visible()
    fields = village.locator("input[type=password]")
    for place, word in enumerate((code, HEADS, HEADS)):
        fields.nth(place).fill(word)
    village.get_by_role("button", name="Lưu mật khẩu").click()
    expect(village.get_by_role("heading", level=1, name="Việc của tôi")).to_be_visible()

    office.get_by_role("link", name="Về trang của người này").click()
    expect(office.get_by_text("đang dùng")).to_be_visible()

    late = open_page(live_site.url, javascript=javascript)
    sign_in(late, "krangd", code)
    expect(late.get_by_text("Mã này đã dùng rồi.")).to_be_visible()


def sign_in(page: Page, login: str, password: str) -> None:
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
