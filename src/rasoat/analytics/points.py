"""Score items as column expressions: array look-ups where the answer is a place, comparisons for bands."""

from functools import reduce
from operator import add
from typing import Any

import ibis

from rasoat.analytics.conditions import Column, condition_column, held
from rasoat.analytics.features import Features
from rasoat.law.model.items import (
    Band,
    BandItem,
    BandPerMemberItem,
    ChoiceItem,
    ConditionItem,
    CountItem,
    FlagsItem,
    LookupItem,
    Quantity,
    ScoredItem,
)
from rasoat.law.scoring.references import questions_in
from rasoat.law.scoring.rules import Rules


def item_column(item: ScoredItem, table: Any, features: Features, rules: Rules) -> Column:
    """Points of the item for each household; 0 where its precondition fails or it was not asked."""
    points = _shape(item, table, features, rules)
    if any(rules.questions[name].asked_when for name in questions_in(item)):
        points = ibis.coalesce(points, 0)
    if item.only_when is not None:
        applies = condition_column(item.only_when, table, features, rules.questions)
        points = points * held(applies).cast("int32")
    return points.cast("int32")


def _shape(item: ScoredItem, table: Any, features: Features, rules: Rules) -> Column:
    match item:
        case ChoiceItem():
            given = [item.points.get(code, 0) for code in rules.questions[item.question].codes]
            return ibis.array(given)[table[f"q_{item.question}"]]
        case FlagsItem():
            return _flags(item, table[f"q_{item.question}"], rules)
        case CountItem():
            counted = quantity_column(item.quantity, table, features) * item.points_each
            return ibis.ifelse(counted > item.cap, item.cap, counted)
        case BandItem():
            return bands_column(item.bands, quantity_column(item.quantity, table, features), None)
        case BandPerMemberItem():
            return bands_column(item.bands, quantity_column(item.quantity, table, features), table["size"])
        case LookupItem():
            return bands_column(item.bands, table[item.total], None)
        case ConditionItem():
            return _steps(item, table, features, rules)


MOST_FLAGS_TO_LOOK_UP = 12


def _flags(item: FlagsItem, mask: Column, rules: Rules) -> Column:
    """Points by the whole mask from a table of its 2ⁿ values; bit by bit where that would be long."""
    given = [item.points.get(code, 0) for code in rules.questions[item.question].codes]
    if len(given) <= MOST_FLAGS_TO_LOOK_UP:
        return ibis.array([_added(given, value) for value in range(1 << len(given))])[mask]
    return reduce(add, [((mask >> place) & 1) * points for place, points in enumerate(given)])


def _added(given: list[int], mask: int) -> int:
    return sum(points for place, points in enumerate(given) if mask >> place & 1)


def bands_column(bands: tuple[Band, ...], number: Column, size: Column | None) -> Column:
    """Points of the band the number falls in, bounds times ``size``; 0 outside every band, NULL for NULL.

    Points rise where a band begins and fall where it ends: added up, without a branch.
    """
    changes: dict[int, int] = {}
    for band in bands:
        changes[band.least] = changes.get(band.least, 0) + band.points
        if band.most is not None:
            changes[band.most + 1] = changes.get(band.most + 1, 0) - band.points
    times = 1 if size is None else size
    rises = [(number >= times * bound).cast("int32") * by for bound, by in sorted(changes.items()) if by]
    return reduce(add, rises) if rises else number * 0


def quantity_column(quantity: Quantity, table: Any, features: Features) -> Column:
    """The quantity for each household."""
    if quantity.question is not None:
        return table[f"q_{quantity.question}"]
    return table["size"] if quantity.where is None else table[features.count_of(quantity.where)]


def _steps(item: ConditionItem, table: Any, features: Features, rules: Rules) -> Column:
    points: Column = ibis.literal(0)
    for step in reversed(item.steps):
        holds = condition_column(step.when, table, features, rules.questions)
        points = ibis.ifelse(holds, step.points, points)
    return points
