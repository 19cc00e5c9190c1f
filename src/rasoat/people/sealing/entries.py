"""The keyed hash of an entry of the trail, taken before it is written."""

from rasoat.people.models import TrailEntry
from rasoat.people.models.canonical_json import canonical
from rasoat.people.sealing import wire
from rasoat.people.sealing.keys import trail_keys


def mac_of(entry: TrailEntry) -> bytes:
    """Over every column but the id, in the order of ``sources.TRAIL``."""
    return trail_keys().of_record("trail", content_of(entry))


def content_of(entry: TrailEntry) -> bytes:
    """The bytes that the database will send for this entry."""
    return wire.row(
        wire.moment(entry.at),
        wire.bigint(entry.person_id),
        wire.bigint(entry.assignment_id),
        *map(wire.text, (entry.role, entry.verb, entry.subject_kind, entry.subject_code, entry.unit_path)),
        *(
            wire.json_text(None if value is None else canonical(value))
            for value in (entry.details, entry.before, entry.after)
        ),
        wire.text(entry.reason),
    )
