"""Making the cluster anew from a base backup and the log of changes received since."""

import os
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from rasoat.common.words import Words
from rasoat.config.embedded.account import Account
from rasoat.config.embedded.faults import EmbeddedFault
from rasoat.config.embedded.layout import Layout

PARTIAL = ".partial"


def require_stopped(layout: Layout, process: int | None) -> None:
    """Raise ``EmbeddedFault`` while a server works in the cluster."""
    if process is not None:
        raise EmbeddedFault("still_runs", str(layout.data), RUNS, STOP_IT)


def settings(layout: Layout) -> tuple[str, ...]:
    """What the server needs while it replays: nobody comes in before the last change is there."""
    fetch = f'cp "{layout.wal}/%f" "%p"'
    return (f"restore_command={fetch}", "recovery_target_timeline=latest", "hot_standby=off")


@contextmanager
def replaced_cluster(layout: Layout, base: Path, wal: Path, account: Account) -> Iterator[Path | None]:
    """The cluster of ``base`` stands in place inside the block; an error puts the old one back.

    ``base`` holds ``base.tar.gz`` and ``pg_wal.tar.gz``, ``wal`` the received log. Gives the old one's place.
    """
    draft = layout.data.with_name(f"postgres.{os.getpid()}")
    old = _aside(layout) if layout.data.exists() else None
    try:
        _unpack(base, draft)
        _lay_ready(wal, layout.wal, account)
        (draft / "recovery.signal").touch()
        _own_all(draft, account)
        if old:
            layout.data.rename(old)
        draft.rename(layout.data)
        yield old
    except BaseException as error:
        _undo(layout, draft, old)
        if isinstance(error, OSError | tarfile.TarError):
            raise EmbeddedFault("unusable_base", str(base), _unusable(error), TRY_ANOTHER) from error
        raise
    finally:
        shutil.rmtree(layout.wal, ignore_errors=True)


def _aside(layout: Layout) -> Path:
    return layout.data.with_name(f"postgres.before-{datetime.now(UTC):%Y%m%d-%H%M%S}")


def _undo(layout: Layout, draft: Path, old: Path | None) -> None:
    shutil.rmtree(draft, ignore_errors=True)
    if old is None or old.exists():
        shutil.rmtree(layout.data, ignore_errors=True)
    if old and old.exists():
        old.rename(layout.data)


def _unpack(base: Path, folder: Path) -> None:
    folder.mkdir(mode=0o700)
    for name, target in (("base.tar.gz", folder), ("pg_wal.tar.gz", folder / "pg_wal")):
        with tarfile.open(base / name) as archive:
            archive.extractall(target, filter="data")


def _lay_ready(wal: Path, folder: Path, account: Account) -> None:
    """Copy the received log to where the server's account can read it, the unfinished end included."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    for file in sorted(wal.iterdir()):  # a whole file comes before its own unfinished beginning
        target = folder / file.name.removesuffix(PARTIAL)
        if not target.exists():
            shutil.copyfile(file, target)
    _own_all(folder, account)


def _own_all(folder: Path, account: Account) -> None:
    """Files of a cluster belong to the server's account, and to nobody else."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
        account.own(path)


def _unusable(error: Exception) -> Words:
    return Words(f"Bản sao gốc này không dùng được: {error}.", f"This base backup cannot be used: {error}.")


RUNS = Words("Máy chủ cơ sở dữ liệu đang chạy.", "The database server is running.")
STOP_IT = Words("Dừng rasoat run rồi chạy lại lệnh này.", "Stop rasoat run, then run this again.")
TRY_ANOTHER = Words(
    "Dùng rasoat restore với bản sao lưu hằng ngày gần nhất.",
    "Use rasoat restore with the newest daily backup.",
)
