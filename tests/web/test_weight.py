"""How much travels over a slow line, in bytes: never measured in time."""

import gzip
from pathlib import Path

import pytest
from sample_site import WEB, render_sample
from samples import PAGES

BUILD = WEB / "static/build"
FIRST, AFTER = 300_000, 60_000
ALREADY_SMALL = {".woff2"}


def sent(file: Path) -> int:
    """Bytes on the line: fonts as they are, everything else compressed."""
    return len(file.read_bytes() if file.suffix in ALREADY_SMALL else gzip.compress(file.read_bytes(), 9))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_light(name: str) -> None:
    html = len(gzip.compress(render_sample(name).encode(), 6))
    shared = sum(sent(file) for file in BUILD.iterdir())
    assert html <= AFTER
    assert html + shared <= FIRST


def test_every_font_is_a_small_subset() -> None:
    fonts = sorted(BUILD.glob("*.woff2"))
    assert len(fonts) == 6
    assert all(font.stat().st_size < 25_000 for font in fonts)
