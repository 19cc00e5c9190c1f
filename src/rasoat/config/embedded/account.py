"""The operating-system account that the server runs as: oneself, or for root a system account."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasoat.common.words import Words
from rasoat.config.embedded.faults import EmbeddedFault

SYSTEM_ACCOUNT = "rasoat"


@dataclass(frozen=True, slots=True)
class Account:
    """Who runs the server. ``other`` means root starts it as this other account."""

    name: str
    user_id: int
    group_id: int
    other: bool

    def run_as(self) -> dict[str, Any]:
        """The arguments of ``subprocess`` that start a program as this account."""
        if not self.other:
            return {}
        return {"user": self.user_id, "group": self.group_id, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Give a file or folder to this account."""
        if self.other:
            os.chown(path, self.user_id, self.group_id)


def server_account() -> Account:
    """The account for the server; PostgreSQL refuses to run as root, so root gets a system account."""
    person = operator()
    if person.user_id != 0:
        return person
    try:
        found = pwd.getpwnam(SYSTEM_ACCOUNT)
    except KeyError:
        found = _make_system_account()
    return Account(found.pw_name, found.pw_uid, found.pw_gid, other=True)


def operator() -> Account:
    """The account of this process; the owner role is known by it."""
    try:
        found = pwd.getpwuid(os.geteuid())
    except KeyError:
        raise EmbeddedFault(
            "nameless_account",
            f"uid {os.geteuid()}",
            Words(
                "Tài khoản hệ điều hành đang chạy không có tên.", "The account that runs this has no name."
            ),
            Words(
                "Chạy bằng tài khoản có trong /etc/passwd, hoặc đặt DATABASE_URL tới PostgreSQL khác.",
                "Run as an account listed in /etc/passwd, or set DATABASE_URL to another PostgreSQL.",
            ),
        ) from None
    return Account(found.pw_name, found.pw_uid, found.pw_gid, other=False)


def _make_system_account() -> pwd.struct_passwd:
    program = shutil.which("useradd") or "/usr/sbin/useradd"
    command = [program, "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    try:
        subprocess.run([*command, SYSTEM_ACCOUNT], check=True, capture_output=True, text=True)
        return pwd.getpwnam(SYSTEM_ACCOUNT)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        raise EmbeddedFault(
            "no_system_account",
            SYSTEM_ACCOUNT,
            Words(
                "PostgreSQL không chạy bằng root và không tạo được tài khoản hệ thống.",
                "PostgreSQL does not run as root, and its system account could not be made.",
            ),
            Words(
                f"Tạo tài khoản: useradd --system {SYSTEM_ACCOUNT}; hoặc chạy bằng tài khoản thường.",
                f"Make it with: useradd --system {SYSTEM_ACCOUNT}; or run this as an ordinary account.",
            ),
        ) from error
