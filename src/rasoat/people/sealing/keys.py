"""The keys of the trail, derived from one secret outside the database."""

import hmac
from functools import cache

from django.conf import settings


class TrailKeys:
    """A key for entries, one for row history, one for links and seals; a fingerprint to tell them by."""

    def __init__(self, entries: bytes, history: bytes, seals: bytes, fingerprint: str) -> None:
        self.records = {"trail": entries, "history": history}
        self.seals = seals
        self.fingerprint = fingerprint

    def of_record(self, source: str, content: bytes) -> bytes:
        """What stands for the content of a record of ``source`` in a chain."""
        return hmac.digest(self.records[source], content, "sha256")

    def of_seal(self, content: bytes) -> bytes:
        """What ties links and seals together."""
        return hmac.digest(self.seals, content, "sha256")


def trail_keys() -> TrailKeys:
    """The keys of this installation."""
    return _derived(settings.KEYS)


@cache
def _derived(keys: "settings.KEYS") -> TrailKeys:  # type: ignore[name-defined]
    purposes = ("trail entries", "trail row history", "trail seals")
    return TrailKeys(*(keys.derived("trail", purpose) for purpose in purposes), keys.fingerprint("trail"))
