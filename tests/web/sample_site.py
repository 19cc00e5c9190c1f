"""The sample pages as files, and a small server that sends them as the application would."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import allauth
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import translation
from sample_places import FRAME
from samples import PAGES, PARTS

import rasoat.web
from rasoat.config.security import CONTENT_SECURITY_POLICY

WEB = Path(rasoat.web.__file__).parent
ALLAUTH = Path(allauth.__file__).parent
PLAIN_STATIC = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True)
class SampleSite:
    """Where the samples are."""

    url: str
    folder: Path

    def page(self, name: str, language: str = "vi") -> str:
        """The address of a sample page."""
        return f"{self.url}/{language}/{name}.html"

    def html(self, name: str, language: str = "vi") -> str:
        """The page as sent."""
        return (self.folder / language / f"{name}.html").read_text(encoding="utf-8")


def render_sample(name: str, language: str = "vi") -> str:
    """One sample page; the page to sign in has nobody signed in."""
    template, context = (PAGES | PARTS)[name]
    frame = dataclasses.replace(FRAME, person=None) if name == "login" else FRAME
    with override_settings(STORAGES=PLAIN_STATIC), translation.override(language):
        return render_to_string(f"web/{template}.html", {"frame": frame, **context})


@contextmanager
def serve_samples(folder: Path) -> Iterator[SampleSite]:
    """Render every sample in both languages into ``folder`` and serve it until the block ends."""
    if not (WEB / "static/build/app.css").exists():
        raise FileNotFoundError("no front end: run `npm ci && npm run build` (make setup does)")
    (folder / "static").mkdir()
    for part in (*(WEB / "static").iterdir(), ALLAUTH / "mfa/static/mfa", ALLAUTH / "account/static/account"):
        (folder / "static" / part.name).symlink_to(part)
    for language in LANGUAGES:
        (folder / language).mkdir()
        for name in (*PAGES, *PARTS):
            (folder / language / f"{name}.html").write_text(render_sample(name, language), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Sender, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield SampleSite(f"http://127.0.0.1:{server.server_port}", folder)
    finally:
        server.shutdown()
        server.server_close()


class _Sender(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        super().end_headers()

    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""
