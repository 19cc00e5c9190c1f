"""Evidence of households: a person is likelier the same when others of the household are found together too.

Inside two households everybody is matched with one person at most, the best match first. So a father is not
taken for his son, nor a twin for the other, where each has a better match.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product
from typing import Final

from rasoat.register.duplicates.rows import Rows
from rasoat.register.duplicates.scoring import Weighed

Both = tuple[int, int]
Matches = set[tuple[int, int]]
_NOBODY: Final[Matches] = set()


class Households:
    """Who is matched with whom between each two households that share somebody.

    ``least`` is the weight from which a pair is a shared member. Households go by their number in ``rows``.
    """

    def __init__(self, pairs: Iterable[Weighed], rows: Rows, least: float) -> None:
        self.household_of = rows.household_of
        self.sizes = Counter(rows.household_of)
        groups: dict[Both, list[Weighed]] = defaultdict(list)
        for pair in pairs:
            if pair.weight >= least:
                groups[self.of(pair.left, pair.right)].append(pair)
        self.matches = {both: _one_to_one(group) for both, group in groups.items() if both[0] != both[1]}

    def of(self, left: int, right: int) -> Both:
        """The two households of two rows, the smaller number first."""
        one, other = self.household_of[left], self.household_of[right]
        return (one, other) if one <= other else (other, one)

    def level(self, pair: Weighed) -> str | None:
        """What the rest of the two households says of this pair; None where one side lives alone."""
        both = self.of(pair.left, pair.right)
        if both[0] == both[1]:
            return "one"
        others = min(self.sizes[both[0]], self.sizes[both[1]]) - 1
        if not others:
            return None
        matches = self.matches.get(both, _NOBODY)
        found = len(matches) - ((pair.left, pair.right) in matches)
        return "most" if 2 * found >= others else "some" if found else "none"

    def has_better(self, pair: Weighed) -> bool:
        """Whether one of the two is matched with somebody else of the other household."""
        matches = self.matches.get(self.of(pair.left, pair.right))
        if not matches or (pair.left, pair.right) in matches:
            return False
        return any(pair.left in one or pair.right in one for one in matches)

    def unmatched(self) -> Iterator[tuple[int, int]]:
        """Of each two households that share a third of the smaller: the others of both, each with each."""
        shared = {both: matches for both, matches in self.matches.items() if self._third(both, len(matches))}
        members = self._members(set(chain.from_iterable(shared)))
        for both, matches in shared.items():
            taken = set(chain.from_iterable(matches))
            for pair in product(*([row for row in members[one] if row not in taken] for one in both)):
                yield min(pair), max(pair)

    def _third(self, both: Both, count: int) -> bool:
        return 3 * count >= min(self.sizes[one] for one in both)

    def _members(self, households: set[int]) -> Mapping[int, list[int]]:
        members: dict[int, list[int]] = defaultdict(list)
        for row, household in enumerate(self.household_of):
            if household in households:
                members[household].append(row)
        return members


def _one_to_one(group: list[Weighed]) -> Matches:
    chosen: Matches = set()
    taken: set[int] = set()
    for pair in sorted(group, key=lambda one: (-one.weight, one.left, one.right)):
        if pair.left not in taken and pair.right not in taken:
            chosen.add((pair.left, pair.right))
            taken |= {pair.left, pair.right}
    return chosen
