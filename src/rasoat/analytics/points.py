"""Score items as column expressions: one CASE an item, a branch for each number of points.

An answer that is not there meets no branch and gives 0.
"""

from collections.abc import Iterable
from functools import reduce
from operator import add
from typing import Any

import ibis

from rasoat.analytics.coding import allowed
from rasoat.analytics.conditions import Column, condition_column, is_one_of
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
    points = _shape(item, table, features, rules)
    if item.only_when is not None:
        applies = condition_column(item.only_when, table, features, rules.questions)
        points = ibis.ifelse(applies == 1, points, 0)
    return points.cast("int32")


def _shape(item: ScoredItem, table: Any, features: Features, rules: Rules) -> Column:
    match item:
        case ChoiceItem():
            codes = rules.questions[item.question].codes
            return _choice([item.points.get(code, 0) for code in codes], table[f"a_{item.question}"])
        case FlagsItem():
            codes = rules.questions[item.question].codes
            return _flags([item.points.get(code, 0) for code in codes], table[f"a_{item.question}"])
        case LookupItem():
            return bands_column(item.bands, table[item.total])
        case ConditionItem():
            return _cases(
                (condition_column(step.when, table, features, rules.questions) == 1, step.points)
                for step in item.steps
            )
    return _of_quantity(item, table, features, rules)


def _choice(points: list[int], place: Column) -> Column:
    """One branch for each number of points; options of 0 points need none."""
    worth = sorted({given for given in points if given})
    return _cases(
        (is_one_of(place, [at for at, given in enumerate(points) if given == one]), one) for one in worth
    )


def _flags(points: list[int], mask: Column) -> Column:
    """Bit by bit: points where it is set."""
    return reduce(add, [((mask >> place) & 1) * given for place, given in enumerate(points)])


def _cases(branches: Iterable[tuple[Column, int]]) -> Column:
    """Points of the first branch that holds, else 0."""
    found = list(branches)
    return ibis.cases(*found, else_=0) if found else ibis.literal(0)


def _of_quantity(
    item: CountItem | BandItem | BandPerMemberItem, table: Any, features: Features, rules: Rules
) -> Column:
    number = quantity_column(item.quantity, table, features)
    if isinstance(item, CountItem):
        points = ibis.least(number * item.points_each, item.cap)
    else:
        points = bands_column(item.bands, number, table["size"] if isinstance(item, BandPerMemberItem) else 1)
    question = rules.questions.get(item.quantity.question or "")
    if question is None or question.asked_when is None:
        return points
    return ibis.ifelse(number >= allowed(question)[0], points, 0)


def bands_column(bands: tuple[Band, ...], number: Column, size: Any = 1) -> Column:
    """Points of the band the number falls in, bounds times ``size``; 0 outside every band.

    Asked from above: the first bound that is reached decides, so each branch is one comparison.
    """
    reached: dict[int, int] = {}
    for band in sorted(bands, key=lambda band: band.least):
        reached[band.least] = band.points
        if band.most is not None:
            reached[band.most + 1] = 0
    return _cases((number >= size * bound, points) for bound, points in reversed(reached.items()))


def quantity_column(quantity: Quantity, table: Any, features: Features) -> Column:
    """The quantity for each household."""
    if quantity.question is not None:
        return table[f"a_{quantity.question}"]
    return table["size"] if quantity.where is None else table[features.count_of(quantity.where)]
