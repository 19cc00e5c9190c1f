"""Score a table: members to features, features and answers to points, points to class.

Points are array look-ups, never CASE (2.4 to 2.9 times faster). Nothing here divides.
"""

from functools import reduce
from operator import add, and_
from typing import Any

import ibis

from rasoat.analytics.coding import Codes, allowed, codes_of
from rasoat.analytics.conditions import Column, condition_column, held, member_column
from rasoat.analytics.features import Features, features_of
from rasoat.analytics.points import bands_column, item_column
from rasoat.law.model.items import LookupItem
from rasoat.law.model.questions import MemberField, Question
from rasoat.law.model.standard import DecisionRow
from rasoat.law.scoring.faults import MOST_MEMBERS
from rasoat.law.scoring.household import ymd
from rasoat.law.scoring.rules import Rules
from rasoat.law.scoring.score import bounds_of


def score_table(households: Any, members: Any, rules: Rules, *, detail: bool = False) -> Any:
    """``household``, ``size``, every total and ``class`` for each household.

    ``households`` and ``members`` are Ibis tables as ``coding`` describes. A household with any fault in its
    answers has NULL totals and class. ``detail`` adds ``p_…`` (points of an item) and ``d_…`` (deprived).
    """
    features = features_of(rules)
    codes = codes_of(rules)
    counted = member_features(members, rules, features, codes)
    table = households.left_join(counted, "household").drop("household_right").fill_null({"size": 0})
    scored = _with_points(table.mutate(right=_is_right(table, rules, features)), rules, features)
    result = _with_class(scored, rules)
    kept = [name for name in result.columns if name.startswith(("p_", "d_"))] if detail else []
    return result.select("household", "size", *(t.id for t in rules.standard.totals), "class", *kept)


def member_features(members: Any, rules: Rules, features: Features, codes: Codes) -> Any:
    """One row a household: ``size``, the counts of members, and ``member_faults``."""
    review_ymd = ymd(rules.review_date)
    counts = {
        name: _count(member_column(condition, members, review_ymd, codes))
        for condition, name in features.items()
    }
    right = [members["birth_ymd"] <= review_ymd]
    for name, field in rules.member_fields.items():
        asked = member_column(field.asked_when, members, review_ymd, codes) if field.asked_when else None
        right.append(_answer_is_right(members[f"f_{name}"], field, asked))
    faults = members.count() - _count(reduce(and_, right))
    return members.group_by("household").aggregate(size=members.count(), member_faults=faults, **counts)


def _count(condition: Column) -> Column:
    """How many rows of the group it holds for; a NULL is not counted."""
    return ibis.coalesce(condition.cast("int32").sum(), 0)


def _is_right(table: Any, rules: Rules, features: Features) -> Column:
    right = [table["size"].between(1, MOST_MEMBERS), table["member_faults"] == 0]
    for name, question in rules.questions.items():
        asked = (
            condition_column(question.asked_when, table, features, rules.questions)
            if question.asked_when
            else None
        )
        right.append(_answer_is_right(table[f"q_{name}"], question, asked))
    return held(reduce(and_, right))


def _answer_is_right(column: Column, question: Question | MemberField, asked: Column | None) -> Column:
    """Asked: an answer that is allowed. Not asked: no answer."""
    right = column.between(*allowed(question))
    if asked is None:
        return right
    return (asked & right) | (~held(asked) & column.isnull())


def _with_points(table: Any, rules: Rules, features: Features) -> Any:
    deprived = {
        f"d_{row.id}": held(condition_column(row.deprived_when, table, features, rules.questions))
        for row in rules.indicators
        if row.deprived_when is not None
    }
    table = table.mutate(**deprived)
    for total in rules.standard.totals:
        if total.of == "indicators":
            parts = [table[f"d_{row.id}"].cast("int32") * row.points for row in rules.indicators]
            table = table.mutate(**{total.id: reduce(add, parts)})
    plain = [item for item in rules.items if not isinstance(item, LookupItem)]
    lookups = [item for item in rules.items if isinstance(item, LookupItem)]
    for items in (plain, lookups):
        columns = {f"p_{item.id}": item_column(item, table, features, rules) for item in items}
        table = table.mutate(**columns) if columns else table
    return table.mutate(**{rules.sheet.total: reduce(add, [table[f"p_{item.id}"] for item in rules.items])})


def _with_class(table: Any, rules: Rules) -> Any:
    """Totals and class, NULL where the answers have a fault.

    Without CASE: the engine would compute a total again in each branch. Just one row of the decision table
    holds, so the place of its class is a sum; one times NULL is NULL.
    """
    for total in rules.standard.totals:
        if total.of == "lookup":
            table = table.mutate(**{total.id: bands_column(total.bands, table[total.on or ""], None)})
    right = table["right"].cast("int32").nullif(0)
    names = [row.becomes for row in rules.decisions]
    place = reduce(
        add, [_decides(row, table, rules).cast("int32") * n for n, row in enumerate(rules.decisions)]
    )
    totals = {total.id: table[total.id] * right for total in rules.standard.totals}
    return table.mutate(**{"class": ibis.array(names)[place * right]}, **totals)


def _decides(row: DecisionRow, table: Any, rules: Rules) -> Column:
    return reduce(and_, [table[part.total].between(*bounds_of(part, rules)) for part in row.when])
