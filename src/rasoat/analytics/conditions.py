"""Conditions as column expressions, on tables whose answers stand in ``a_…`` columns.

What was not asked fails every test: a missing answer is a number outside everything that may be answered
(``coding.outside``), so it equals no option and has no bit, and a test on bounds begins at the least right
answer. A condition is a whole number, 1 where it holds and 0 where not, joined by & and | on bits: unlike AND
and OR these have no order, so an engine computes what conditions share once, and many rows in one step.
"""

from collections.abc import Mapping
from functools import reduce
from operator import add, and_, or_
from typing import Any

from rasoat.analytics.coding import allowed
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
from rasoat.law.model.questions import MemberField, Question
from rasoat.law.scoring.conditions import HIGHEST, LOWEST, born_between

Column = Any
"""An Ibis column; the library gives its expressions no static types."""


def condition_column(
    condition: Condition, table: Any, features: Features, questions: Mapping[str, Question]
) -> Column:
    """1 or 0: whether the condition holds, for each household of ``table``."""
    if isinstance(condition, QuestionTest):
        return _answer(condition, questions[condition.question], table, table["size"])
    if isinstance(condition, MembersTest):
        return _members(condition, table, features)
    if isinstance(condition, Not):
        return condition_column(condition.condition, table, features, questions) ^ 1
    parts = [condition_column(part, table, features, questions) for part in condition.conditions]
    if isinstance(condition, All):
        return reduce(and_, parts)
    if isinstance(condition, AnyOf):
        return reduce(or_, parts)
    return truth(reduce(add, parts) >= condition.at_least)


def _answer(test: QuestionTest | FieldTest, asked: Question | MemberField, table: Any, size: Any) -> Column:
    column = table[f"a_{asked.id}"]
    if not test.one_of:
        return reduce(and_, _bounds(test, asked, column, size))
    places = [asked.codes.index(code) for code in test.one_of]
    if asked.kind == "flags":
        return truth((column & sum(1 << place for place in places)) != 0)
    return truth(is_one_of(column, places))


def truth(test: Column) -> Column:
    """The test as 1 or 0."""
    return test.cast("int8")


def is_one_of(column: Column, places: list[int]) -> Column:
    """Equality where one place will do: it is faster than IN."""
    return column == places[0] if len(places) == 1 else column.isin(places)


def _bounds(
    test: QuestionTest | FieldTest, asked: Question | MemberField, column: Column, size: Any
) -> list[Column]:
    """The least right answer and each bound that is said; per member: times the size, never divided."""
    times = size if getattr(test, "per", "household") == "member" else 1
    compared = {"at_least": "__ge__", "above": "__gt__", "at_most": "__le__", "below": "__lt__"}
    said = [
        truth(getattr(column, operator)(bound * times))
        for name, operator in compared.items()
        if (bound := getattr(test, name)) is not None
    ]
    return [truth(column >= allowed(asked)[0]), *said]


def _members(test: MembersTest, table: Any, features: Features) -> Column:
    count = table[features.count_of(test.where)]
    if test.members == "any":
        return truth(count > 0)
    if test.members == "all":
        return truth(count == table["size"])
    if test.members == "share":
        part, whole = test.share_above or (0, 1)
        return truth(count * whole > table["size"] * part)
    return within(
        count,
        LOWEST if test.lowest is None else test.lowest,
        HIGHEST if test.highest is None else test.highest,
    )


def member_column(
    condition: MemberCondition, table: Any, review_ymd: int, fields: Mapping[str, MemberField]
) -> Column:
    """1 or 0: whether the condition holds, for each member of ``table``."""
    if isinstance(condition, FieldTest):
        if condition.field in ("age", "birth_year"):
            return within(table["birth_ymd"], *born_between(condition, review_ymd))
        return _answer(condition, fields[condition.field], table, 1)
    if isinstance(condition, (MemberAll, MemberAny)):
        parts = [member_column(part, table, review_ymd, fields) for part in condition.conditions]
        return reduce(and_ if isinstance(condition, MemberAll) else or_, parts)
    return member_column(condition.condition, table, review_ymd, fields) ^ 1


def within(column: Column, low: int, high: int) -> Column:
    """From ``low`` to ``high``, both included; a bound that no number reaches is not compared with."""
    from_low = [truth(column >= low)] if low > LOWEST else []
    return reduce(and_, from_low + ([truth(column <= high)] if high < HIGHEST else []))
