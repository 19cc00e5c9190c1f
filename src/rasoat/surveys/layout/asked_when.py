"""When a question is asked, in words, from the condition the law gives for it."""

from collections.abc import Iterable, Mapping, Sequence

from rasoat.common.words import Words
from rasoat.law.model.conditions import (
    Condition,
    FieldTest,
    MemberAll,
    MemberAny,
    MemberCondition,
    MemberNot,
)
from rasoat.law.model.questions import MemberField
from rasoat.surveys.layout.options import YES_NO

Names = Mapping[str, Words]
"""Words of a field, and of an option as "field:option"."""

_FIELDS = {"age": Words("tuổi", "age"), "birth_year": Words("năm sinh", "year of birth")}
_DEPENDS = Words("Chỉ hỏi tùy câu trả lời khác.", "Asked only after certain other answers.")


def names_of(fields: Iterable[MemberField]) -> Names:
    """The words of fields and of their options."""
    named: dict[str, Words] = {}
    for one in fields:
        named[one.id] = Words(f"“{_short(one.words.vi)}”", f"“{_short(one.words.en)}”")
        named |= {f"{one.id}:{code}": words for code, words in YES_NO.items()}
        named |= {f"{one.id}:{option.code}": option.words for option in one.options}
    return named


def _short(question: str) -> str:
    """The question without what it explains in brackets."""
    return question.partition(" (")[0]


def asked_words(condition: Condition | MemberCondition, names: Names) -> Words:
    """One sentence: "Hỏi khi tuổi từ 15 đến 60." Conditions on a whole household are named in general."""
    if not isinstance(condition, (FieldTest, MemberAll, MemberAny, MemberNot)):
        return _DEPENDS
    said = _said(condition, names)
    return Words(f"Hỏi khi {said.vi}.", f"Asked when {said.en}.")


def _said(condition: MemberCondition, names: Names) -> Words:
    if isinstance(condition, FieldTest):
        return _test(condition, names)
    if isinstance(condition, MemberNot):
        inner = _said(condition.condition, names)
        return Words(f"không phải {inner.vi}", f"not {inner.en}")
    parts = [_said(part, names) for part in condition.conditions]
    return _joined(parts, Words("và", "and") if isinstance(condition, MemberAll) else Words("hoặc", "or"))


def _test(test: FieldTest, names: Names) -> Words:
    name = _FIELDS.get(test.field) or names.get(test.field, Words(test.field, test.field))
    if test.one_of:
        options = [names.get(f"{test.field}:{code}", Words(code, code)) for code in test.one_of]
        vi, en = " hoặc ".join(one.vi for one in options), " or ".join(one.en for one in options)
        return Words(f"{name.vi} là {vi}", f"{name.en} is {en}")
    low, high = test.lowest, test.highest
    if high is None:
        return Words(f"{name.vi} từ {low} trở lên", f"{name.en} is {low} or more")
    if low is None:
        return Words(f"{name.vi} không quá {high}", f"{name.en} is at most {high}")
    return Words(f"{name.vi} từ {low} đến {high}", f"{name.en} is {low} to {high}")


def _joined(parts: Sequence[Words], joint: Words) -> Words:
    return Words(
        f" {joint.vi} ".join(part.vi for part in parts), f" {joint.en} ".join(part.en for part in parts)
    )
