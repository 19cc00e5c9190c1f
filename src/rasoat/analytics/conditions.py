"""Conditions as column expressions. What was not asked fails every test, so a NULL is false.

AND and OR over NULLs end as NULL exactly where they would be false, and sums and filters pass a NULL by.
So NULL is made false in two places only, under NOT and where a person reads it: COALESCE is slow in columns.
"""

from functools import reduce
from operator import add, and_, or_
from typing import Any

import ibis

from rasoat.analytics.coding import Codes
from rasoat.analytics.features import Features
from rasoat.law.model.conditions import (
    All,
    AnyOf,
    Condition,
    FieldTest,
    MemberAll,
    MemberAny,
    MemberCondition,
    MembersTest,
    Not,
    QuestionTest,
)
from rasoat.law.model.questions import Question
from rasoat.law.scoring.conditions import born_between

Column = Any
"""An Ibis column; the library gives its expressions no static types."""


def held(column: Column) -> Column:
    """The condition with NULL as false."""
    return ibis.coalesce(column, ibis.literal(False))


def condition_column(
    condition: Condition, table: Any, features: Features, questions: dict[str, Question]
) -> Column:
    """Whether the condition holds, for each household of ``table``."""
    if isinstance(condition, QuestionTest):
        return _question(condition, table, questions[condition.question])
    if isinstance(condition, MembersTest):
        return _members(condition, table, features)
    if isinstance(condition, Not):
        return ~held(condition_column(condition.condition, table, features, questions))
    parts = [condition_column(part, table, features, questions) for part in condition.conditions]
    if isinstance(condition, All):
        return reduce(and_, parts)
    if isinstance(condition, AnyOf):
        return reduce(or_, parts)
    return reduce(add, [held(part).cast("int32") for part in parts]) >= condition.at_least


def _question(test: QuestionTest, table: Any, question: Question) -> Column:
    column = table[f"q_{test.question}"]
    if not test.one_of:
        return reduce(and_, list(_bounds(test, column, table["size"])))
    places = [question.codes.index(code) for code in test.one_of]
    if question.kind == "flags":
        return (column & sum(1 << place for place in places)) != 0
    return _is_one_of(column, places)


def _is_one_of(column: Column, places: list[int]) -> Column:
    """Equality where one place will do: it is faster than IN."""
    return column == places[0] if len(places) == 1 else column.isin(places)


def _bounds(test: QuestionTest | FieldTest, column: Column, size: Column) -> list[Column]:
    """Each bound that is said; with ``per = "member"`` times the size, never divided."""
    times = size if getattr(test, "per", "household") == "member" else 1
    compared = {"at_least": "__ge__", "above": "__gt__", "at_most": "__le__", "below": "__lt__"}
    return [
        getattr(column, operator)(bound * times)
        for name, operator in compared.items()
        if (bound := getattr(test, name)) is not None
    ]


def _members(test: MembersTest, table: Any, features: Features) -> Column:
    count = table[features.count_of(test.where)]
    if test.members == "any":
        return count > 0
    if test.members == "all":
        return count == table["size"]
    if test.members == "share":
        part, whole = test.share_above or (0, 1)
        return count * whole > table["size"] * part
    checks = [count >= test.lowest] if test.lowest is not None else []
    return reduce(and_, checks + ([count <= test.highest] if test.highest is not None else []))


def member_column(condition: MemberCondition, table: Any, review_ymd: int, codes: Codes) -> Column:
    """Whether the condition holds, for each member of ``table``."""
    if isinstance(condition, FieldTest):
        return _field(condition, table, review_ymd, codes)
    if isinstance(condition, (MemberAll, MemberAny)):
        parts = [member_column(part, table, review_ymd, codes) for part in condition.conditions]
        return reduce(and_ if isinstance(condition, MemberAll) else or_, parts)
    return ~held(member_column(condition.condition, table, review_ymd, codes))


def _field(test: FieldTest, table: Any, review_ymd: int, codes: Codes) -> Column:
    if test.field in ("age", "birth_year"):
        first, last = born_between(test, review_ymd)
        return table["birth_ymd"].between(first, last)
    column = table[f"f_{test.field}"]
    if test.one_of:
        return _is_one_of(column, [codes[test.field].index(code) for code in test.one_of])
    return reduce(and_, _bounds(test, column, 1))
