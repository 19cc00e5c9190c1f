"""How answers stand in columns: whole numbers only, a missing answer is NULL.

A choice is the place of its option (0, 1, …), yes/no is 0/1, flags are a bit mask (first option = bit 0),
a number is itself. An answer that is no option is -1. One table of households (``household``, ``q_…``)
and one of members (``household``, ``birth_ymd``, ``f_…``).
"""

from collections.abc import Iterable, Mapping
from typing import Any

import ibis
import pyarrow as pa

from rasoat.law.model.questions import MemberField, Question
from rasoat.law.scoring.household import Household, ymd
from rasoat.law.scoring.rules import Rules

NOT_AN_OPTION = -1


def encode_answer(question: Question | MemberField, value: object) -> int | None:
    """An answer as its column has it."""
    if value is None:
        return None
    if question.kind == "number":
        return value if type(value) is int else NOT_AN_OPTION
    if question.kind == "flags":
        return _mask(question.codes, value)
    return question.codes.index(value) if value in question.codes else NOT_AN_OPTION


def _mask(codes: tuple[str, ...], ticked: object) -> int:
    if not isinstance(ticked, frozenset) or not ticked <= set(codes):
        return NOT_AN_OPTION
    return sum(1 << place for place, code in enumerate(codes) if code in ticked)


def decode_answer(question: Question | MemberField, value: int | None) -> str | int | frozenset[str] | None:
    """The answer a column's whole number stands for; what is no option comes back as "?"."""
    if value is None or question.kind == "number":
        return value
    if question.kind == "flags":
        if not 0 <= value < 1 << len(question.codes):
            return frozenset("?")
        return frozenset(code for place, code in enumerate(question.codes) if value >> place & 1)
    return question.codes[value] if 0 <= value < len(question.codes) else "?"


def household_table(households: Iterable[tuple[int, Household]], rules: Rules) -> pa.Table:
    """Households as a table: ``household`` and one ``q_…`` column for each question the rules ask."""
    rows = list(households)
    columns: dict[str, pa.Array] = {"household": pa.array([number for number, _ in rows], pa.int64())}
    for name, question in rules.questions.items():
        values = [encode_answer(question, one.answers.get(name)) for _, one in rows]
        columns[f"q_{name}"] = pa.array(values, width(question))
    return pa.table(columns)


def member_table(households: Iterable[tuple[int, Household]], rules: Rules) -> pa.Table:
    """Members as a table: ``household``, ``birth_ymd`` and one ``f_…`` column for each field asked."""
    rows = [(number, one) for number, household in households for one in household.members]
    columns: dict[str, pa.Array] = {
        "household": pa.array([number for number, _ in rows], pa.int64()),
        "birth_ymd": pa.array([ymd(one.birth) for _, one in rows], pa.int32()),
    }
    for name, field in rules.member_fields.items():
        values = [encode_answer(field, one.answers.get(name)) for _, one in rows]
        columns[f"f_{name}"] = pa.array(values, width(field))
    return pa.table(columns)


def width(question: Question | MemberField) -> pa.DataType:
    """The narrowest whole numbers that hold every answer: bytes for choices."""
    return pa.int32() if question.kind in ("number", "flags") else pa.int8()


def allowed(question: Question | MemberField) -> tuple[int, int]:
    """First and last whole number that is a right answer."""
    if question.kind == "number":
        return question.least or 0, question.most or 0
    return 0, (1 << len(question.codes)) - 1 if question.kind == "flags" else len(question.codes) - 1


def outside(question: Question | MemberField) -> int:
    """A number that is no answer and meets no test: below the least; for flags the bit after the last."""
    low, high = allowed(question)
    return high + 1 if question.kind == "flags" else low - 1


def with_answers(table: Any, asked: Mapping[str, Question | MemberField], prefix: str) -> Any:
    """The Ibis table with an ``a_…`` for each ``q_…`` or ``f_…`` (the prefix), as conditions read it.

    Where a question need not be asked, no answer becomes a number outside. Where it must, NULL stays: the
    household has a fault, so its NULLs reach no score.
    """
    answers = {name: table[prefix + name] for name in asked}
    for name, one in asked.items():
        if one.asked_when is not None:
            answers[name] = ibis.coalesce(answers[name], outside(one))
    return table.mutate(**{f"a_{name}": answer for name, answer in answers.items()})
