"""Pictures of the guide, from a running demonstration: ``python -m tools.screenshots ADDRESS``."""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).parent.parent / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


def main(address: str) -> None:
    """Sign in as the commune officer and picture each page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport=DESK, locale="vi-VN")
        sign_in(page, address, "xa")
        shoot(page, "home")
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
        browser.close()


def sign_in(page: Page, address: str, login: str) -> None:
    """Sign in with a demonstration login."""
    page.goto(f"{address}/dang-nhap/")
    page.locator("input[name=username]").fill(login)
    page.locator("input[name=password]").fill("trinhdien")
    page.locator("input[name=password]").press("Enter")
    page.wait_for_load_state("networkidle")


def shoot(page: Page, name: str) -> None:
    """The top of the page, as one sees it."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
