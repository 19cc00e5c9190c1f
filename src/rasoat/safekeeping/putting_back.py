"""Putting a backup into a scratch database and proving that the same stands there."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psycopg

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.safekeeping import addresses, contents, facts, tools
from rasoat.safekeeping.checking import require_server
from rasoat.safekeeping.manifest import Manifest, content_hash
from rasoat.safekeeping.writing import DUMP

QUICK = "-c maintenance_work_mem=256MB -c synchronous_commit=off"
HOW = ("--no-owner", "--no-acl", "--exit-on-error", "--jobs=2")


@dataclass(frozen=True, slots=True)
class Proof:
    """What was shown of a backup: the same tables, rows and contents came back."""

    tables: int
    rows: int
    content: str
    seconds: int
    sealed: int = 0
    """Records of the trail that were verified (by a drill)."""

    def as_json(self) -> dict[str, Any]:
        """For the record of the run."""
        return asdict(self)


def put_back(backup: Path, manifest: Manifest, name: str) -> None:
    """Fill the empty database ``name`` from a backup. Raises ``Refused`` when it cannot be done."""
    with psycopg.connect(addresses.owner(name)) as connection:
        major = facts.major(connection)
    require_server(backup, manifest, major)
    program = tools.tools_for(major) / "pg_restore"
    tools.finish(tools.begin(program, addresses.owner(name), *HOW, backup / DUMP, options=QUICK))


def prove(backup: Path, manifest: Manifest, name: str) -> None:
    """Raise ``Refused``, naming the tables, when ``name`` holds anything else than the manifest says."""
    with psycopg.connect(addresses.owner(name)) as connection:
        found = contents.table_marks(connection)
        same_serials = facts.serials(connection) == manifest.serials
    faults = [
        Problem("safekeeping.other_content", f"{backup.name} › {table}", DIFFERS, DO_NOT_USE)
        for table in contents.differences(manifest.tables, found)
    ]
    if not same_serials:
        faults.append(Problem("safekeeping.other_serials", backup.name, SERIALS, DO_NOT_USE))
    if faults:
        raise Refused(faults)


def proof(manifest: Manifest, seconds: float, sealed: int = 0) -> Proof:
    """What ``prove`` has shown, and how much of the trail was verified."""
    return Proof(len(manifest.tables), manifest.rows, content_hash(manifest.tables), round(seconds), sealed)


DIFFERS = Words(
    "Nội dung phục hồi khác nội dung lúc sao lưu.", "What came back is not what stood there at the backup."
)
SERIALS = Words("Số thứ tự cấp mã không khớp.", "The serials of codes are not the same.")
DO_NOT_USE = Words(
    "Không dùng bản này; sao lưu lại ngay và báo người phát triển.",
    "Do not use it; make a new backup at once and tell the developers.",
)
