"""The file of roots outside the database: one line of JSON for each seal, written to disk at once.

Whoever drops the newest rows, or puts an older database in place of the present one, does not reach this
file; verification holds the two against each other. A restore that was meant is a line of its own.
"""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rasoat.common.problems import Refused
from rasoat.people.sealing.links import Seal
from rasoat.people.sealing.refusals import unreadable_roots


@dataclass(frozen=True, slots=True)
class Root:
    """One line: the root of a seal."""

    number: int
    at: datetime
    links: int
    key: str
    root: str

    @classmethod
    def of(cls, seal: Seal) -> "Root":
        """The line of a seal."""
        return cls(seal.number, seal.at, seal.links, seal.key, seal.root.hex())


class RootsFile:
    """The file, read whole and only ever added to."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[int, Root]:
        """The root of each seal, as the file has it now. Raises ``Refused`` for a line that is none.

        After a restore that was accepted, the seals behind it are no longer expected.
        """
        found: dict[int, Root] = {}
        lines = self.path.read_text(encoding="utf-8").splitlines() if self.path.exists() else []
        for number, line in enumerate(lines, start=1):
            try:
                self._take(json.loads(line), found)
            except (ValueError, KeyError, TypeError) as error:
                raise Refused([unreadable_roots(f"{self.path}:{number}")]) from error
        return found

    def append(self, root: Root) -> None:
        """Add the root of a seal; it is on the disk when this returns."""
        self._write(
            {
                "number": root.number,
                "at": root.at.isoformat(),
                "links": root.links,
                "key": root.key,
                "root": root.root,
            }
        )

    def accept_restore(self, last: int, reason: str) -> None:
        """From here on the database ends with seal ``last``: it was put back on purpose."""
        self._write({"restored_to": last, "at": datetime.now(UTC).isoformat(), "reason": reason})

    def _take(self, line: dict[str, Any], found: dict[int, Root]) -> None:
        if "restored_to" in line:
            for number in [number for number in found if number > line["restored_to"]]:
                del found[number]
            return
        root = Root(
            line["number"], datetime.fromisoformat(line["at"]), line["links"], line["key"], line["root"]
        )
        found[root.number] = root

    def _write(self, line: dict[str, Any]) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, (json.dumps(line, ensure_ascii=False) + "\n").encode())
            os.fsync(handle)
        finally:
            os.close(handle)
