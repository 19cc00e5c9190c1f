"""A decision on paper that an officer records: who decided, under which number, on which day, its scan."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.places.installation import today


@dataclass(frozen=True, slots=True)
class Decided:
    """``by`` names the chair who signed; ``scan`` is the hash of the scanned paper in the archive, or "".

    Who records it is the acting user, as always.
    """

    by: str
    number: str
    day: dt.date | None
    scan: str = ""


NOTHING = Decided("", "", None)


def faults_of_decision(decided: Decided) -> Iterator[Problem]:
    """A decision is named whole or not at all, and not ahead of its day."""
    given = [bool(decided.by), bool(decided.number), decided.day is not None]
    if (any(given) or decided.scan) and not all(given):
        yield Problem("role.decision_incomplete", "decided_by", INCOMPLETE, NAME_ALL)
    if decided.day and decided.day > today():
        yield Problem("role.decision_ahead", f"{decided.day:%d/%m/%Y}", AHEAD, CHECK_DAY)


INCOMPLETE = Words("Quyết định ghi chưa đủ.", "The decision is not named completely.")
NAME_ALL = Words(
    "Ghi đủ người ký, số và ngày của quyết định, hoặc để trống cả ba.",
    "Give signer, number and day of the decision, or leave all three empty.",
)
AHEAD = Words("Ngày quyết định ở tương lai.", "The day of the decision lies ahead.")
CHECK_DAY = Words("Kiểm tra lại ngày trên văn bản.", "Check the day on the paper.")
