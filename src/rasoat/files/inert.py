"""Texts that a spreadsheet program would run instead of show.

A cell that begins with = + - @ (or their full-width forms, or a tab or line break before them) is taken for a
formula when a CSV is opened. In a workbook the writer stores such texts as texts, marked as quoted. A CSV has
no types: there an apostrophe goes before, which ``from_csv`` takes away again. OWASP ASVS 5.0, 1.2.10.
"""

import re

_TRIGGERS = "=+\\-@＝＋－＠"
# A program may skip blanks and quotes before it looks.
_LEADING = rf"[\s'\"\u200b\ufeff]*[{_TRIGGERS}]"
_STARTS_RUNNING = re.compile(_LEADING)
# Where Excel is set as in Viet Nam, ; parts cells; so does a tab when text is pasted.
_RUNS = re.compile(rf"(^|[;\t])(?={_LEADING})")
_MADE_SAFE = re.compile(rf"(^|[;\t])'(?={_LEADING})")
# What XML 1.0 cannot hold, section 2.2; none of it is visible.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_dangerous(text: str) -> bool:
    """Whether a spreadsheet program might take the text for a formula."""
    return _STARTS_RUNNING.match(text) is not None


def for_csv(text: str) -> str:
    """The text as it stands in a CSV: an apostrophe before whatever could run."""
    return _RUNS.sub(r"\1'", text)


def from_csv(text: str) -> str:
    """The text that ``for_csv`` made safe."""
    return _MADE_SAFE.sub(r"\1", text)


def for_workbook(text: str) -> str:
    """The text as a workbook can hold it: without characters XML has no place for, lines parted by LF."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
