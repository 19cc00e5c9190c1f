"""How safe the data are now: backups, drills, the log of changes, disks."""

from dataclasses import dataclass
from datetime import datetime

from rasoat.common.words import Words


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that must hold, whether it does, and what it is about."""

    title: Words
    good: bool
    what: Words
    remedy: Words | None = None
    """What to do when it does not hold."""


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run."""

    kind: Words
    began_at: datetime
    seconds: int
    backup: str
    size: int | None
    shown: Words
    """What it proved, or what went wrong."""
    good: bool


@dataclass(frozen=True, slots=True)
class OperationsPage:
    """The page of operations."""

    signs: tuple[Sign, ...]
    runs: tuple[RunRow, ...]
    folder: str
    backups: int
