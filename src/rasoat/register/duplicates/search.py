"""Finding who stands twice in one list, or in a new list and in the register.

1. Exact identity numbers, names and births, villages bring pairs together (``scoring.BLOCKS``); each is weighed.
2. The households of each pair are held against each other (``households``).
3. A band is given: see ``_band``.

The same people give the same answer, in whatever order they come.
"""

from collections.abc import Iterable, Sequence
from itertools import product

from rasoat.register.duplicates.columns import columns
from rasoat.register.duplicates.comparisons import COMPARISONS, HOUSEHOLD
from rasoat.register.duplicates.found import Band, Found, HouseholdPair, PersonPair, speaks_against
from rasoat.register.duplicates.households import Households
from rasoat.register.duplicates.person import Person
from rasoat.register.duplicates.scoring import Weighed, weigh, weigh_these
from rasoat.register.duplicates.weights import Weights, shipped

_IDENTITY = [one.id for one in COMPARISONS].index("identity")


def find_within(people: Iterable[Person], weights: Weights | None = None) -> Found:
    """Who stands twice in one list. Ids must differ (ValueError)."""
    weights = weights or shipped()
    rows = _ordered(people)
    households = {household: number for number, household in enumerate(sorted({one.household for one in rows}))}
    table = columns(rows)
    return _judged(rows, [households[one.household] for one in rows], weigh(table, weights), weights)


def link(new: Iterable[Person], known: Iterable[Person], weights: Weights | None = None) -> Found:
    """Who of ``new`` (left) stands among ``known`` (right). The two lists number households on their own."""
    weights = weights or shipped()
    rows, household_of, sides = _both(new, known)
    pairs = weigh(columns(rows, sides), weights, across=True) if rows else []
    return _judged(rows, household_of, pairs, weights)


def compare(left: Iterable[Person], right: Iterable[Person], weights: Weights | None = None) -> tuple[PersonPair, ...]:
    """Each of ``left`` with each of ``right``, also where they are no match at all. Meant for two households."""
    weights = weights or shipped()
    rows, household_of, sides = _both(left, right)
    wanted = product((row for row, side in enumerate(sides) if not side), (row for row, side in enumerate(sides) if side))
    pairs = weigh_these(columns(rows, sides), wanted, weights)
    return tuple(_judgements(rows, Households(pairs, household_of, weights.thresholds.member), pairs, weights))


def _ordered(people: Iterable[Person]) -> list[Person]:
    rows = sorted(people)
    for one, following in zip(rows, rows[1:], strict=False):
        if one.id == following.id:
            raise ValueError(f"two persons have the id {one.id}")
    return rows


def _both(left: Iterable[Person], right: Iterable[Person]) -> tuple[list[Person], list[int], list[int]]:
    """All rows, the left list first; a number for each one's household; 0 or 1 for the list."""
    lists = _ordered(left), _ordered(right)
    numbers: dict[tuple[int, int], int] = {}
    sides = [side for side, people in enumerate(lists) for _ in people]
    rows = [*lists[0], *lists[1]]
    household_of = [
        numbers.setdefault((side, one.household), len(numbers)) for side, one in zip(sides, rows, strict=True)
    ]
    return rows, household_of, sides


def _judged(rows: Sequence[Person], household_of: Sequence[int], pairs: list[Weighed], weights: Weights) -> Found:
    households = Households(pairs, household_of, weights.thresholds.member)
    persons = [one for one in _judgements(rows, households, pairs, weights) if one.band is not Band.NO]
    return Found(tuple(persons), tuple(_household_pairs(rows, households, persons)))


def _judgements(
    rows: Sequence[Person], households: Households, pairs: Iterable[Weighed], weights: Weights
) -> Iterable[PersonPair]:
    shares = weights.shares[HOUSEHOLD.id]
    for pair in pairs:
        level = households.level(pair)
        each = (*pair.weights, round(shares[level].weight, 2) if level else 0.0)
        levels = (*pair.levels, level)
        total = round(sum(each), 2)
        band = _band(total, levels, households.has_better(pair), weights)
        yield PersonPair(rows[pair.left].id, rows[pair.right].id, total, band, levels, each)


def _band(weight: float, levels: tuple[str | None, ...], has_better: bool, weights: Weights) -> Band:
    """The same identity number is never passed over; whatever speaks against is never certain."""
    same_number = levels[_IDENTITY] == "same"
    if not same_number and (has_better or weight < weights.thresholds.to_settle):
        return Band.NO
    if has_better or speaks_against(levels):
        return Band.TO_SETTLE
    return Band.CERTAIN if same_number or weight >= weights.thresholds.certain else Band.TO_SETTLE


def _household_pairs(
    rows: Sequence[Person], households: Households, persons: Sequence[PersonPair]
) -> Iterable[HouseholdPair]:
    """Households with at least half of the smaller one in common."""
    bands = {(one.left, one.right): one.band for one in persons}
    for both, matches in sorted(households.matches.items()):
        pairs = [(rows[left].id, rows[right].id) for left, right in sorted(matches)]
        shared = tuple(pair for pair in pairs if pair in bands)
        smaller, larger = sorted(households.sizes[one] for one in both)
        if shared and 2 * len(shared) >= smaller:
            sure = len(shared) == smaller > 1 and 2 * smaller >= larger
            sure = sure and all(bands[pair] is Band.CERTAIN for pair in shared)
            yield _household_pair(rows, matches, shared, (smaller, larger), sure)
