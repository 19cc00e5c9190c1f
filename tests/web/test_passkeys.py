"""Passkeys in a real browser, with an authenticator that the browser itself plays."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from live_site import LiveSite
from playwright.sync_api import Page, expect
from small_province import SmallProvince
from test_look import serious_faults

from rasoat.people.models import User

pytestmark = pytest.mark.browser

PASSWORD = "mot-cau-kho-doan"


@pytest.fixture
def head(live_site: LiveSite, small_province: SmallProvince, campaign, person_at) -> User:
    person = person_at(small_province.upper, "village_head").person
    person.set_password(PASSWORD)
    person.save()
    return person


def with_authenticator(page: Page) -> None:
    """The browser gets a fingerprint reader of its own that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_and_then_opens_the_account_alone(
    head: User, live_site: LiveSite, open_page: Callable[..., Page]
) -> None:
    page = open_page(live_site.url.replace("127.0.0.1", "localhost"))
    with_authenticator(page)
    sign_in(page, head)

    page.locator(".menu > summary").click()
    page.get_by_role("link", name="Tài khoản của tôi").click()
    page.get_by_role("link", name="Thêm khóa truy cập").click()
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_label("Anh/chị gọi khóa này là gì?").fill("Máy ở nhà văn hóa")
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    expect(page.get_by_role("heading", level=1, name="Mã dự phòng")).to_be_visible()
    assert Authenticator.objects.filter(user=head, type="webauthn").count() == 1

    page.locator(".menu > summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    expect(page.get_by_role("heading", level=1, name="Việc của tôi")).to_be_visible()
    page.goto(page.url + "tai-khoan/")
    expect(page.get_by_text("Máy ở nhà văn hóa", exact=False).first).to_be_visible()


def test_a_device_without_the_passkey_says_what_to_do(
    head: User, live_site: LiveSite, open_page: Callable[..., Page]
) -> None:
    page = open_page(live_site.url.replace("127.0.0.1", "localhost"))
    with_authenticator(page)
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    expect(page.get_by_text("Chưa dùng được khóa truy cập", exact=False)).to_be_visible()


PROTECTING = ("khoa/them", "ung-dung", "ma-du-phong/moi", "mat-khau")


def test_pages_that_protect_an_account_are_accessible_and_fit(
    head: User, live_site: LiveSite, open_page: Callable[..., Page], axe: str
) -> None:
    page = open_page(live_site.url, phone=True)
    sign_in(page, head)
    Authenticator.objects.create(user=head, type="totp", data={"secret": "x"})
    page.goto(live_site.url + "/tai-khoan/ung-dung/bo/")
    seen = [well_made(page, axe)]
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()
    for address in PROTECTING[2:]:
        page.goto(f"{live_site.url}/tai-khoan/{address}/")
        seen.append(well_made(page, axe))
    Authenticator.objects.filter(user=head).delete()
    for address in PROTECTING[:2]:
        page.goto(f"{live_site.url}/tai-khoan/{address}/")
        seen.append(well_made(page, axe))
    assert len(set(seen)) == 5


def well_made(page: Page, axe: str) -> str:
    """The page's heading, once it is found accessible and not too wide."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate(axe)
    assert serious_faults(page) == []
    return page.locator("h1").inner_text()


def sign_in(page: Page, person: User) -> None:
    page.get_by_label("Tên đăng nhập").fill(person.login)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Việc của tôi")).to_be_visible()
