"""Answers, rules and decisions put into words from the law's own labels."""

from rasoat.common.words import Words
from rasoat.law.model.items import (
    Band,
    BandItem,
    BandPerMemberItem,
    ChoiceItem,
    ConditionItem,
    CountItem,
    FlagsItem,
    LookupItem,
    ScoredItem,
)
from rasoat.law.model.standard import Comparison, DecisionRow
from rasoat.law.scoring.points import Level
from rasoat.law.scoring.rules import Rules

NOT_COUNTED = Words("Không tính", "Not counted")
NONE = Words("Không có", "None")


def answer_words(item: ScoredItem, level: Level, rules: Rules) -> Words:
    """What was answered, in the words of the question."""
    if level is None:
        return NONE if isinstance(item, ConditionItem) else NOT_COUNTED
    if isinstance(item, (ChoiceItem, FlagsItem)):
        return _options(item.question, str(level), rules)
    if isinstance(item, ConditionItem):
        return item.steps[_number(level) - 1].words
    return _with_unit(item, str(_number(level)), rules)


def _number(level: Level) -> int:
    """The quantity or step of a level; a band level came back from storage as a list."""
    return level if isinstance(level, int) else int((level or "0")[0])


def _options(question: str, level: str, rules: Rules) -> Words:
    known = {option.code: option.words for option in rules.questions[question].options}
    known |= {"yes": Words("Có", "Yes"), "no": Words("Không", "No")}
    chosen = [known[code] for code in level.split("+") if code]
    if not chosen:
        return NONE
    return Words("; ".join(words.vi for words in chosen), "; ".join(words.en for words in chosen))


def _with_unit(item: ScoredItem, number: str, rules: Rules) -> Words:
    if isinstance(item, (CountItem, BandItem, BandPerMemberItem)):
        if item.quantity.question is None:
            return Words(f"{number} người", f"{number} persons")
        unit = rules.questions[item.quantity.question].unit
        if unit is not None:
            return Words(f"{number} {unit.vi}", f"{number} {unit.en}")
    return Words(number, number)


def item_rule_words(item: ScoredItem, level: Level, points: int) -> Words:
    """The rule that gave the points."""
    match item:
        case CountItem():
            return Words(
                f"{item.points_each} điểm mỗi đơn vị, tối đa {item.cap}",
                f"{item.points_each} points each, at most {item.cap}",
            )
        case BandItem() | BandPerMemberItem() | LookupItem() if level is not None:
            return _band_rule(item, level, points)
        case FlagsItem():
            return Words("Cộng điểm từng loại có", "Points of each kind owned, added up")
        case ChoiceItem() | ConditionItem() if level is not None:
            return Words("Điểm của mức đã chọn", "Points of the level met")
        case ConditionItem() if item.only_when is None:
            return Words("Không thuộc mức nào có điểm: 0 điểm", "No level with points is met: 0 points")
        case _:
            return Words("Không đủ điều kiện tính điểm: 0 điểm", "Condition not met: 0 points")


def _band_rule(item: BandItem | BandPerMemberItem | LookupItem, level: Level, points: int) -> Words:
    place = level[1] if isinstance(level, (tuple, list)) else 0
    if not place:
        return Words("Ngoài các khoảng có điểm: 0 điểm", "Outside every band: 0 points")
    band = item.bands[place - 1]
    per = Words(" mỗi người", " a head") if isinstance(item, BandPerMemberItem) else Words("", "")
    span = band.words or _span(band)
    return Words(f"{span.vi}{per.vi}: {points} điểm", f"{span.en}{per.en}: {points} points")


def _span(band: Band) -> Words:
    if band.most is None:
        return Words(f"Từ {band.least} trở lên", f"{band.least} or more")
    if band.least == band.most:
        return Words(str(band.least), str(band.least))
    return Words(f"Từ {band.least} đến {band.most}", f"{band.least} to {band.most}")


def decision_words(row: DecisionRow, rules: Rules) -> Words:
    """ "B1 > 120 và B1 ≤ 150 và B2 ≥ 30 → Hộ nghèo thiếu hụt"."""
    becomes, shown = rules.classes[row.becomes].words, condition_words(row, rules)
    return Words(f"{shown.vi} → {becomes.vi}", f"{shown.en} → {becomes.en}")


def condition_words(row: DecisionRow, rules: Rules) -> Words:
    """When the row holds, without what it leads to: "B1 > 120 và B1 ≤ 150 và B2 ≥ 30"."""
    shown = " và ".join(_comparison(part, rules) for part in row.when)
    return Words(shown, shown.replace(" và ", " and "))


def _comparison(part: Comparison, rules: Rules) -> str:
    signs = (("above", ">"), ("at_least", "≥"), ("at_most", "≤"), ("below", "<"))
    return " và ".join(
        f"{part.total.upper()} {sign} {rules.thresholds[name].value}"
        for kind, sign in signs
        if (name := getattr(part, kind)) is not None
    )
