"""Pictures, styles and scripts, collected once and again only when one of them changed."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect_static_files() -> None:
    """Bring STATIC_ROOT up to date, compressed and under names that hold their content's hash."""
    mark = settings.STATIC_ROOT / ".collected"
    now = _fingerprint()
    if mark.exists() and mark.read_text(encoding="utf-8") == now:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now, encoding="utf-8")


def _fingerprint() -> str:
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            changed = storage.get_modified_time(path).timestamp()
            found.update(f"{path} {storage.size(path)} {changed}\n".encode())
    return found.hexdigest()
