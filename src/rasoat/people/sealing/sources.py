"""What is sealed: entries of the trail, and the history of rows. How each record becomes bytes in SQL."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One table of records; ``content``, ``chain`` and ``mac`` are SQL over its alias ``r``."""

    name: str
    table: str
    chain: str
    content: str
    mac: str = "NULL::bytea"


TRAIL = Source(
    "trail",
    "people_trailentry",
    chain="r.unit_path",
    content="""record_send(ROW(r.at, r.person_id, r.assignment_id, r.role::text, r.verb::text,
        r.subject_kind::text, r.subject_code::text, r.unit_path::text,
        r.details, r.before, r.after, r.reason))""",
    mac="r.mac",
)
HISTORY = Source(
    "history",
    "people_rowhistory",
    chain="""'history:' || r."table" """,
    content="""record_send(ROW(r.at, r."table"::text, r."row"::text, r.operation::text, r.person_id,
        r.assignment_id, r.database_role::text, r.image))""",
)
SOURCES = (TRAIL, HISTORY)
