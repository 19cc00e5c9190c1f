"""Browser and sample pages for the tests of the pages."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.append(str(Path(__file__).parent))

from sample_site import SampleSite, serve_samples

# Playwright's loop runs in the test's thread; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """``open_page(url, width=…, scheme=…, javascript=…, cookies=…)``; what the console says is a fault."""
    contexts = []
    said: list[str] = []

    def open_(
        url: str,
        *,
        phone: bool = False,
        scheme: str = "light",
        javascript: bool = True,
        cookies: list[dict[str, str]] | None = None,
    ) -> Page:
        context = browser.new_context(
            viewport=PHONE if phone else DESK,
            color_scheme=scheme,
            java_script_enabled=javascript,
            locale="vi-VN",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.add_cookies(cookies or [])
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleSite]:
    """Every page with samples, rendered once and served under the content policy of the application."""
    with serve_samples(tmp_path_factory.mktemp("samples")) as site:
        yield site


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
