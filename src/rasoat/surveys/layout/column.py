"""One column of a survey sheet, as the template writes it and the reader looks for it."""

from dataclasses import dataclass

from rasoat.common.words import Words
from rasoat.files.sheet_model import Kind

NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class SurveyColumn:
    """A column by its machine key.

    ``required``: without the column the sheet cannot be read. ``offered``: the template has it; a column
    that is not offered is understood all the same. ``choices`` names a list of options.
    """

    key: str
    title: Words
    help: Words = NO_WORDS
    required: bool = True
    offered: bool = True
    aliases: tuple[str, ...] = ()
    kind: Kind = Kind.TEXT
    width: float = 14.0
    choices: str = ""
    group: Words = NO_WORDS
    low: int | None = None
    high: int | None = None
