"""Every row about one household, also of when it lived elsewhere."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Q

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.events.event import Event
from rasoat.register.models import Assessment, Household, LegalStatus, Lineage, RegisterEvent


class Recorded(NamedTuple):
    """By whom (id of the person) and when an event was recorded."""

    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class WholeLife:
    """Events as recorded, oldest first; newest surveys, statuses and lists first."""

    events: tuple[Event, ...]
    recorded: dict[int, Recorded]
    surveys: tuple[Assessment, ...]
    statuses: tuple[LegalStatus, ...]
    lineage: tuple[Lineage, ...]

    def on(self, day: date | None, known_at: datetime | None = None) -> HouseholdState:
        """The household on ``day`` (None: now), by what had been recorded at ``known_at`` (None: now)."""
        known = None
        if known_at is not None:
            known = max((event for event, one in self.recorded.items() if one.at <= known_at), default=0)
        return fold(self.events, as_of=day, known=known)

    def before(self, event: Event) -> HouseholdState:
        """The household as it was known, on the day of ``event``, when that was recorded."""
        return fold(self.events, as_of=event.valid_on, known=event.id - 1)


def whole_life(household: Household) -> WholeLife:
    """The rows of a household that the acting person was found to see.

    Rows keep the path of where they were recorded. Who serves a household today needs what was recorded
    before it came; the system's checker reads that for them, in one step.
    """
    code = household.pk
    with acting(system_actor("system.checker")) as checker:
        written = RegisterEvent.objects.visible_to(checker).filter(household=code).order_by("id")
        kin = Q(from_household=code) | Q(to_household=code)
        surveys = Assessment.objects.visible_to(checker).filter(household_id=code)
        statuses = LegalStatus.objects.visible_to(checker).filter(household_id=code)
        rows = list(written)
        return WholeLife(
            events=tuple(_events(rows)),
            recorded={row.pk: Recorded(row.person_id, row.recorded_at) for row in rows},
            surveys=tuple(surveys.order_by("-id")),
            statuses=tuple(statuses.order_by("-list_year", "-id")),
            lineage=tuple(Lineage.objects.visible_to(checker).filter(kin).order_by("on", "from_household")),
        )


def _events(rows: Iterable[RegisterEvent]) -> Iterable[Event]:
    for row in rows:
        said = json.loads(row.payload)
        yield Event(row.pk, row.kind, row.household, row.unit_path, row.valid_on, said)
