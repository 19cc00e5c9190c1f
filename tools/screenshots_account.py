"""Pictures of signing in and of one's own account: one is invited, protected, and its telephone lost."""

import hmac
import time
from base64 import b32decode

from playwright.sync_api import Browser, Page

from tools.studio import DESK, shoot, signed_in

OWN = "mua mua ngoai hien"
ASKS, CONFIRMS = "huyen", "lanhdaohuyen"


def shoot_account(browser: Browser, address: str) -> None:
    """From the page of signing in to a lost telephone."""
    shoot_signing_in(browser, address)
    login = invite_and_open(browser, address)
    page = signed_in(browser, address, login, OWN)
    protect(page, address)
    shoot_second_step(browser, address, login)
    shoot_lost_telephone(browser, address, login)
    shoot_device(browser, address)


def shoot_signing_in(browser: Browser, address: str) -> None:
    """The page with the demonstration's logins."""
    page = browser.new_context(viewport=DESK, locale="vi-VN").new_page()
    page.goto(f"{address}/dang-nhap/")
    shoot(page, "sign-in")
    page.context.close()


def invite_and_open(browser: Browser, address: str) -> str:
    """The district's officer invites somebody, who comes in with the code; the login is returned."""
    office = signed_in(browser, address, ASKS)
    office.goto(f"{address}/nguoi-dung/moi/")
    office.get_by_label("Họ và tên").fill("Người Mới Trình Diễn")
    office.get_by_label("Tên đăng nhập").fill(
        f"moi{int(time.time()) % 100_000}"
    )  # so that one may run it again
    office.get_by_label("Vai trò").select_option(label="Công chức làm công tác giảm nghèo cấp xã")
    office.get_by_label("Đơn vị", exact=True).fill("Xã Quảng Sơn")
    office.get_by_role("button", name="Tạo tài khoản và hiện mã").click()
    shoot(office, "one-time-code")
    login, code = office.locator(".slip .secret").all_inner_texts()
    office.context.close()
    page = signed_in(browser, address, login, code)
    shoot(page, "own-password")
    for field, word in zip(page.locator("input[type=password]").all(), (code, OWN, OWN), strict=True):
        field.fill(word)
    page.get_by_role("button", name="Lưu mật khẩu").click()
    page.wait_for_load_state("networkidle")
    page.context.close()
    return login


def protect(page: Page, address: str) -> None:
    """An authenticator app, recovery codes and a passkey, each pictured where it is set up."""
    page.goto(f"{address}/tai-khoan/ung-dung/")
    if page.get_by_role("button", name="Tiếp tục").is_visible():
        page.locator("input[type=password]").fill(OWN)
        page.get_by_role("button", name="Tiếp tục").click()
    shoot(page, "authenticator-app")
    secret = page.locator("code.secret").text_content() or ""
    page.locator("input[name=code]").fill(digits(secret))
    page.locator("main form button").click()
    shoot(page, "recovery-codes")
    with_fingerprint_reader(page)
    page.goto(f"{address}/tai-khoan/khoa/them/")
    page.locator("#id_name").fill("Máy ở cơ quan")
    shoot(page, "passkey")
    page.locator("#passkey_add").click()
    page.wait_for_url("**/tai-khoan/**")
    page.goto(f"{address}/tai-khoan/")
    shoot(page, "account")


def shoot_second_step(browser: Browser, address: str, login: str) -> None:
    """What comes after the password."""
    page = signed_in(browser, address, login, OWN)
    shoot(page, "second-step")
    page.context.close()


def shoot_lost_telephone(browser: Browser, address: str, login: str) -> None:
    """One asks, another confirms."""
    first = signed_in(browser, address, ASKS)
    first.goto(f"{address}/hai-nguoi/?login={login}")
    first.locator("#reason").fill("Mất điện thoại, đã gặp trực tiếp")
    shoot(first, "lost-telephone-ask")
    first.get_by_role("button", name="Gửi đề nghị").click()
    second = signed_in(browser, address, CONFIRMS)
    second.goto(f"{address}/hai-nguoi/")
    shoot(second, "lost-telephone-confirm")
    second.get_by_role("button", name="Xác nhận").first.click()
    second.wait_for_load_state("networkidle")


def shoot_device(browser: Browser, address: str) -> None:
    """A device is let in; what the picture holds is void before it is kept."""
    page = signed_in(browser, address, "thon")
    page.goto(f"{address}/tai-khoan/")
    page.locator("#device").fill("Điện thoại của thôn")
    shoot(page, "devices")
    page.get_by_role("button", name="Lập mã cho thiết bị").click()
    shoot(page, "device")
    page.goto(f"{address}/tai-khoan/")
    page.get_by_role("button", name="Thu hồi").first.click()


def with_fingerprint_reader(page: Page) -> None:
    """The browser plays a reader that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    yes = ("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")
    options = {"protocol": "ctap2", "transport": "internal"} | dict.fromkeys(yes, True)
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def digits(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238: SHA-1, 30 seconds, six digits)."""
    key = b32decode(secret.strip() + "=" * (-len(secret.strip()) % 8))
    mac = hmac.digest(key, int(time.time() // 30).to_bytes(8), "sha1")
    start = mac[-1] & 15
    return f"{(int.from_bytes(mac[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06d}"
