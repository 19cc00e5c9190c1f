"""The web application on a port, in a thread, for tests that drive a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread

from rasoat.people.models import User


@dataclass(frozen=True, slots=True)
class LiveSite:
    """Where the application answers."""

    url: str

    def cookie_of(self, person: User) -> dict[str, str]:
        """A cookie that signs ``person`` in; for Playwright's ``context.add_cookies``."""
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
        return {
            "name": settings.SESSION_COOKIE_NAME,
            "value": session.session_key or "",
            "url": self.url,
        }


@contextmanager
def serving() -> Iterator[LiveSite]:
    """Serve until the block ends; raises what kept the server from starting."""
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler, connections_override={})
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield LiveSite(f"http://{thread.host}:{thread.port}")
    finally:
        thread.terminate()
        thread.join()
