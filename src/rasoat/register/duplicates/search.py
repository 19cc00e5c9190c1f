"""Finding who stands twice in one list, or in a new list and in the register.

1. Identity numbers, names, births and villages bring pairs together (``scoring.BLOCKS``); each is weighed.
2. The households of each pair are held against each other (``households``), member by member.
3. A band is given: see ``_band``.

The same people give the same answer, in whatever order they come.
"""

from collections.abc import Iterable, Iterator
from itertools import product

from rasoat.common.collection import collection_paused
from rasoat.register.duplicates.columns import columns
from rasoat.register.duplicates.comparisons import COMPARISONS, HOUSEHOLD
from rasoat.register.duplicates.found import Band, Found, HouseholdPair, PersonPair, speaks_against
from rasoat.register.duplicates.households import Households
from rasoat.register.duplicates.person import Person
from rasoat.register.duplicates.rows import Rows, rows_of
from rasoat.register.duplicates.scoring import Weighed, weigh, weigh_these
from rasoat.register.duplicates.weights import Weights, shipped

_IDENTITY, _NAME, _HOUSEHOLD = 0, 1, len(COMPARISONS)
"""Places in the levels of a pair."""


def find_within(people: Iterable[Person], weights: Weights | None = None) -> Found:
    """Who stands twice in one list; left is the smaller id. Ids must differ (ValueError)."""
    return _found(rows_of(people), weights or shipped(), across=False)


def link(new: Iterable[Person], known: Iterable[Person], weights: Weights | None = None) -> Found:
    """Who of ``new`` (left) stands among ``known`` (right). Each list has numbers of its own."""
    return _found(rows_of(new, known), weights or shipped(), across=True)


def compare(
    left: Iterable[Person], right: Iterable[Person], weights: Weights | None = None
) -> tuple[PersonPair, ...]:
    """Each of ``left`` with each of ``right``, be they no match at all. Meant for two households."""
    weights = weights or shipped()
    rows = rows_of(left, right)
    first = rows.sides.count(0)
    pairs = weigh_these(columns(rows), product(range(first), range(first, len(rows.people))), weights)
    return tuple(_judged(rows, Households(pairs, rows, weights.thresholds.member), pairs, weights))


def _found(rows: Rows, weights: Weights, *, across: bool) -> Found:
    if not rows.people:
        return Found((), ())
    # Millions of small values are made, none in a circle.
    with collection_paused():
        pairs, households = _candidates(rows, weights, across=across)
        persons = tuple(one for one in _judged(rows, households, pairs, weights) if one.band is not Band.NO)
        return Found(persons, tuple(_household_pairs(rows, households, persons)))


def _candidates(rows: Rows, weights: Weights, *, across: bool = False) -> tuple[list[Weighed], Households]:
    """Pairs of rows that stand out by themselves, and of the households these stand in everybody else."""
    table, least = columns(rows), weights.thresholds.member
    pairs = weigh(table, weights, across=across)
    rest = set(Households(pairs, rows, least).unmatched()) - {(one.left, one.right) for one in pairs}
    pairs = sorted([*pairs, *weigh_these(table, rest, weights)])
    return pairs, Households(pairs, rows, least)


def _judged(
    rows: Rows, households: Households, pairs: Iterable[Weighed], weights: Weights
) -> Iterator[PersonPair]:
    shares = weights.shares[HOUSEHOLD.id]
    for pair in pairs:
        level = households.level(pair)
        each = (*pair.weights, round(shares[level].weight, 2) if level else 0.0)
        levels = (*pair.levels, level)
        total = round(sum(each), 2)
        band = _band(total, levels, households.has_better(pair), weights)
        ids = rows.people[pair.left].id, rows.people[pair.right].id
        yield PersonPair(*ids, total, band, levels, each)


def _band(weight: float, levels: tuple[str | None, ...], has_better: bool, weights: Weights) -> Band:
    """The same identity number is never passed over; whatever speaks against is never certain."""
    same_number = levels[_IDENTITY] == "same"
    if not same_number and (has_better or _siblings(levels) or weight < weights.thresholds.to_settle):
        return Band.NO
    if has_better or speaks_against(levels):
        return Band.TO_SETTLE
    return Band.CERTAIN if same_number or weight >= weights.thresholds.certain else Band.TO_SETTLE


def _siblings(levels: tuple[str | None, ...]) -> bool:
    """Whether two of one household are not of one name: twins are often called nearly alike."""
    return levels[_HOUSEHOLD] == "one" and levels[_NAME] not in ("spelled", "bare", "order")


def _household_pairs(
    rows: Rows, households: Households, persons: Iterable[PersonPair]
) -> Iterator[HouseholdPair]:
    """Households with at least half of the smaller one in common."""
    bands = {(one.left, one.right): one.band for one in persons}
    for (left, right), matches in sorted(households.matches.items()):
        pairs = [(rows.people[one].id, rows.people[other].id) for one, other in sorted(matches)]
        shared = [pair for pair in pairs if pair in bands]
        sizes = households.sizes[left], households.sizes[right]
        if shared and 2 * len(shared) >= min(sizes):
            sure = all(bands[pair] is Band.CERTAIN for pair in shared) and _all_there(len(shared), sizes)
            ids = rows.household_ids[left], rows.household_ids[right]
            band = Band.CERTAIN if sure else Band.TO_SETTLE
            yield HouseholdPair(*ids, *sizes, tuple(shared), band)


def _all_there(shared: int, sizes: tuple[int, int]) -> bool:
    """Whether all of the smaller household, two at least, stand in the other, and that is not much larger."""
    return shared == min(sizes) > 1 and 2 * shared >= max(sizes)
