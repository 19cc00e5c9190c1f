"""Evidence of households: a person is likelier the same when others of the household are found together too.

Inside two households everybody is matched with one person at most, the best match first. So a father is not taken for
his son, nor a twin for the other, where each has a better match.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rasoat.register.duplicates.scoring import Weighed

Matches = set[tuple[int, int]]


class Households:
    """The pairs of rows grouped by the two households they stand in.

    ``household_of`` tells the household of each row, ``least`` the weight from which a pair is a shared member.
    """

    def __init__(self, pairs: Iterable[Weighed], household_of: Sequence[int], least: float) -> None:
        self.household_of = household_of
        self.sizes: Mapping[int, int] = _sizes(household_of)
        groups: dict[tuple[int, int], list[Weighed]] = defaultdict(list)
        for pair in pairs:
            groups[self.of(pair)].append(pair)
        self.matches = {both: _one_to_one(group, least) for both, group in groups.items() if both[0] != both[1]}

    def of(self, pair: Weighed) -> tuple[int, int]:
        """The two households, the smaller number first."""
        left, right = self.household_of[pair.left], self.household_of[pair.right]
        return (left, right) if left <= right else (right, left)

    def level(self, pair: Weighed) -> str | None:
        """What the rest of the two households says of this pair; None where one side lives alone."""
        both = self.of(pair)
        if both[0] == both[1]:
            return "one"
        others = min(self.sizes[both[0]], self.sizes[both[1]]) - 1
        if not others:
            return None
        found = len(self.matches[both] - {pair[:2]})
        return "most" if 2 * found >= others else "some" if found else "none"

    def has_better(self, pair: Weighed) -> bool:
        """Whether one of the two is matched with somebody else of the other household."""
        matches = self.matches.get(self.of(pair), set())
        return pair[:2] not in matches and any(pair.left in one or pair.right in one for one in matches)


def _one_to_one(group: list[Weighed], least: float) -> Matches:
    chosen: Matches = set()
    taken: set[int] = set()
    for pair in sorted(group, key=lambda one: (-sum(one.weights), one.left, one.right)):
        if sum(pair.weights) >= least and pair.left not in taken and pair.right not in taken:
            chosen.add((pair.left, pair.right))
            taken |= {pair.left, pair.right}
    return chosen


def _sizes(household_of: Sequence[int]) -> Mapping[int, int]:
    sizes: dict[int, int] = defaultdict(int)
    for household in household_of:
        sizes[household] += 1
    return sizes
