"""Which field a heading means, how sure that is, and why."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache

from rasoat.common.names import fold
from rasoat.common.words import Words
from rasoat.surveys.past.fields import COLUMNS, FIELDS


class Sure(StrEnum):
    """How sure a match is. A guess is offered to the person and read by nobody unless confirmed."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESS = "guess"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """A field by its key, or None."""

    field: str | None
    sure: Sure
    why: Words


NO_MATCH = Match(None, Sure.UNKNOWN, Words("Không nhận ra tiêu đề này.", "This heading is not known."))

# As offices shorten headings; only whole words.
_SHORT = {
    "ch": "chu ho", "cn": "can ngheo", "dt": "dan toc", "gt": "gioi tinh", "ht": "ho ten", "nk": "nhan khau",
    "ns": "nam sinh", "ng": "nguoi", "ntn": "ngay thang nam", "qd": "quyet dinh", "qh": "quan he",
    "rs": "ra soat",    "tv": "thanh vien", "tdp": "to dan pho", "h": "ho", "ngn": "nguyen nhan",
}  # fmt: skip
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_LEAST_LIKENESS = 0.86
_LEAST_LETTERS = 5


@cache
def match_heading(text: str) -> Match:
    """The field a heading means by itself; for a slip of the pen a guess."""
    found = known_heading(text)
    return found if found.field else _by_likeness(_bare(text)) or NO_MATCH


@cache
def known_heading(text: str) -> Match:
    """The field a heading means as it is written, as it is shortened, or by a part of it."""
    whole, bare = fold(text), _bare(text)
    for folded in (whole, bare):
        if found := _names().get(folded):
            return Match(found, Sure.CERTAIN, _why("Tiêu đề quen thuộc của", "A known heading of", found))
    return (_by_short(bare) or _by_part(bare) if bare else None) or NO_MATCH


def _bare(text: str) -> str:
    return fold(_BRACKETS.sub(" ", text))


def _by_short(bare: str) -> Match | None:
    written_out = _written_out(bare)
    found = _names_written_out().get(written_out)
    if found is None:
        return None
    return Match(found, Sure.LIKELY, _why("Viết tắt của", "Short for", found))


def _by_part(bare: str) -> Match | None:
    """A heading that says more than the name does: Họ và tên chủ hộ viết chữ in hoa."""
    padded = f" {_written_out(bare)} "
    within = [name for name in _names_written_out() if " " in name and f" {name} " in padded]
    if not within:
        return None
    found = _names_written_out()[max(within, key=len)]
    return Match(found, Sure.LIKELY, _why("Trong tiêu đề có", "The heading contains", found))


def _by_likeness(bare: str) -> Match | None:
    """The name most like it, for a slip of the pen."""
    if len(bare) < _LEAST_LETTERS:
        return None
    scored = ((SequenceMatcher(None, bare, name, autojunk=False).ratio(), name) for name in _names())
    likeness, name = max(scored)
    if likeness < _LEAST_LIKENESS:
        return None
    found = _names()[name]
    return Match(found, Sure.GUESS, _why("Gần giống", "Looks like", found))


@cache
def _names() -> dict[str, str]:
    """Key by folded name. A name of several fields is the first one's."""
    names: dict[str, str] = {}
    for column in COLUMNS:
        for name in (column.title.vi, column.key, *column.aliases):
            names.setdefault(fold(name), column.key)
    return names


@cache
def _names_written_out() -> dict[str, str]:
    names: dict[str, str] = {}
    for name, key in _names().items():
        names.setdefault(_written_out(name), key)
    return names


def _written_out(folded: str) -> str:
    words = [word for part in folded.split() for word in _SHORT.get(part, part).split()]
    return " ".join(word for word in words if word not in ("va", "cua"))


def _why(vi: str, en: str, field: str) -> Words:
    title = FIELDS[field].title
    return Words(f"{vi} “{title.vi}”.", f"{en} “{title.en}”.")
