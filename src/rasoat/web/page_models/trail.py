"""The auditor's page: who did or read what, and whether the trail is whole."""

from dataclasses import dataclass
from datetime import datetime

from rasoat.common.problems import Problem
from rasoat.common.words import Words


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry as a sentence."""

    id: int
    at: datetime
    sentence: str
    role: str
    login: str
    is_read: bool
    subject_url: str
    """The page of the household it is about; empty for who may not open it, and for other subjects."""
    subject_code: str
    reason: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a drop-down."""

    value: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class TrailForm:
    """What is asked for, as it stands in the form."""

    units: tuple[Option, ...]
    verbs: tuple[Option, ...]
    kinds: tuple[Option, ...]
    subject: str
    login: str
    since: str
    until: str
    faults: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class BreakLine:
    """One thing that a verification found; ``place`` names the unit or the part of the trail."""

    place: str
    position: int
    record: str
    words: Words


@dataclass(frozen=True, slots=True)
class Run:
    """One verification. ``elsewhere`` are breaks outside the person's areas."""

    asked_at: datetime
    asked_by: str
    state: str
    done: int
    total: int | None
    seconds: float | None
    last_seal: int | None
    breaks: tuple[BreakLine, ...]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Proof:
    """What is sealed, under which key, and what the last verifications found."""

    seal: int | None
    sealed_at: datetime | None
    root: str
    records: int
    waiting: int
    key: str
    runs: tuple[Run, ...]
    may_verify: bool

    @property
    def running(self) -> bool:
        """Whether the page should ask again."""
        return any(run.state in {"waiting", "running"} for run in self.runs)


@dataclass(frozen=True, slots=True)
class TrailPage:
    """The lines that match, newest first; ``total`` is None when there are too many to count."""

    form: TrailForm
    lines: tuple[TrailLine, ...]
    total: int | None
    counted: int
    """Beyond this many they are not counted."""
    next_url: str
    first_url: str
    """Back to the newest; empty where one stands there."""
    export_url: str
    """Empty for who may not export."""
    proof: Proof
