"""Every run leaves its row and its entry in the trail, whether it went well or not."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import ProgrammingError

from rasoat.common.problems import Problem, Refused
from rasoat.people.acting import ActingUser, acting
from rasoat.people.models import User
from rasoat.people.queries import system_actor
from rasoat.people.trail import Subject, record
from rasoat.register.events.payloads import problem_as_json
from rasoat.safekeeping.models import Kind, Run

KEEPER = "system.keeper"


@dataclass(slots=True)
class Outcome:
    """What a run has to tell; filled while it runs."""

    backup: str = ""
    size: int | None = None
    proved: dict[str, Any] = field(default_factory=dict)
    faults: tuple[Problem, ...] = ()


@contextmanager
def noted(kind: Kind) -> Iterator[Outcome]:
    """Note how the block went, in the name of the system's keeper, also when it was refused.

    The work itself is done outside of any transaction of ours: it takes minutes.
    """
    began, outcome = datetime.now(UTC), Outcome()
    try:
        yield outcome
    except Refused as refused:
        outcome.faults = refused.problems
        _note(kind, began, outcome)
        raise
    _note(kind, began, outcome)


def _note(kind: Kind, began: datetime, outcome: Outcome) -> None:
    details = {"faults": len(outcome.faults)} if kind is Kind.DRILL else {}
    # Before a new release is migrated there may be no table or no keeper yet; the backup is none the worse.
    with suppress(ProgrammingError, User.DoesNotExist), acting(system_actor(KEEPER)) as keeper:
        note(kind, began, outcome, details, acting_user=keeper)


def note(
    kind: Kind, began: datetime, outcome: Outcome, details: Mapping[str, Any], *, acting_user: ActingUser
) -> Run:
    """Add the row of a run, and its entry where something came about. Call it within ``acting``."""
    run = Run.objects.create(
        kind=kind,
        began_at=began,
        milliseconds=(datetime.now(UTC) - began) // timedelta(milliseconds=1),
        backup=outcome.backup,
        size=outcome.size,
        proved=outcome.proved,
        faults=[problem_as_json(fault) for fault in outcome.faults],
    )
    if outcome.backup:
        subject = Subject("backup", outcome.backup)
        record(f"safekeeping.{kind}", acting_user=acting_user, subject=subject, unit_path="", details=details)
    return run
