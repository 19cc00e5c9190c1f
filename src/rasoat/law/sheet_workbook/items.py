"""One item from its rows. What an office cannot type, conditions on members, comes from the pattern."""

from collections.abc import Mapping, Sequence
from typing import Any

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.model.items import (
    BandItem,
    BandPerMemberItem,
    BorrowedItem,
    ConditionItem,
    CountItem,
    Item,
    Quantity,
)
from rasoat.law.sheet_workbook import item_words as say
from rasoat.law.sheet_workbook.rows import LevelRow

Row = tuple[LevelRow, Mapping[str, str]]
FILLABLE = ("choice", "flags", "band", "band_per_member", "count", "condition")
"""Shapes that rows can say; look-ups and borrowed items are kept from the pattern."""


def item_of(rows: Sequence[Row], pattern: Item | None) -> tuple[list[Problem], dict[str, Any]]:
    """Faults of the rows, and the item as a law file would say it."""
    first, places = rows[0]
    shape = first.shape or (pattern.shape if pattern else None)
    faults = [*_changes(rows), *_missing_points(rows, shape)]
    if shape not in FILLABLE and not (pattern and pattern.shape == shape):
        faults.append(say.shape(places["shape"]))
    if first.words is None and pattern is None:
        faults.append(say.no_words(places["words"]))
    item: dict[str, Any] = {
        "id": first.item,
        "no": first.no or (pattern.no if pattern else 0),
        "shape": shape,
        "words": _words(first.words, pattern) or Words("", ""),
    }
    if pattern is not None and pattern.only_when is not None:
        item["only_when"] = pattern.only_when
    if faults:
        return faults, item
    return _filled(item, rows, pattern)


def _filled(
    item: dict[str, Any], rows: Sequence[Row], pattern: Item | None
) -> tuple[list[Problem], dict[str, Any]]:
    first, places = rows[0]
    match item["shape"]:
        case "choice" | "flags":
            repeated = _repeated(rows)
            item |= {"question": first.asks or getattr(pattern, "question", ""), "points": _by_code(rows)}
            return repeated, item
        case "condition":
            return _steps(item, rows, pattern)
        case "band" | "band_per_member" | "count":
            quantity = _quantity(first, pattern)
            if quantity is None:
                return [say.unasked(places["asks"])], item
            item["quantity"] = quantity
            return [], item | _measured(item["shape"], rows, pattern)
        case _:
            return [], _kept(item, rows, pattern)


def _words(said: Words | None, pattern: Item | None) -> Words | None:
    """The item's name: as said, else the pattern's."""
    return known_words(said, pattern) or (pattern.words if pattern else None)


def known_words(said: Words | None, pattern: Item | None) -> Words | None:
    """Words in both languages where the Vietnamese is the pattern's; else as said."""
    if said is None or pattern is None:
        return said
    levels = [*getattr(pattern, "bands", ()), *getattr(pattern, "steps", ())]
    known: dict[str, Words] = {level.words.vi: level.words for level in levels if level.words is not None}
    return {**known, pattern.words.vi: pattern.words}.get(said.vi, said)


def _by_code(rows: Sequence[Row]) -> dict[str, int]:
    return {row.level or "": row.points or 0 for row, _ in rows}


def _quantity(row: LevelRow, pattern: Item | None) -> Quantity | None:
    if row.asks:
        return Quantity(question=row.asks)
    measured = isinstance(pattern, (BandItem, BandPerMemberItem, CountItem))
    return (
        pattern.quantity
        if measured and isinstance(pattern, (BandItem, BandPerMemberItem, CountItem))
        else None
    )


def _measured(shape: str, rows: Sequence[Row], pattern: Item | None) -> dict[str, Any]:
    if shape == "count":
        row = rows[0][0]
        return {"points_each": row.points} | ({} if row.cap is None else {"cap": row.cap})
    return {"band": tuple(_band(row, pattern) for row, _ in rows)}


def _band(row: LevelRow, pattern: Item | None) -> dict[str, Any]:
    words = known_words(row.level_words, pattern)
    band = {"least": row.least, "most": row.most, "points": row.points, "words": words}
    return {key: value for key, value in band.items() if value is not None}


def _steps(
    item: dict[str, Any], rows: Sequence[Row], pattern: Item | None
) -> tuple[list[Problem], dict[str, Any]]:
    if not isinstance(pattern, ConditionItem):
        return [say.shape(rows[0][1]["shape"])], item
    known = {str(number): step for number, step in enumerate(pattern.steps, start=1)}
    faults = [say.step(places["level"], len(known)) for row, places in rows if row.level not in known]
    item["step"] = tuple(
        {
            "when": known[row.level].when,
            "points": row.points,
            "words": known_words(row.level_words, pattern) or known[row.level].words,
        }
        for row, _ in rows
        if row.level in known
    )
    return [*faults, *_repeated(rows)], item


def _kept(item: dict[str, Any], rows: Sequence[Row], pattern: Item | None) -> dict[str, Any]:
    if isinstance(pattern, BorrowedItem):
        return item | {"sheet": pattern.sheet, "item": pattern.item}
    return item | {
        "total": getattr(pattern, "total", ""),
        "band": tuple(_band(row, pattern) for row, _ in rows),
    }


def _missing_points(rows: Sequence[Row], shape: str | None) -> list[Problem]:
    if shape == "from_sheet":
        return []
    return [say.no_points(places["points"]) for row, places in rows if row.points is None]


def _changes(rows: Sequence[Row]) -> list[Problem]:
    """Rows of one item that say different shapes or questions."""
    first = rows[0][0]
    return [
        say.differs(places[key])
        for row, places in rows[1:]
        for key in ("shape", "asks", "no")
        if getattr(row, key) not in (None, getattr(first, key))
    ]


def _repeated(rows: Sequence[Row]) -> list[Problem]:
    seen: set[str | None] = set()
    faults = []
    for row, places in rows:
        if row.level in seen:
            faults.append(say.level_twice(places["level"], row.level or ""))
        seen.add(row.level)
    return faults
