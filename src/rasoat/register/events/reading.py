"""Reading events back, household by household."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from rasoat.people.acting import ActingUser
from rasoat.register.events.event import Event
from rasoat.register.models import RegisterEvent

_FIELDS = ("id", "kind", "household", "unit_path", "valid_on", "payload")


def events_of(households: Iterable[int], acting_user: ActingUser) -> Iterator[list[Event]]:
    """All events of each household, oldest first; households in the order of their codes."""
    asked = RegisterEvent.objects.visible_to(acting_user).filter(household__in=list(households))
    rows = asked.order_by("household", "id").values_list(*_FIELDS)
    events = (Event(*row[:-1], json.loads(row[-1])) for row in rows.iterator(chunk_size=2000))
    for _, group in groupby(events, key=lambda event: event.household):
        yield list(group)


def all_households(acting_user: ActingUser) -> list[int]:
    """Every household that has an event in the person's areas, by code."""
    events = RegisterEvent.objects.visible_to(acting_user)
    return list(events.values_list("household", flat=True).distinct().order_by("household"))
