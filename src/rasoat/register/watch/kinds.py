"""Why a household is watched: what a survey proposes, held against how the household stood."""

from collections.abc import Sequence
from datetime import date

from rasoat.common.words import Words
from rasoat.register.derivation.standings import LISTED, Standing
from rasoat.register.models import WatchKind
from rasoat.register.movements.life import Past
from rasoat.register.movements.rules import relapse_after

WORDS: dict[str, Words] = {
    WatchKind.NEW_ENTRY: Words("phát sinh mới", "new"),
    WatchKind.RELAPSE: Words("tái nghèo, tái cận nghèo", "fell back"),
    WatchKind.FELL_TO_POOR: Words("cận nghèo trở thành nghèo", "near-poor became poor"),
    WatchKind.EXIT: Words("thoát nghèo, thoát cận nghèo", "leaves"),
}


def kind_of(before: str, proposed: str, past: Past) -> WatchKind | None:
    """Why a household that stood as ``before`` and is proposed as ``proposed`` is watched; None: it is not.

    Both are poor, near_poor, or anything else for outside the list.
    """
    if before in LISTED:
        if proposed == before:
            return None
        return WatchKind.FELL_TO_POOR if proposed == "poor" else WatchKind.EXIT
    if proposed not in LISTED:
        return None
    was = past.listed | past.listed_before_it
    return WatchKind.RELAPSE if was & relapse_after()[proposed] else WatchKind.NEW_ENTRY


def stood_before(rows: Sequence[Standing], day: date, list_year: int) -> str:
    """The class on the last list before that of ``list_year``, as it stood on ``day``; "none" without one.

    A decision for ``list_year`` itself says nothing about how it stood before.
    """
    earlier = [row for row in rows if row.since <= day and row.list_year < list_year]
    if not earlier:
        return "none"
    last = earlier[-1]
    decided = any(row.since == last.until and row.list_year >= list_year for row in rows)
    stands = last.until is None or last.until > day or decided
    return last.group if stands else "none"
