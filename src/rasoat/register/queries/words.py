"""Codes of the register as words."""

from rasoat.common.ethnic_groups import by_code
from rasoat.common.words import Words
from rasoat.surveys.layout.options import RESIDENCES, SEXES
from rasoat.surveys.layout.relations import WORDS as RELATIONS


def ethnic_group(code: str) -> str:
    """Name of the people; "" where it is not known."""
    found = by_code(code) if code else None
    return found.name if found else ""


def relation(code: str) -> Words:
    """Relation to the head."""
    return RELATIONS.get(code, Words(code, code))


def sex(code: str) -> Words | None:
    """None where nobody wrote it."""
    return SEXES.get(code)


def residence(code: str) -> Words | None:
    """None where nobody wrote it."""
    return RESIDENCES.get(code)


def reasons(problems: list[dict[str, list[str]]]) -> tuple[Words, ...]:
    """Why there is no score, each reason once."""
    return tuple(dict.fromkeys(Words(*problem["what"]) for problem in problems))
