"""The one function through which every verb leaves its mark, in the verb's own transaction."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from rasoat.people.acting import ActingUser
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.personal.hiding import hide, shown
from rasoat.people.personal.keys import Keys
from rasoat.people.sealing.entries import mac_of
from rasoat.people.trail_kinds import kind_of


class Subject(NamedTuple):
    """What an act was about: its kind ("household", "person", "list") and its permanent code."""

    kind: str
    code: str


def record(
    verb: str,
    *,
    acting_user: ActingUser,
    subject: Subject,
    unit_path: str,
    details: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> TrailEntry:
    """Append one entry. Call it inside ``acting(acting_user)``, as the last step of a verb.

    ``verb`` must have a kind (``trail_kinds``), whose ``needs`` are the names in ``details``. ``before`` and
    ``after`` hold the values changed. The database refuses an entry in another's name or outside the areas.
    """
    entry = entry_of(
        verb,
        acting_user=acting_user,
        subject=subject,
        unit_path=unit_path,
        details=details,
        before=before,
        after=after,
        reason=reason,
    )
    entry.save(force_insert=True)
    return entry


def record_all(entries: Iterable[TrailEntry]) -> None:
    """Append many entries (``entry_of``) in their order, in a few statements."""
    TrailEntry.objects.bulk_create(entries, batch_size=500)


def entry_of(
    verb: str,
    *,
    acting_user: ActingUser,
    subject: Subject,
    unit_path: str,
    details: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
    keys: Keys | None = None,
) -> TrailEntry:
    """The entry that ``record`` would append, for ``record_all``; ``keys`` are of subjects known before."""
    facts = dict(details or {})
    if set(facts) != set(kind_of(verb).needs):
        raise ValueError(f"{verb} needs the details {kind_of(verb).needs}, got {tuple(facts)}")
    entry = TrailEntry(
        at=datetime.now(UTC),
        person=acting_user.person,
        assignment=acting_user.assignment,
        role=acting_user.role_kept,
        verb=verb,
        subject_kind=subject.kind,
        subject_code=subject.code,
        unit_path=unit_path,
        details=facts,
        before=before,
        after=after,
        reason=reason,
    )
    hide(entry, kind_of(verb).personal, keys)
    entry.mac = mac_of(entry)
    return entry


def record_read(
    verb: str, *, acting_user: ActingUser, subject: Subject, unit_path: str, rows: int = 1
) -> TrailEntry:
    """Append that a person's record, or a list of ``rows`` persons or households, was looked at."""
    if not kind_of(verb).is_read:
        raise ValueError(f"{verb} is not a kind of reading")
    return record(verb, acting_user=acting_user, subject=subject, unit_path=unit_path, details={"rows": rows})


def record_refusal(refused: NotAllowed, *, acting_user: ActingUser) -> TrailEntry | None:
    """Append what was refused, at the person's own unit; who acts nowhere leaves no entry."""
    if not acting_user.covers(acting_user.unit_path):
        return None
    return record(
        "access.refused",
        acting_user=acting_user,
        subject=Subject("verb", refused.verb),
        unit_path=acting_user.unit_path,
        details={"refused": refused.verb, "unit_path": refused.unit_path},
    )


def say(entry: TrailEntry, language: str, *, who: str = "") -> str:
    """The entry as a sentence in "vi" or "en"; ``who`` stands for the person's name where it is not told."""
    facts = {
        "person": who or entry.person.full_name,
        "role": entry.role,
        "subject": entry.subject_code,
        **shown(entry, language).details,
    }
    return kind_of(entry.verb).say(language, facts)
