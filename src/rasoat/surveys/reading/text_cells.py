"""Names and running numbers in cells."""

from rasoat.common.problems import Problem
from rasoat.files import cells
from rasoat.files.sheets import Value
from rasoat.surveys.reading import say

_LONGEST_NAME = 120
_LONGEST_NUMBER = 20


def name_cell(value: Value, place: str) -> str | Problem | None:
    """A name as written, with invisible characters gone. A name of digits is no name."""
    name = cells.text(value, place)
    if not isinstance(name, str):
        return name
    if len(name) > _LONGEST_NAME:
        return say.too_long(place, _LONGEST_NAME)
    return name if any(letter.isalpha() for letter in name) else say.no_name(place, name)


def number_cell(value: Value, place: str) -> str | Problem | None:
    """A running number, which may have letters (12A); 12.0 is 12."""
    number = cells.text(value, place)
    if not isinstance(number, str):
        return number
    return say.too_long(place, _LONGEST_NUMBER) if len(number) > _LONGEST_NUMBER else number
