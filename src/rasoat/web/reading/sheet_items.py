"""A score sheet item by item, each answer with its points, whatever shape the item has."""

from collections.abc import Iterable
from datetime import date

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
from rasoat.law.model.sourced import current
from rasoat.law.reading.law import Law
from rasoat.law.scoring.explain import reference
from rasoat.web.page_models.law import ItemRow, Level

YES_NO = {"yes": Words("Có", "Yes"), "no": Words("Không", "No")}


def item_rows(sheet: ScoreSheet, law: Law, on: date) -> tuple[ItemRow, ...]:
    """The items in force on a date, in the order of the sheet."""
    questions = law.questionnaires[law.standard(sheet.standard).says.questionnaire].says
    in_force = current(sheet.items, max(on, sheet.since))
    return tuple(
        ItemRow(item.no, item.words, tuple(_levels(item, questions)), _cap(item), reference(item, law))
        for item in in_force
    )


def _cap(item: Item) -> int | None:
    return item.cap if isinstance(item, CountItem) else None


def _levels(item: Item, questions: Questionnaire) -> Iterable[Level]:
    match item:
        case ChoiceItem() | FlagsItem():
            return _options(item, questions)
        case BandItem() | LookupItem():
            return (Level(band.words or _span(band), band.points) for band in item.bands)
        case BandPerMemberItem():
            return (Level(_a_head(band.words or _span(band)), band.points) for band in item.bands)
        case ConditionItem():
            return (Level(step.words, step.points) for step in item.steps)
        case CountItem():
            return (Level(Words("Mỗi đơn vị", "Each"), item.points_each),)
        case BorrowedItem():
            return (Level(Words(f"Như bảng {item.sheet}", f"As in sheet {item.sheet}"), 0),)


def _options(item: ChoiceItem | FlagsItem, questions: Questionnaire) -> Iterable[Level]:
    asked = {question.id: question for question in questions.questions}[item.question]
    words = YES_NO | {option.code: option.words for option in asked.options}
    return (Level(words[code], points) for code, points in item.points.items())


def _span(band: Band) -> Words:
    if band.most is None:
        return Words(f"Từ {band.least} trở lên", f"{band.least} or more")
    return Words(f"Từ {band.least} đến {band.most}", f"{band.least} to {band.most}")


def _a_head(words: Words) -> Words:
    return Words(f"{words.vi} mỗi người", f"{words.en} a head")
