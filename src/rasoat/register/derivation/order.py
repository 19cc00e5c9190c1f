"""Which events count, in which order, and what they say once mistakes are corrected."""

from collections.abc import Iterable, Sequence
from datetime import date

from rasoat.register.events.event import Event, Payload
from rasoat.register.models import EventKind

_SAY_FACTS = (EventKind.HOUSEHOLD_REGISTERED, EventKind.SURVEY_RECORDED, EventKind.MOVED_IN)
_ASIDE = (EventKind.EVENT_UNDONE, EventKind.FACT_CORRECTED)


def in_order(events: Iterable[Event], as_of: date | None, known: int | None) -> list[Event]:
    """The events that count, by the day from which they are true, then as recorded.

    A correction says what was true all along: it counts on every day from the moment it is known.
    """
    recorded = sorted((one for one in events if known is None or one.id <= known), key=lambda one: one.id)
    valid = _not_undone(recorded)
    corrections = [one for one in valid if one.kind == EventKind.FACT_CORRECTED]
    said = [one for one in valid if one.kind not in _ASIDE and (as_of is None or one.valid_on <= as_of)]
    counted = [_corrected(one, corrections) for one in said] if corrections else said
    return sorted(counted, key=lambda one: (one.valid_on, one.id))


def undone_by(events: Iterable[Event]) -> dict[int, Event]:
    """By which event each one that does not count was undone. Newest first: who undoes may be undone too."""
    undone: dict[int, Event] = {}
    for event in sorted(events, key=lambda one: one.id, reverse=True):
        if event.kind == EventKind.EVENT_UNDONE and event.id not in undone:
            undone[event.payload["event"]] = event
    return undone


def _not_undone(recorded: Sequence[Event]) -> list[Event]:
    undone = undone_by(recorded)
    return [event for event in recorded if event.id not in undone]


def _corrected(event: Event, corrections: Sequence[Event]) -> Event:
    """The event as it would have been recorded without the mistakes found after it."""
    for correction in corrections:
        if correction.id > event.id:
            event = _with_fact(event, correction.payload)
    return event


def _with_fact(event: Event, said: Payload) -> Event:
    """Where ``event`` says the wrong value of that fact, the right one."""
    payload, person, fact = event.payload, said["person"], said["fact"]
    if not person:
        wrong = event.kind in _SAY_FACTS and payload.get(fact) == said["was"]
        return event._replace(payload=payload | {fact: said["value"]}) if wrong else event
    people = payload.get("members")
    if not people or not any(_is_wrong(one, said) for one in people):
        return event
    right = [one | {fact: said["value"]} if _is_wrong(one, said) else one for one in people]
    return event._replace(payload=payload | {"members": right})


def _is_wrong(member: Payload, said: Payload) -> bool:
    return member["id"] == said["person"] and member[said["fact"]] == said["was"]
