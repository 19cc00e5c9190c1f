"""Score items compiled to functions that give what was met and the points for it."""

from collections.abc import Callable

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
from rasoat.law.scoring.conditions import compile_condition, compile_member_condition, count_members
from rasoat.law.scoring.household import Facts

Level = str | int | tuple[int, int] | None
"""What was met: the option, the ticked options joined by "+", the quantity (a count), quantity and number of
the band (0 outside every band), the number of the step; None where nothing was met."""

Points = Callable[[Facts], tuple[Level, int]]


def compile_item(item: ScoredItem, review_ymd: int) -> Points:
    """A function from facts to (level, points). Lookups are settled later, from the other totals."""
    points = _shape(item, review_ymd)
    if item.only_when is None:
        return points
    applies = compile_condition(item.only_when, review_ymd)
    return lambda facts: points(facts) if applies(facts) else (None, 0)


def _shape(item: ScoredItem, review_ymd: int) -> Points:
    match item:
        case ChoiceItem():
            return _choice(item)
        case FlagsItem():
            return _flags(item)
        case CountItem():
            return _count(item, review_ymd)
        case BandItem() | BandPerMemberItem():
            return _band(item, review_ymd)
        case ConditionItem():
            return _steps(item, review_ymd)
        case LookupItem():
            return lambda _facts: (None, 0)


def _choice(item: ChoiceItem) -> Points:
    name, points = item.question, item.points

    def give(facts: Facts) -> tuple[Level, int]:
        answer = facts.answers.get(name)
        return (answer, points[answer]) if isinstance(answer, str) else (None, 0)

    return give


def _flags(item: FlagsItem) -> Points:
    name, points = item.question, item.points

    def give(facts: Facts) -> tuple[Level, int]:
        ticked = facts.answers.get(name)
        if not isinstance(ticked, frozenset):
            return None, 0
        return "+".join(code for code in points if code in ticked), sum(points[code] for code in ticked)

    return give


def _count(item: CountItem, review_ymd: int) -> Points:
    quantity, each, cap = compile_quantity(item.quantity, review_ymd), item.points_each, item.cap

    def give(facts: Facts) -> tuple[Level, int]:
        number = quantity(facts)
        return (None, 0) if number is None else (number, min(number * each, cap))

    return give


def _band(item: BandItem | BandPerMemberItem, review_ymd: int) -> Points:
    quantity, bands = compile_quantity(item.quantity, review_ymd), item.bands
    per_member = item.shape == "band_per_member"

    def give(facts: Facts) -> tuple[Level, int]:
        number = quantity(facts)
        if number is None:
            return None, 0
        band, points = in_band(bands, number, facts.size if per_member else 1)
        return (number, band), points

    return give


def in_band(bands: tuple[Band, ...], number: int, size: int = 1) -> tuple[int, int]:
    """Number (from 1) and points of the band it falls in, bounds times ``size``; (0, 0) outside all."""
    for place, band in enumerate(bands, start=1):
        if band.least * size <= number and (band.most is None or number < (band.most + 1) * size):
            return place, band.points
    return 0, 0


def _steps(item: ConditionItem, review_ymd: int) -> Points:
    steps = tuple((compile_condition(step.when, review_ymd), step.points) for step in item.steps)

    def give(facts: Facts) -> tuple[Level, int]:
        for number, (holds, points) in enumerate(steps, start=1):
            if holds(facts):
                return number, points
        return None, 0

    return give


def compile_quantity(quantity: Quantity, review_ymd: int) -> Callable[[Facts], int | None]:
    """A function that gives the quantity, None where it was not asked."""
    if quantity.question is not None:
        name = quantity.question
        return lambda facts: value if isinstance(value := facts.answers.get(name), int) else None
    if quantity.where is None:
        return lambda facts: facts.size
    where = compile_member_condition(quantity.where, review_ymd)
    return lambda facts: count_members(where, facts)
