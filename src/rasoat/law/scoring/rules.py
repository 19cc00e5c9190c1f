"""The law that decides about one kind of household on one date, every value resolved."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.law.model.items import BorrowedItem, Item, ScoredItem
from rasoat.law.model.questions import MemberField, Question
from rasoat.law.model.sheet import AreaType, ScoreSheet, SheetState
from rasoat.law.model.sourced import DatedNumber, Sourced, current, in_force
from rasoat.law.model.standard import DecisionRow, HouseholdClass, Indicator, Standard, Threshold
from rasoat.law.model.variant import ReplacedThreshold, Variant
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law
from rasoat.law.scoring.references import fields_in, questions_in


@dataclass(frozen=True, slots=True)
class ThresholdInForce:
    """A threshold with the value that holds, and where that value stands."""

    threshold: Threshold
    value: int
    entry: Sourced


@dataclass(frozen=True)
class Rules:
    """Everything needed to score and explain a household of one area type and region on one review date."""

    standard: Standard
    sheet: ScoreSheet
    variant: Variant | None
    area: AreaType
    region: str
    review_date: date
    thresholds: dict[str, ThresholdInForce]
    classes: dict[str, HouseholdClass]
    items: tuple[ScoredItem, ...]
    indicators: tuple[Indicator, ...]
    decisions: tuple[DecisionRow, ...]
    questions: dict[str, Question]
    member_fields: dict[str, MemberField]
    hashes: dict[str, str]
    """SHA-256 of the stored bytes of every law file used: "standard", "sheet", "questionnaire", "variant"."""

    @property
    def is_illustrative(self) -> bool:
        """Whether a value that was made up takes part: then nobody can be recognised by these rules."""
        made_up = self.sheet.state is SheetState.ILLUSTRATIVE
        return made_up or (self.variant is not None and self.variant.illustrative)

    @cached_property
    def hash(self) -> str:
        """One hash over the hashes of the files used."""
        lines = "\n".join(f"{name} {value}" for name, value in sorted(self.hashes.items()))
        return hashlib.sha256(lines.encode()).hexdigest()


def rules_for(
    law: Law,
    list_year: int,
    area: AreaType,
    region: str,
    review_date: date,
    *,
    jurisdiction: str = "vn",
    variant: str | None = None,
) -> Rules:
    """The rules for lists of ``list_year`` reviewed on ``review_date``.

    The standard follows the list year; values inside it follow the review date.
    Raises Refused naming every value that is needed and unknown.
    """
    standard = law.standard_for(list_year, jurisdiction)
    local = law.variants[variant] if variant else None
    thresholds = _thresholds(standard.says, area, review_date, local.says if local else None)
    indicators = current(standard.says.indicators, review_date)
    unknown = [*_unknown_thresholds(standard, area, thresholds), *_unknown_indicators(standard, indicators)]
    if unknown:
        raise Refused(unknown)
    sheet = law.sheet_for(standard.says.id, area, region, review_date)
    items = _items(law, sheet.says, local.says if local else None, review_date)
    questions, fields = _asked(law, standard.says, (*items, *indicators), review_date)
    return Rules(
        standard=standard.says,
        sheet=sheet.says,
        variant=local.says if local else None,
        area=area,
        region=region,
        review_date=review_date,
        thresholds={name: found for name, found in thresholds.items() if found is not None},
        classes={found.id: found for found in current(standard.says.classes, review_date)},
        items=items,
        indicators=indicators,
        decisions=current(standard.says.decisions, review_date),
        questions=questions,
        member_fields=fields,
        hashes=_hashes(law, standard, sheet, local),
    )


def _thresholds(
    standard: Standard, area: AreaType, on: date, variant: Variant | None
) -> dict[str, ThresholdInForce | None]:
    replaced = {row.threshold: row for row in variant.thresholds if row.area == area} if variant else {}
    named = {name for row in standard.decisions for part in row.when for name in part.thresholds}
    return {
        threshold.id: _in_force(threshold, area, on, replaced.get(threshold.id))
        for threshold in standard.thresholds
        if threshold.id in named
    }


def _in_force(
    threshold: Threshold, area: AreaType, on: date, replaced: ReplacedThreshold | None
) -> ThresholdInForce | None:
    if replaced is not None and replaced.since <= on:
        return ThresholdInForce(threshold, replaced.value, replaced)
    entry: DatedNumber | None = in_force(threshold.entries(area), on)
    return None if entry is None or entry.value is None else ThresholdInForce(threshold, entry.value, entry)


def _unknown_thresholds(
    standard: LawFile[Standard], area: str, found: dict[str, ThresholdInForce | None]
) -> list[Problem]:
    return [
        _unknown(f"{standard.path} › threshold {name} › {area}")
        for name, value in found.items()
        if value is None
    ]


def _unknown_indicators(standard: LawFile[Standard], found: tuple[Indicator, ...]) -> list[Problem]:
    return [_unknown(f"{standard.path} › indicator {row.id}") for row in found if row.deprived_when is None]


def _unknown(place: str) -> Problem:
    return Problem(
        "law.unknown_value",
        place,
        Words("Giá trị này chưa biết, nên chưa đề xuất được phân loại.",
              "This value is not known yet, so no class can be proposed."),
        Words("Nạp giá trị từ văn bản của cơ quan kèm điều, khoản và ngày.",
              "Load it from the office's copy of the instrument, with its place and date."),
    )  # fmt: skip


def _items(law: Law, sheet: ScoreSheet, variant: Variant | None, on: date) -> tuple[ScoredItem, ...]:
    """The sheet's items in force, with the variant's put in place of theirs or added at the end."""
    items = {item.id: item for item in current(sheet.items, on)}
    if variant is not None and variant.since <= on:
        items |= {item.id: item for item in (*variant.replaced, *variant.added) if item.since <= on}
    return tuple(_resolved(law, item, on) for item in items.values())


def _resolved(law: Law, item: Item, on: date) -> ScoredItem:
    """A borrowed item is scored as lent; id, number, words and source are those of who borrows it."""
    if not isinstance(item, BorrowedItem):
        return item
    lent = {one.id: one for one in current(law.sheets[item.sheet].says.items, on)}[item.item]
    own = {"id": item.id, "no": item.no, "words": item.words, "since": item.since, "source": item.source}
    return _resolved(law, lent, on).model_copy(update=own)


def _asked(
    law: Law, standard: Standard, readers: Iterable[ScoredItem | Indicator], on: date
) -> tuple[dict[str, Question], dict[str, MemberField]]:
    """The questions and member fields that items and indicators need, and those these depend on."""
    register = law.questionnaires[standard.questionnaire].says
    questions = {one.id: one for one in current(register.questions, on)}
    fields = {one.id: one for one in current(register.member_fields, on)}
    wanted, wanted_fields = set[str](), set[str]()
    waiting: list[ScoredItem | Indicator | Question | MemberField] = list(readers)
    while waiting:
        reader = waiting.pop()
        new, new_fields = questions_in(reader) - wanted, fields_in(reader) - wanted_fields
        wanted |= new
        wanted_fields |= new_fields
        waiting += [questions[name] for name in new] + [fields[name] for name in new_fields]
    return (
        {name: one for name, one in questions.items() if name in wanted},
        {name: one for name, one in fields.items() if name in wanted_fields},
    )


def _hashes(
    law: Law, standard: LawFile[Standard], sheet: LawFile[ScoreSheet], variant: LawFile[Variant] | None
) -> dict[str, str]:
    used = {
        "standard": standard.sha256,
        "sheet": sheet.sha256,
        "questionnaire": law.questionnaires[standard.says.questionnaire].sha256,
    }
    return used | ({"variant": variant.sha256} if variant else {})
