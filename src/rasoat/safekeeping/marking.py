"""The manifest carries a keyed mark: who holds a backup alone cannot change it unseen."""

import hmac
from pathlib import Path

from django.conf import settings

from rasoat.safekeeping.manifest import MARK, NAME

KEY, PURPOSE = "trail", "manifest of a backup"


def put_mark(folder: Path) -> None:
    """Write the mark beside the manifest."""
    (folder / MARK).write_text(_mark(folder), encoding="ascii")


def mark_holds(folder: Path) -> bool:
    """Whether the mark is that of the manifest, by the key of this machine."""
    try:
        found = (folder / MARK).read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return hmac.compare_digest(found.strip().encode(), _mark(folder).encode())


def _mark(folder: Path) -> str:
    key = settings.KEYS.derived(KEY, PURPOSE)
    return hmac.new(key, (folder / NAME).read_bytes(), "sha256").hexdigest()
