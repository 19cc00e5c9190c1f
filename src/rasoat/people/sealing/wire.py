"""Records as bytes, the way PostgreSQL's ``record_send`` writes them.

The same bytes come from the application, which is about to insert a record, and from the database, which has
it. Layout: number of fields; for each field its type, its length (-1 for NULL) and its bytes.
"""

import struct
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

POSTGRES_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
BIGINT, TEXT, JSON, TIMESTAMPTZ = 20, 25, 114, 1184


class Field(NamedTuple):
    """One value: PostgreSQL's number of its type, and its bytes."""

    type: int
    bytes: bytes | None


def bigint(value: int | None) -> Field:
    """A whole number of 8 bytes."""
    return Field(BIGINT, None if value is None else struct.pack(">q", value))


def text(value: str) -> Field:
    """A text."""
    return Field(TEXT, value.encode())


def json_text(value: str | None) -> Field:
    """JSON as it is written."""
    return Field(JSON, None if value is None else value.encode())


def moment(value: datetime) -> Field:
    """A point in time, to the microsecond."""
    return Field(TIMESTAMPTZ, struct.pack(">q", microseconds(value)))


def microseconds(value: datetime) -> int:
    """Microseconds since the beginning of 2000, PostgreSQL's own count."""
    return (value - POSTGRES_EPOCH) // timedelta(microseconds=1)


def row(*fields: Field) -> bytes:
    """The record of these fields."""
    parts = [struct.pack(">i", len(fields))]
    for kind, value in fields:
        parts.append(struct.pack(">Ii", kind, -1 if value is None else len(value)))
        parts.append(value or b"")
    return b"".join(parts)
