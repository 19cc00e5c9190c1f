"""Reading events back, household by household."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db.models import QuerySet

from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.register.events.event import Event
from rasoat.register.models import Household, RegisterEvent

_FIELDS = ("id", "kind", "household", "unit_path", "valid_on", "payload")


def events_of(
    households: Iterable[int], acting_user: ActingUser, *, without: Iterable[str] = ()
) -> Iterator[list[Event]]:
    """The events of each household in the person's areas, as recorded; households in order of their codes.

    ``without`` leaves kinds of events out.
    """
    asked = RegisterEvent.objects.visible_to(acting_user).filter(household__in=list(households))
    return _grouped(asked.exclude(kind__in=list(without)) if without else asked)


def whole_lives(households: Iterable[int], acting_user: ActingUser) -> list[list[Event]]:
    """All events of the households that the person may see today, also of when they lived elsewhere.

    Events keep the path of where they happened. Who serves a household today needs what happened before it
    came; the system's checker reads that for them. Others than the person's own households are left out.
    """
    seen = homes_of(households, acting_user)
    with acting(system_actor("system.checker")) as checker:
        return list(events_of(sorted(seen), checker))


def homes_of(households: Iterable[int], acting_user: ActingUser) -> dict[int, str]:
    """The paths of the villages of those that the person may see, by code.

    A household whose registration was undone is nowhere: it belongs to where its last event was recorded.
    """
    asked = set(households)
    seen = Household.objects.visible_to(acting_user).filter(pk__in=asked)
    homes = dict(seen.values_list("pk", "unit_path"))
    nowhere = asked - homes.keys()
    with acting(system_actor("system.checker")):
        nowhere -= set(Household.objects.filter(pk__in=nowhere).values_list("pk", flat=True))
    last = RegisterEvent.objects.visible_to(acting_user).filter(household__in=nowhere).order_by("id")
    return homes | dict(last.values_list("household", "unit_path"))


def all_households(acting_user: ActingUser) -> list[int]:
    """Every household that has an event in the person's areas, by code."""
    events = RegisterEvent.objects.visible_to(acting_user)
    return list(events.values_list("household", flat=True).distinct().order_by("household"))


def _grouped(asked: QuerySet[RegisterEvent]) -> Iterator[list[Event]]:
    rows = asked.order_by("household", "id").values_list(*_FIELDS)
    events = (Event(*row[:-1], json.loads(row[-1])) for row in rows.iterator(chunk_size=2000))
    for _, group in groupby(events, key=lambda event: event.household):
        yield list(group)
