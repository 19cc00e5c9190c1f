"""How far a value about people may go: one mark for each column of each table that holds such values."""

from collections.abc import Mapping
from enum import StrEnum


class Mark(StrEnum):
    """Sensitive is what the law on personal data calls so, and whatever may hold it (a payload, free text).

    Only ``FREE`` and ``POSTED`` may stand on a public page.
    """

    FREE = "free"
    """About nobody in particular; may be published."""
    POSTED = "posted"
    """Personal, and the rules of the review have it posted in public."""
    TECHNICAL = "technical"
    """Says nothing of a person by itself, and is nobody else's business."""
    PERSONAL = "personal"
    SENSITIVE = "sensitive"
    """Ethnic group, health, disability, identity numbers and images, full birth dates; secrets."""

    @property
    def is_public(self) -> bool:
        """Whether a public page may show it."""
        return self in (Mark.FREE, Mark.POSTED)

    @property
    def is_personal(self) -> bool:
        """Whether it is a person's: the register of personal data names it."""
        return self in (Mark.POSTED, Mark.PERSONAL, Mark.SENSITIVE)


Marks = Mapping[str, Mark]


def marks(**names: str) -> Marks:
    """``marks(personal="name phone", sensitive="birth")``: names, parted by blanks, under their mark.

    ValueError for an unknown mark or a name that stands twice.
    """
    pairs = [(name, Mark(mark)) for mark, listed in names.items() for name in listed.split()]
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError(f"a name is marked twice: {sorted(name for name, _ in pairs)}")
    return found
