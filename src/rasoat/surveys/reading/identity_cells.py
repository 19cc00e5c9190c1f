"""Identity numbers in cells; a number a spreadsheet took for one loses its leading zeros."""

from rasoat.common.identity import Identity, parse_identity
from rasoat.common.problems import Problem, Refused
from rasoat.files import cells
from rasoat.files.sheets import Value


def identity_cell(value: Value, place: str) -> str | Problem | None:
    """The 12 or 9 digits as text."""
    found = identity(value, place)
    return found.number if isinstance(found, Identity) else found


def identity(value: Value, place: str) -> Identity | Problem | None:
    """The number as typed; whether it fits sex and birth year is seen later."""
    text = cells.text(value, place)
    if not isinstance(text, str):
        return text
    try:
        return parse_identity(text, place=place)
    except Refused as refused:
        return refused.problems[0]
