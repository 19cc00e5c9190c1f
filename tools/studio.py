"""What every picture of the guide needs: a browser of its own for each person, and the picture kept small."""

from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from tools.small_png import smaller

IMAGES = Path(__file__).parent.parent / "docs" / "images"
DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=360, height=740)
PASSWORD = "trinhdien"
FOOT = "footer.foot"


def signed_in(
    browser: Browser, address: str, login: str, password: str = PASSWORD, size: ViewportSize = DESK
) -> Page:
    """A page of a browser of one's own, after signing in."""
    page = browser.new_context(viewport=size, locale="vi-VN").new_page()
    page.goto(f"{address}/dang-nhap/")
    sign_in(page, login, password)
    return page


def sign_in(page: Page, login: str, password: str) -> None:
    """Fill the page of signing in."""
    page.locator("#id_login").fill(login)
    page.locator("#id_password").fill(password)
    page.locator("#id_password").press("Enter")
    page.wait_for_load_state("networkidle")


def shoot(page: Page, name: str) -> None:
    """The top of the page as one sees it, without what lies empty below its foot."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.activeElement?.blur()")
    size = page.viewport_size or DESK
    box = page.locator(FOOT).bounding_box() or {"y": size["height"], "height": 0}
    height = min(size["height"], int(box["y"] + box["height"]))
    taken = page.screenshot(clip={"x": 0, "y": 0, "width": size["width"], "height": height})
    (IMAGES / f"{name}.png").write_bytes(smaller(taken, page))
