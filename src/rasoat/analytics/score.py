"""Score a table: members to counts, counts and answers to points, points to class. Nothing here divides."""

from functools import reduce
from operator import add, and_
from typing import Any

import ibis

from rasoat.analytics.coding import with_answers
from rasoat.analytics.conditions import Column, condition_column, member_column, within
from rasoat.analytics.faults import household_is_right, member_is_right
from rasoat.analytics.features import Features, features_of
from rasoat.analytics.points import bands_column, item_column
from rasoat.law.model.items import LookupItem
from rasoat.law.model.standard import DecisionRow
from rasoat.law.scoring.household import ymd
from rasoat.law.scoring.rules import Rules
from rasoat.law.scoring.score import bounds_of


def score_table(households: Any, members: Any, rules: Rules, *, detail: bool = False) -> Any:
    """``household``, ``size``, every total and ``class`` for each household.

    ``households`` and ``members`` are Ibis tables as ``coding`` describes. A household with any fault in its
    answers has NULL totals and class. ``detail`` adds ``p_…`` (points of an item) and ``d_…`` (deprived).
    """
    return score_counted(with_counts(households, members, rules), rules, detail=detail)


def with_counts(households: Any, members: Any, rules: Rules) -> Any:
    """The households with ``size``, ``members_right`` and the counts of members: one join."""
    counted = count_members(members, rules, features_of(rules))
    return households.left_join(counted, "household").drop("household_right").fill_null({"size": 0})


def count_members(members: Any, rules: Rules, features: Features) -> Any:
    """One row a household: ``size``, the features ``n_…``, and ``members_right`` (1 where all are)."""
    fields, review_ymd = rules.member_fields, ymd(rules.review_date)
    table = with_answers(members, fields, "f_")
    counts = {}
    for condition, name in features.items():
        held = member_column(condition, table, review_ymd, fields)
        counts[name] = (held.sum() if features.is_counted(condition) else held.max()).cast("int32")
    right = ibis.coalesce(member_is_right(table, rules), 0).min()
    size = table.count().cast("int32")
    return table.group_by("household").aggregate(size=size, members_right=right, **counts)


def score_counted(table: Any, rules: Rules, *, detail: bool = False) -> Any:
    """As ``score_table``, from what ``with_counts`` gave (or what was stored of it)."""
    features = features_of(rules)
    table = with_answers(table, rules.questions, "q_")
    table = table.mutate(right=household_is_right(table, rules, features))
    result = _with_class(_with_points(_with_deprivations(table, rules, features), rules, features), rules)
    kept = [name for name in result.columns if name.startswith(("p_", "d_"))] if detail else []
    return result.select("household", "size", *(t.id for t in rules.standard.totals), "class", *kept)


def _with_deprivations(table: Any, rules: Rules, features: Features) -> Any:
    deprived = {
        f"d_{row.id}": condition_column(row.deprived_when, table, features, rules.questions)
        for row in rules.indicators
        if row.deprived_when is not None
    }
    table = table.mutate(**deprived)
    parts = [ibis.ifelse(table[f"d_{row.id}"] == 1, row.points, 0) for row in rules.indicators]
    return table.mutate(
        **{total.id: reduce(add, parts) for total in rules.standard.totals if total.of == "indicators"}
    )


def _with_points(table: Any, rules: Rules, features: Features) -> Any:
    plain = [item for item in rules.items if not isinstance(item, LookupItem)]
    lookups = [item for item in rules.items if isinstance(item, LookupItem)]
    for items in (plain, lookups):
        table = table.mutate(**{f"p_{item.id}": item_column(item, table, features, rules) for item in items})
    return table.mutate(**{rules.sheet.total: reduce(add, [table[f"p_{item.id}"] for item in rules.items])})


def _with_class(table: Any, rules: Rules) -> Any:
    """Totals and class, NULL where the answers have a fault.

    Without CASE: the engine would compute a total again in each branch. Just one row of the decision table
    holds, so the place of its class is a sum; one times NULL is NULL.
    """
    for total in rules.standard.totals:
        if total.of == "lookup":
            table = table.mutate(**{total.id: bands_column(total.bands, table[total.on or ""])})
    right = table["right"].cast("int32").nullif(0)
    names = [row.becomes for row in rules.decisions]
    place = reduce(add, [_decides(row, table, rules) * n for n, row in enumerate(rules.decisions)])
    totals = {total.id: table[total.id] * right for total in rules.standard.totals}
    return table.mutate(**{"class": ibis.array(names)[place * right]}, **totals)


def _decides(row: DecisionRow, table: Any, rules: Rules) -> Column:
    return reduce(and_, [within(table[part.total], *bounds_of(part, rules)) for part in row.when])
