"""Files of past lists: how far each is, what is left of it, by commune."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from rasoat.common.problems import Problem
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places import installation
from rasoat.places.queries import units_last_seen, units_on
from rasoat.register.models import PastList, StagedHousehold
from rasoat.register.past.brought import Brought, brought_of
from rasoat.register.past.files import files_by_id
from rasoat.register.past.ground import VERB
from rasoat.register.queries.stored import problem_of
from rasoat.surveys.past.mapping import Mapping
from rasoat.surveys.past.proposal import Proposal
from rasoat.surveys.past.years import PastYear, YearMeaning

MOST = 100


@dataclass(frozen=True, slots=True)
class PastListRow:
    """A file. ``is_mine``: it was brought in within the person's areas, so that they may confirm, stage,
    cancel and write it; of another one they settle the households of their areas.

    ``brought`` counts the households of the person's areas, ``skipped`` rows of the file by reason.
    """

    id: int
    filename: str
    size: int
    unit_title: str
    year: int
    meaning: YearMeaning
    list_year: int
    started_at: datetime
    started_by: str
    state: str
    is_running: bool
    is_mine: bool
    cancel_asked: bool
    done: int
    total: int | None
    rows: int
    skipped: dict[str, int]
    faults: int
    warnings: int
    brought: Brought

    @property
    def review_year(self) -> int:
        """The year in whose autumn the list was made."""
        return PastYear(self.year, self.meaning).review_year

    @property
    def may_write(self) -> bool:
        """Whether something waits to be written."""
        return self.is_mine and not self.is_running and self.brought.ready > 0


@dataclass(frozen=True, slots=True)
class CommuneRow:
    """One present commune of a file, written once nothing of it is left to settle. None: not known."""

    id: int | None
    title: str
    brought: Brought


@dataclass(frozen=True, slots=True)
class PastListDetail:
    """A file with its problems (of the file as a whole), what was recognised, how it is read, communes."""

    row: PastListRow
    problems: tuple[Problem, ...]
    proposal: Proposal
    mapping: Mapping | None
    communes: tuple[CommuneRow, ...]


def past_lists(acting_user: ActingUser) -> tuple[PastListRow, ...]:
    """The files of the person's areas, and those with households of them; newest first. ``NotAllowed``."""
    require(acting_user, VERB, acting_user.unit_path)
    mine = PastList.objects.visible_to(acting_user).order_by("-id").values_list("pk", flat=True)[:MOST]
    rows = StagedHousehold.objects.visible_to(acting_user)
    ids = {*mine, *rows.order_by().values_list("past_list", flat=True).distinct()}
    return _rows(sorted(ids, reverse=True)[:MOST], acting_user)


def past_list(pk: int, acting_user: ActingUser) -> PastListDetail | None:
    """One file; None where there is none that the person may know of. ``NotAllowed``."""
    require(acting_user, VERB, acting_user.unit_path)
    mine = PastList.objects.visible_to(acting_user).filter(pk=pk).exists()
    if not mine and not StagedHousehold.objects.visible_to(acting_user).filter(past_list=pk).exists():
        return None
    [row] = _rows([pk], acting_user)
    found = files_by_id([pk])[pk]
    return PastListDetail(
        row=row,
        problems=tuple(map(problem_of, found.problems)) if mine else (),
        proposal=_PROPOSAL.validate_python(found.proposal),
        mapping=Mapping.model_validate(found.mapping) if found.mapping else None,
        communes=_communes(pk, acting_user),
    )


_PROPOSAL = TypeAdapter(Proposal)


def _rows(ids: Iterable[int], who: ActingUser) -> tuple[PastListRow, ...]:
    found = files_by_id(ids)
    counted: dict[int, Brought] = defaultdict(Brought)
    for (file, _), brought in brought_of(who, list(found), "past_list").items():
        counted[file] = counted[file].plus(brought)
    units = units_last_seen({int(one.unit_path[-6:]) for one in found.values()}, installation.today())
    titles = {unit: row.title for unit, row in units.items()}
    return tuple(
        _row(found[pk], titles.get(int(found[pk].unit_path[-6:]), ""), counted[pk], who)
        for pk in ids
        if pk in found
    )


def _row(found: PastList, title: str, brought: Brought, who: ActingUser) -> PastListRow:
    same: dict[str, Any] = {
        name: getattr(found, name)
        for name in (
            "id", "filename", "size", "year", "list_year", "started_at", "state", "is_running",
            "cancel_asked", "done", "total", "rows", "skipped", "faults", "warnings",
        )
    }  # fmt: skip
    return PastListRow(
        unit_title=title,
        meaning=YearMeaning(found.meaning),
        started_by=found.started_by.full_name,
        is_mine=who.covers(found.unit_path),
        brought=brought,
        **same,
    )


def _communes(pk: int, who: ActingUser) -> tuple[CommuneRow, ...]:
    counted: dict[int | None, Brought] = defaultdict(Brought)
    for (commune, _), brought in brought_of(who, [pk], "commune").items():
        counted[commune] = counted[commune].plus(brought)
    units = units_on({one for one in counted if one is not None}, installation.today())
    rows = [
        CommuneRow(one, units[one].title if one in units else "", brought) for one, brought in counted.items()
    ]
    return tuple(sorted(rows, key=lambda row: units[row.id].sort_key if row.id in units else "~"))
