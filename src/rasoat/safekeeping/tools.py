"""PostgreSQL's own programs, always of the server's major version."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.conf import settings

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.safekeeping import addresses

CONFIG = "pg_config"
NEEDED = "pg_restore"


def tools_for(major: int) -> Path:
    """The folder with ``pg_dump`` and the like of that version. Raises ``Refused`` when there is none."""
    if settings.DATABASE_SERVER:
        return Path(settings.DATABASE_SERVER.clients())
    for folder in _candidates(major):
        if major_of(folder / "pg_dump") == major and (folder / NEEDED).exists():
            return folder
    raise Refused([Problem("safekeeping.no_tools", f"PostgreSQL {major}", *_missing(major))])


def _candidates(major: int) -> list[Path]:
    """Where Debian, Red Hat and others put them, and whatever is on the PATH."""
    found = [Path(f"/usr/lib/postgresql/{major}/bin"), Path(f"/usr/pgsql-{major}/bin")]
    if config := shutil.which(CONFIG):
        said = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False).stdout
        found.append(Path(said.strip()))
    if program := shutil.which("pg_dump"):
        found.append(Path(program).resolve().parent)
    return found


def major_of(program: Path) -> int | None:
    """The major version that a program says it has; None when it says nothing."""
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return None
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(found[1]) if found else None


def begin(program: Path, address: str, *arguments: str | Path, options: str = "") -> subprocess.Popen[str]:
    """Start a program on the database of ``address``; the password goes by the environment."""
    shown, secret = addresses.split(address)
    surroundings = os.environ | {"LC_ALL": "C", "PGOPTIONS": options} | secret
    return subprocess.Popen(
        [program, f"--dbname={shown}", "--no-password", *arguments],
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )


def finish(running: subprocess.Popen[str]) -> None:
    """Wait for a program. Raises ``Refused`` with its own words when it failed."""
    said = (running.communicate()[1] or "").strip()
    if running.returncode:
        name = Path(str(running.args[0])).name  # type: ignore[index]
        raise Refused(
            [Problem("safekeeping.program_failed", name, *_failed(said or str(running.returncode)))]
        )


def _failed(said: str) -> tuple[Words, Words]:
    last = " ".join(said.splitlines()[-3:])
    return (
        Words(f"Chương trình PostgreSQL báo lỗi: {last}", f"A PostgreSQL program failed: {last}"),
        Words(
            "Không có gì bị thay đổi. Xem dung lượng đĩa (df -h) và quyền của thư mục, rồi chạy lại.",
            "Nothing was changed. See disk space (df -h) and the folder's permissions, then run it again.",
        ),
    )


def _missing(major: int) -> tuple[Words, Words]:
    return (
        Words(
            "Không tìm thấy pg_dump đúng phiên bản máy chủ.", "No pg_dump of the server's version is here."
        ),
        Words(
            f"Cài gói postgresql-client-{major} trên máy này.",
            f"Install postgresql-client-{major} on this machine.",
        ),
    )
