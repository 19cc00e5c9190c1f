"""Is this backup whole, ours, unchanged, and one that this release and this server can put back?"""

from pathlib import Path

from django.apps import apps
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from pydantic import ValidationError

from rasoat import __version__
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.safekeeping import facts, marking
from rasoat.safekeeping.checking_words import (
    ANOTHER,
    BROUGHT,
    CHANGED,
    DAMAGED,
    FETCH_KEYS,
    FOREIGN,
    NEWER,
    NEWER_SERVER,
    NO_KEYS,
    NO_MANIFEST,
    NOT_SIGNED,
    OTHER_BACKUP,
    OTHER_HOME,
    TRUNCATED,
    UNLISTED,
    UPDATE,
    UPDATE_SERVER,
)
from rasoat.safekeeping.manifest import NAME, InstallationMark, Manifest, marks_of


def checked(backup: Path, *, with_keys: bool = True) -> Manifest:
    """The manifest of a backup that can be put back. Raises ``Refused`` with every reason why not.

    ``with_keys=False`` puts up with lost keys: then the mark of the manifest cannot be checked either.
    """
    manifest = read_manifest(backup)
    faults = [*_faults_of_files(backup, manifest), *_faults_of_release(backup, manifest)]
    if with_keys:
        faults += _faults_of_keys(backup, manifest)
    if faults:
        raise Refused(faults)
    return manifest


def read_manifest(backup: Path) -> Manifest:
    """The manifest as it stands. Raises ``Refused`` for what is no backup of this system."""
    try:
        text = (backup / NAME).read_text(encoding="utf-8")
        return Manifest.model_validate_json(text)
    except (OSError, UnicodeError):
        raise Refused([Problem("safekeeping.no_manifest", str(backup), NO_MANIFEST, OTHER_BACKUP)]) from None
    except ValidationError as error:
        what = NEWER if any(fault["loc"] == ("format",) for fault in error.errors()) else DAMAGED
        remedy = UPDATE if what is NEWER else OTHER_BACKUP
        raise Refused([Problem("safekeeping.manifest", str(backup / NAME), what, remedy)]) from None


def require_same_installation(backup: Path, manifest: Manifest, here: InstallationMark | None) -> None:
    """A backup of one installation is not put over another one."""
    there = manifest.installation
    if here and there and (here.kind, here.issuer) != (there.kind, there.issuer):
        what = Words(
            FOREIGN.vi.format(there=there.province, kind=there.kind, here=here.province),
            FOREIGN.en.format(there=there.province, kind=there.kind, here=here.province),
        )
        raise Refused([Problem("safekeeping.foreign", str(backup), what, OTHER_HOME)])


def require_server(backup: Path, manifest: Manifest, major: int) -> None:
    """A dump of a newer server is not put into an older one."""
    if manifest.postgres_major > major:
        said = {"there": manifest.postgres_major, "here": major}
        what = Words(NEWER_SERVER.vi.format(**said), NEWER_SERVER.en.format(**said))
        raise Refused([Problem("safekeeping.newer_server", str(backup), what, UPDATE_SERVER)])


def _faults_of_files(backup: Path, manifest: Manifest) -> list[Problem]:
    found, faults = marks_of(backup), []
    for name, wanted in manifest.files.items():
        mark = found.pop(name, None)
        if mark != wanted:
            short = mark is None or mark.size < wanted.size
            what = TRUNCATED if short else CHANGED
            rule = "safekeeping.truncated" if short else "safekeeping.changed"
            faults.append(Problem(rule, str(backup / name), what, OTHER_BACKUP))
    return faults + [Problem("safekeeping.unlisted", str(backup / name), UNLISTED, BROUGHT) for name in found]


def _faults_of_release(backup: Path, manifest: Manifest) -> list[Problem]:
    """Migrations that this release does not know come from a newer one."""
    known = MigrationLoader(connections["owner"], load=False)
    known.load_disk()
    labels = {config.label for config in apps.get_app_configs()}
    newer = [
        f"{app}.{name}"
        for app, name in manifest.migrations.items()
        if app in labels and (app, name) not in known.disk_migrations
    ]
    if not newer:
        return []
    what = Words(
        f"{NEWER.vi} (bản {manifest.software}, đang dùng {__version__}; {', '.join(newer)})",
        f"{NEWER.en} (release {manifest.software}, this is {__version__}; {', '.join(newer)})",
    )
    return [Problem("safekeeping.newer", str(backup), what, UPDATE)]


def _faults_of_keys(backup: Path, manifest: Manifest) -> list[Problem]:
    here = facts.key_fingerprints()
    other = [name for name, mark in manifest.keys.items() if here.get(name) != mark]
    if other:
        what = Words(f"{NO_KEYS.vi}: {', '.join(other)}.", f"{NO_KEYS.en}: {', '.join(other)}.")
        return [Problem("safekeeping.keys", str(backup), what, FETCH_KEYS)]
    if not marking.mark_holds(backup):
        return [Problem("safekeeping.not_signed", str(backup / NAME), NOT_SIGNED, ANOTHER)]
    return []
