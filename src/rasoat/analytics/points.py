"""Score items as column expressions: array look-ups where the answer is a place, comparisons for bands."""

from functools import reduce
from operator import add
from typing import Any

import ibis

from rasoat.analytics.conditions import Column, condition_column
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
from rasoat.law.scoring.rules import Rules


def item_column(item: ScoredItem, table: Any, features: Features, rules: Rules) -> Column:
    """Points of the item for each household; 0 where its precondition fails or it was not asked."""
    points = ibis.coalesce(_shape(item, table, features, rules), 0).cast("int32")
    if item.only_when is None:
        return points
    return ibis.ifelse(condition_column(item.only_when, table, features, rules.questions), points, 0)


def _shape(item: ScoredItem, table: Any, features: Features, rules: Rules) -> Column:
    match item:
        case ChoiceItem():
            given = [item.points.get(code, 0) for code in rules.questions[item.question].codes]
            return _look_up(given, table[f"q_{item.question}"])
        case FlagsItem():
            return _flags(item, table, rules)
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


def _look_up(points: list[int], place: Column) -> Column:
    """``points[place]``; a place that is no option gives NULL."""
    right = place.between(0, len(points) - 1)
    return ibis.ifelse(right, ibis.array(points)[place], ibis.null("int32"))


def _flags(item: FlagsItem, table: Any, rules: Rules) -> Column:
    mask = table[f"q_{item.question}"]
    codes = rules.questions[item.question].codes
    given = [(place, item.points[code]) for place, code in enumerate(codes) if item.points.get(code)]
    parts = [((mask >> place) & 1) * points for place, points in given]
    return reduce(add, parts) if parts else ibis.literal(0)


def bands_column(bands: tuple[Band, ...], number: Column, size: Column | None) -> Column:
    """Points of the band the number falls in, bounds times ``size``; 0 outside every band, NULL for NULL."""
    points: Column = ibis.literal(0)
    for band in reversed(bands):
        points = ibis.ifelse(_in_band(band, number, 1 if size is None else size), band.points, points)
    return ibis.ifelse(number.isnull(), ibis.null("int32"), points)


def _in_band(band: Band, number: Column, size: Column | int) -> Column:
    begun = number >= size * band.least
    return begun if band.most is None else begun & (number < size * (band.most + 1))


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
