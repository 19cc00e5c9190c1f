"""Bringing a survey in: choosing the file, progress, faults, result, history."""

from dataclasses import dataclass
from datetime import datetime

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.register.queries.imports import FaultRow
from rasoat.web.page_models.counts import Counts
from rasoat.web.page_models.frame import Crumb

RUNNING = frozenset({"waiting", "reading", "checking", "writing", "marking"})


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import in the history."""

    id: int
    url: str
    filename: str
    place: str
    started_at: datetime
    started_by: str
    state: str
    households: int | None
    faults: int


@dataclass(frozen=True, slots=True)
class TemplateChoice:
    """A commune for which a workbook to fill can be fetched."""

    unit_id: int
    title: str


@dataclass(frozen=True, slots=True)
class ImportsPage:
    """The page where one starts an import and sees earlier ones."""

    history: tuple[ImportRow, ...]
    templates: tuple[TemplateChoice, ...]
    limit_bytes: int
    faults: tuple[Problem, ...] = ()
    """Why the file just sent was not taken."""


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """All faults of one rule."""

    rule: str
    what: Words
    number: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a running import is; ``total`` and ``seconds_left`` may not be known yet."""

    done: int
    total: int | None
    seconds_left: int | None


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One import: running, refused with its faults, or done with its result."""

    row: ImportRow
    progress: Progress | None
    created: int
    changed: int
    unchanged: int
    members: int
    counts: Counts | None
    groups: tuple[FaultGroup, ...]
    faults: tuple[FaultRow, ...]
    faults_total: int
    more_url: str
    marked_url: str
    places: tuple[Crumb, ...]
    """The units whose households came in, with their pages."""

    @property
    def running(self) -> bool:
        """Whether the page should ask again."""
        return self.row.state in RUNNING
