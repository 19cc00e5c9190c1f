"""What differs between two score sheets, level by level, as an officer compares two annexes."""

from dataclasses import dataclass

from rasoat.common.words import Words
from rasoat.law.model.questions import Questionnaire
from rasoat.law.model.sheet import ScoreSheet
from rasoat.law.sheet_workbook.rows import LevelRow, rows_of_sheet


@dataclass(frozen=True, slots=True)
class Difference:
    """One level that is only in one sheet (the other is None), or is not the same in both."""

    item: str
    words: Words
    level: str
    before: LevelRow | None
    after: LevelRow | None


def differences(one: ScoreSheet, other: ScoreSheet, questionnaire: Questionnaire) -> tuple[Difference, ...]:
    """Every level that differs in bounds, points or cap, in the order of the sheets."""
    before, after = _levels(one, questionnaire), _levels(other, questionnaire)
    keys = [*before, *(key for key in after if key not in before)]
    return tuple(
        _difference(key, before.get(key), after.get(key))
        for key in keys
        if _compared(before.get(key)) != _compared(after.get(key))
    )


def _levels(sheet: ScoreSheet, questionnaire: Questionnaire) -> dict[tuple[str, str], LevelRow]:
    levels: dict[tuple[str, str], LevelRow] = {}
    for row in rows_of_sheet(sheet, questionnaire):
        levels[row.item, level_of(row)] = row
    return levels


def level_of(row: LevelRow) -> str:
    """How a level is known inside its item: its code, or the least number of its band."""
    if row.level is not None:
        return row.level
    return "" if row.least is None else f"≥ {row.least}"


def _compared(row: LevelRow | None) -> tuple[object, ...] | None:
    return None if row is None else (row.shape, row.asks, row.least, row.most, row.points, row.cap)


def _difference(key: tuple[str, str], before: LevelRow | None, after: LevelRow | None) -> Difference:
    row = after or before
    words = row.words if row and row.words else Words("", "")
    return Difference(key[0], words, key[1], before, after)
