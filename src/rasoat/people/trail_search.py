"""Reads of the trail: filtered, newest first, page by page, only what the asking person may see."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from rasoat.people.acting import ActingUser
from rasoat.people.areas import AreaRange, condition
from rasoat.people.models import TrailEntry
from rasoat.people.personal.hiding import shown
from rasoat.people.trail import say
from rasoat.people.trail_kinds import all_kinds, kind_of

PAGE = 50
MOST_COUNTED = 10_000
"""More than this many matches are not counted."""
MOST_EXPORTED = 200_000


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """What is looked for; empty parts do not narrow. Days are both included, in the time of Viet Nam."""

    unit_path: str = ""
    subject: str = ""
    """The permanent code of a household or person, or a login."""
    login: str = ""
    verb: str = ""
    kind: str = ""
    """ "read", "done" or ""."""
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One entry, readable. ``changes`` are (name, before, after) of the values that changed."""

    id: int
    at: dt.datetime
    person: str
    login: str
    role: str
    verb: str
    is_read: bool
    sentence: str
    subject_kind: str
    subject_code: str
    unit_path: str
    reason: str
    changes: tuple[tuple[str, Any, Any], ...]


def trail_page(
    person: ActingUser, wanted: TrailFilter, language: str, *, before: int | None = None
) -> tuple[TrailRow, ...]:
    """At most ``PAGE`` + 1 entries, newest first, below the number ``before``; one too many says: more."""
    found = matching(person, wanted)
    if before is not None:
        found = found.filter(id__lt=before)
    return tuple(_row(entry, language) for entry in found[: PAGE + 1])


def count(person: ActingUser, wanted: TrailFilter) -> int:
    """How many entries match; never more than ``MOST_COUNTED`` + 1."""
    return matching(person, wanted)[: MOST_COUNTED + 1].count()


def every(person: ActingUser, wanted: TrailFilter, language: str) -> Iterator[TrailRow]:
    """All matches, newest first, read as they are needed; at most ``MOST_EXPORTED``."""
    found = matching(person, wanted)[:MOST_EXPORTED]
    for entry in found.iterator(chunk_size=2_000):
        yield _row(entry, language)


def matching(person: ActingUser, wanted: TrailFilter) -> QuerySet[TrailEntry]:
    """The entries that match and that ``person`` may see, newest first."""
    found = TrailEntry.objects.visible_to(person).select_related("person").order_by("-id")
    return found.filter(_where(wanted))


def _where(wanted: TrailFilter) -> Q:
    where = Q()
    if wanted.unit_path:
        where &= condition([AreaRange.below(wanted.unit_path)], "unit_path")
    if wanted.subject:
        where &= Q(subject_code=wanted.subject)
    if wanted.login:
        where &= Q(person__login=wanted.login)
    if wanted.verb:
        where &= Q(verb=wanted.verb)
    if wanted.kind:
        reads = [kind.verb for kind in all_kinds() if kind.is_read]
        where &= Q(verb__in=reads) if wanted.kind == "read" else ~Q(verb__in=reads)
    if wanted.since:
        where &= Q(at__gte=_midnight(wanted.since))
    if wanted.until:
        where &= Q(at__lt=_midnight(wanted.until + dt.timedelta(days=1)))
    return where


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _row(entry: TrailEntry, language: str) -> TrailRow:
    facts = shown(entry, language)
    return TrailRow(
        id=entry.pk,
        at=entry.at,
        person=entry.person.full_name,
        login=entry.person.login,
        role=entry.role,
        verb=entry.verb,
        is_read=kind_of(entry.verb).is_read,
        sentence=say(entry, language),
        subject_kind=entry.subject_kind,
        subject_code=entry.subject_code,
        unit_path=entry.unit_path,
        reason=entry.reason,
        changes=_changes(facts.before or {}, facts.after or {}),
    )


def _changes(before: dict[str, Any], after: dict[str, Any]) -> tuple[tuple[str, Any, Any], ...]:
    names = [*before, *(name for name in after if name not in before)]
    values = ((name, before.get(name), after.get(name)) for name in names)
    return tuple((name, old, new) for name, old, new in values if old != new)
