"""Browser and sample pages for the tests of the pages."""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from rasoat.campaigns.actions.open_campaign import Plan, open_campaign
from rasoat.campaigns.models import CampaignKind
from rasoat.law.reading.load import shipped
from rasoat.people.acting import acting
from rasoat.people.queries import system_actor

sys.path.append(str(Path(__file__).parent))
from sample_site import PLAIN_STATIC, SampleSite, serve_samples

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


@pytest.fixture(autouse=True)
def plain_static(settings) -> None:
    """Static files by their own names: hashing them is the business of ``make setup``."""
    settings.STORAGES = settings.STORAGES | PLAIN_STATIC


@pytest.fixture
def campaign(small_province):
    """The review of autumn 2018 is open."""
    plan = Plan(CampaignKind.PERIODIC, 2018, ["vn-2016-2020"], date(2018, 9, 1), date(2018, 12, 31))
    with acting(system_actor("system.installer")) as installer:
        return open_campaign(plan, shipped(), acting_user=installer)


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    return (Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
