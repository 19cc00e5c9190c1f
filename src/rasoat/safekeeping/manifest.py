"""What a backup says about itself, so that it can be checked before and after it is put back."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

NAME = "manifest.json"
MARK = "manifest.mac"
FORMAT: Literal[1] = 1
CHUNK = 1 << 20


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TableMark(_Frozen):
    """How many rows a table has, and SHA-256 over them in a fixed order."""

    rows: int
    sha256: str


class FileMark(_Frozen):
    """Bytes of a file, and their SHA-256."""

    size: int
    sha256: str


class InstallationMark(_Frozen):
    """Which installation the data belong to."""

    kind: str
    issuer: int
    province: str


class SealMark(_Frozen):
    """The newest seal of the trail."""

    number: int
    root: str


class Manifest(_Frozen):
    """Everything known of a backup; tables, serials and seal come from one and the same snapshot."""

    format: Literal[1]
    software: str
    made_at: datetime
    postgres: str
    postgres_major: int
    migrations: dict[str, str]
    """The last migration of each application."""
    installation: InstallationMark | None
    database_size: int
    tables: dict[str, TableMark]
    serials: dict[str, int]
    seal: SealMark | None
    keys: dict[str, str]
    """Fingerprints of the keys without which the data cannot be read or verified."""
    files: dict[str, FileMark]

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(table.rows for table in self.tables.values())

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files.values())


def mark_of(path: Path) -> FileMark:
    """Size and SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            found.update(chunk)
    return FileMark(size=path.stat().st_size, sha256=found.hexdigest())


def marks_of(folder: Path) -> dict[str, FileMark]:
    """Every file below a folder, by its path in it; the manifest itself and its mark left out."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: mark_of(path) for name, path in named.items() if name not in {NAME, MARK}}


def content_hash(tables: dict[str, TableMark]) -> str:
    """One hash over every table's."""
    lines = (f"{name} {mark.rows} {mark.sha256}\n" for name, mark in sorted(tables.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
