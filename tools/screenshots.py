"""All pictures of the guide, from a running demonstration: ``python -m tools.screenshots ADDRESS``.

They go to docs/images, at most 256 colours each. ADDRESS is as ``rasoat run`` prints it. The pages of signing
in are pictured with an account made for it, so use a demonstration of your own.
"""

import sys

from playwright.sync_api import Browser, sync_playwright

from tools.screenshots_account import shoot_account
from tools.studio import DESK, PHONE, shoot, signed_in

ROLES = {
    "administrator": "quantri",
    "province_officer": "tinh",
    "province_leader": "lanhdao",
    "district_party_committee": "huyenuy",
    "district_peoples_council": "hdndhuyen",
    "district_peoples_committee": "ubndhuyen",
    "district_officer": "huyen",
    "district_leader": "lanhdaohuyen",
    "commune_officer": "xa",
    "commune_chair": "chutich",
    "poverty_board_member": "bangiamngheo",
    "village_head": "thon",
    "enumerator": "dieutra",
    "supervisor": "mattran",
    "following_department": "sonnptnt",
    "auditor": "kiemtoan",
    "operator": "vanhanh",
}
ON_PHONE = ("commune_chair", "village_head", "enumerator", "supervisor")


def main(address: str) -> None:
    """Picture the pages of work, the home of every role, and what one does with one's own account."""
    address = address.rstrip("/").replace("127.0.0.1", "localhost")  # passkeys open on a name alone
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        shoot_work(browser, address)
        shoot_register(browser, address)
        for role, login in ROLES.items():
            shoot_home(browser, address, role, login)
        shoot_account(browser, address)
        browser.close()


def shoot_work(browser: Browser, address: str) -> None:
    """The pages of the daily work, as the commune officer sees them."""
    page = signed_in(browser, address, "xa")
    page.get_by_role("link", name="Địa bàn").first.click()
    shoot(page, "commune")
    page.locator("main table tbody a").first.click()
    shoot(page, "village")
    page.locator("main table tbody a").nth(3).click()
    shoot(page, "household")
    page.set_viewport_size(PHONE)
    shoot(page, "household-phone")
    page.set_viewport_size(DESK)
    for name, path in (("imports", "nhap-phieu/"), ("law", "luat/"), ("search", "tim/?q=quang son")):
        page.goto(f"{address}/{path}")
        shoot(page, name)
    page.context.close()


def shoot_register(browser: Browser, address: str) -> None:
    """A household with a past, what is recorded about one, the list of a day, the movement of a commune."""
    page = signed_in(browser, address, "huyen")
    page.goto(f"{address}/tim/?q=da sua")
    page.locator("main a[href^='/ho/']").first.click()
    shoot(page, "so-lich-su-ho")
    page.goto(f"{page.url}ghi/")
    shoot(page, "so-ghi-viec")
    page.get_by_role("link", name="Địa bàn").first.click()
    page.locator("main table tbody a").first.click()
    unit = page.url.split("?")[0]
    page.goto(f"{unit}danh-sach-ngay/?ngay=2018-06-30")
    shoot(page, "so-danh-sach-ngay")
    page.goto(unit.replace("/dia-ban/", "/bien-dong/"))
    shoot(page, "so-bien-dong")
    page.context.close()


def shoot_home(browser: Browser, address: str, role: str, login: str) -> None:
    """What the role sees first: its home, and on a telephone where it goes about with one."""
    page = signed_in(browser, address, login)
    name = f"role-{role.replace('_', '-')}"
    shoot(page, name)
    if role in ON_PHONE:
        page.set_viewport_size(PHONE)
        shoot(page, f"{name}-phone")
    page.context.close()


if __name__ == "__main__":
    main(sys.argv[1])
