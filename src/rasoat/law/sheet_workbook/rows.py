"""A score sheet as rows: one for each level of each item, the way an annex prints it."""

from collections.abc import Iterator
from dataclasses import dataclass

from rasoat.common.words import Words
from rasoat.law.model.items import (
    Band,
    BandItem,
    BandPerMemberItem,
    BorrowedItem,
    ChoiceItem,
    ConditionItem,
    CountItem,
    FlagsItem,
    Item,
    LookupItem,
)
from rasoat.law.model.questions import Questionnaire
from rasoat.law.model.sheet import ScoreSheet


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level of one item. What does not apply to its shape, or is not known yet, is None."""

    item: str
    no: int | None
    words: Words | None
    shape: str | None
    asks: str | None = None
    """The question asked; empty where the item counts members or tests conditions of its own."""
    level: str | None = None
    """The answer's code; the number of the step of a condition."""
    level_words: Words | None = None
    least: int | None = None
    most: int | None = None
    points: int | None = None
    """Points of the level; points a piece for a count."""
    cap: int | None = None


def rows_of_sheet(sheet: ScoreSheet, questionnaire: Questionnaire) -> tuple[LevelRow, ...]:
    """Every level of every item (the last dated entry of each), in the order of the sheet."""
    options = {
        question.id: {option.code: option.words for option in question.options}
        for question in questionnaire.questions
    }
    items = {item.id: item for item in sheet.items}
    return tuple(row for item in items.values() for row in rows_of_item(item, options))


def rows_of_item(item: Item, options: dict[str, dict[str, Words]]) -> Iterator[LevelRow]:
    """The levels of one item; ``options`` are the words of the answers of every question."""
    match item:
        case ChoiceItem() | FlagsItem():
            known = options.get(item.question, {})
            for code, points in item.points.items():
                yield _row(item, asks=item.question, level=code, level_words=known.get(code), points=points)
        case ConditionItem():
            for number, step in enumerate(item.steps, start=1):
                yield _row(item, level=str(number), level_words=step.words, points=step.points)
        case CountItem():
            yield _row(item, asks=item.quantity.question, points=item.points_each, cap=item.cap)
        case BorrowedItem():
            yield _row(item, asks=f"{item.sheet} › {item.item}")
        case _:
            yield from (_band(item, band) for band in item.bands)


def _row(
    item: Item,
    *,
    asks: str | None = None,
    level: str | None = None,
    level_words: Words | None = None,
    points: int | None = None,
    cap: int | None = None,
) -> LevelRow:
    return LevelRow(
        item.id, item.no, item.words, item.shape, asks, level, level_words, points=points, cap=cap
    )


def _band(item: BandItem | BandPerMemberItem | LookupItem, band: Band) -> LevelRow:
    return LevelRow(
        item=item.id,
        no=item.no,
        words=item.words,
        shape=item.shape,
        asks=item.total if isinstance(item, LookupItem) else item.quantity.question,
        level_words=band.words,
        least=band.least,
        most=band.most,
        points=band.points,
    )
