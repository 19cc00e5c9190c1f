"""What a frozen list says, as bytes: the same events give the same bytes, whatever became known later."""

from collections.abc import Iterable
from datetime import date

from rasoat.people.acting import ActingUser
from rasoat.register.canonical import canonical
from rasoat.register.models import FrozenList
from rasoat.register.queries.as_of import Known, ListedLine, list_as_of

LAYOUT = 1
"""Changes when a list says more or less than before: lists of an older layout are computed in theirs."""


def content(
    unit_path: str, day: date, list_year: int | None, known: Known, lines: Iterable[ListedLine]
) -> bytes:
    """The canonical JSON of a list."""
    said = {
        "day": day.isoformat(),
        "known": {str(unit): number for unit, number in known.items()},
        "layout": LAYOUT,
        "lines": [
            {
                "class": one.class_id,
                "group": one.class_group,
                "head": one.head_name,
                "household": one.household,
                "list_year": one.list_year,
                "persons": one.persons,
                "village": one.path,
            }
            for one in lines
        ],
        "list_year": list_year,
        "unit": unit_path,
    }
    return canonical(said).encode()


def rebuilt(frozen: FrozenList, person: ActingUser) -> bytes:
    """The list computed again from the events that were known when it was frozen."""
    known = {int(unit): number for unit, number in frozen.known.items()}
    lines = list_as_of(frozen.unit_path, frozen.day, person, known=known, list_year=frozen.list_year)
    return content(frozen.unit_path, frozen.day, frozen.list_year, known, lines)
