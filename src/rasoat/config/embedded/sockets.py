"""The folder of the server's socket: closed, and certainly ours."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from rasoat.common.words import Words
from rasoat.config.embedded.account import Account
from rasoat.config.embedded.faults import EmbeddedFault


def open_sockets_folder(folder: Path, account: Account) -> None:
    """Make the folder with mode 700. Refuses one that somebody else put there beforehand."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if os.lstat(folder).st_uid == os.geteuid():
        account.own(folder)
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.user_id:
        raise EmbeddedFault(
            "foreign_socket_folder",
            str(folder),
            Words("Thư mục này thuộc về người khác.", "This folder belongs to somebody else."),
            Words("Xóa thư mục đó rồi chạy lại.", "Remove it, then run again."),
        )
    folder.chmod(0o700)


def close_sockets_folder(folder: Path) -> None:
    """Remove the folder that a server has left empty; what a killed one left waits for the next start."""
    with suppress(OSError):
        folder.rmdir()
