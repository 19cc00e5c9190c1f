"""Counts the shares by which duplicates are weighed: ``python -m benchmarks.duplicates_training``.

Writes ``src/rasoat/register/duplicates/data/weights.toml`` from labelled invented people of a seed of their
own. The same command gives the same file. Nothing is estimated from people in a register.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import inf
from pathlib import Path
from random import Random

from benchmarks.duplicates_people import Labelled, make_people
from rasoat.register.duplicates.columns import columns
from rasoat.register.duplicates.comparisons import COMPARISONS, HOUSEHOLD, Comparison
from rasoat.register.duplicates.found import speaks_against
from rasoat.register.duplicates.households import Households
from rasoat.register.duplicates.rows import Rows, rows_of
from rasoat.register.duplicates.scoring import Weighed, weigh, weigh_these
from rasoat.register.duplicates.weights import Share, Thresholds, Weights

TARGET = Path(__file__).parent.parent / "src/rasoat/register/duplicates/data/weights.toml"
PERSONS = 600_000
RANDOM_PAIRS = 2_000_000
PEOPLE_KNOWN_BEFORE = 20_000
NOTICED = 17.0
"""Below this hardly a pair is one person."""
SHARE_RIGHT = {"member": 0.9, "to_settle": 0.95, "certain": 0.999}
"""How many of all pairs that weigh as much or more must truly be one person."""

Shares = Mapping[str, Mapping[str, Share]]
Levels = list[tuple[Weighed, str | None]]
HEADER = """# Made by `python -m benchmarks.duplicates_training`; not to be edited. What it means: weights.py.
# Shares [m, u] of each level among same persons and among different ones; thresholds in bits.
"""


def train(persons: int = PERSONS, random_pairs: int = RANDOM_PAIRS, seed: str = "training") -> Weights:
    """Weights from people made for it: first of persons, then of households, then where to draw the lines."""
    made = make_people(persons, seed)
    rows = rows_of(made.people)
    shares = _person_shares(rows, made, random_pairs)
    alone = Weights(shares, Thresholds(0, 0, 0, NOTICED), PEOPLE_KNOWN_BEFORE)
    pairs = weigh(columns(rows), alone)
    member = _threshold([(one.weight, one[:2] in made.same_person) for one in pairs], SHARE_RIGHT["member"])
    levels = _household_levels(pairs, Households(pairs, rows, member))
    shares |= {HOUSEHOLD.id: _household_shares(levels, made)}
    settle, certain = _lines(levels, made, shares)
    return Weights(shares, Thresholds(certain, settle, member, NOTICED), PEOPLE_KNOWN_BEFORE)


def _lines(levels: Levels, made: Labelled, shares: Shares) -> tuple[float, float]:
    """From where to settle, and from where certain if nothing speaks against it."""
    totals = [(one.weight + _weight(shares, level), one[:2] in made.same_person) for one, level in levels]
    clear = [
        total
        for total, (one, level) in zip(totals, levels, strict=True)
        if not speaks_against((*one.levels, level))
    ]
    return _threshold(totals, SHARE_RIGHT["to_settle"]), _threshold(clear, SHARE_RIGHT["certain"])


def _person_shares(rows: Rows, made: Labelled, count: int) -> dict[str, Mapping[str, Share]]:
    """From all truly same pairs and ``count`` pairs at random."""
    even = {one.id: {level.id: Share(0.5, 0.5) for level in one.levels} for one in COMPARISONS}
    table, any_weights = columns(rows), Weights(even, Thresholds(0, 0, 0, 0), PEOPLE_KNOWN_BEFORE)
    same = weigh_these(table, made.same_person, any_weights)
    others = weigh_these(table, _random_pairs(len(rows.people), count) - made.same_person, any_weights)
    return {
        one.id: _shares(one, [pair.levels[place] for pair in same], [pair.levels[place] for pair in others])
        for place, one in enumerate(COMPARISONS)
    }


def _random_pairs(people: int, count: int) -> set[tuple[int, int]]:
    chance = Random("pairs")  # noqa: S311
    drawn = ((int(chance.random() * people), int(chance.random() * people)) for _ in range(count))
    return {(min(pair), max(pair)) for pair in drawn if pair[0] != pair[1]}


def _household_levels(pairs: Iterable[Weighed], households: Households) -> Levels:
    """What the households say of each pair of whom neither has a better match there."""
    return [(pair, households.level(pair)) for pair in pairs if not households.has_better(pair)]


def _household_shares(levels: Levels, made: Labelled) -> Mapping[str, Share]:
    both: dict[bool, list[str | None]] = {True: [], False: []}
    for pair, level in levels:
        both[pair[:2] in made.same_person].append(level)
    return _shares(HOUSEHOLD, both[True], both[False])


def _shares(
    comparison: Comparison, same: Sequence[str | None], others: Sequence[str | None]
) -> dict[str, Share]:
    """Shares among the pairs of which it is known; each level gets half a pair more, so none is nothing."""
    counts = [Counter(level for level in levels if level) for levels in (same, others)]
    extra = 0.5 * len(comparison.levels)
    totals = [count.total() + extra for count in counts]
    return {
        level.id: Share(
            *(
                float(f"{(count[level.id] + 0.5) / total:.3g}")
                for count, total in zip(counts, totals, strict=True)
            )
        )
        for level in comparison.levels
    }


def _weight(shares: Shares, level: str | None) -> float:
    return shares[HOUSEHOLD.id][level].weight if level else 0.0


def _threshold(judged: Iterable[tuple[float, bool]], right: float) -> float:
    """The least weight so that of all pairs with this weight and more this share is right."""
    least, count, hits = inf, 0, 0
    for weight, same in sorted(judged, reverse=True):
        count, hits = count + 1, hits + same
        if hits >= right * count:
            least = weight
    return round(least, 1)


def written(weights: Weights) -> str:
    """The file."""
    lines = [HEADER, f"people_known_before = {weights.people_known_before}", "", "[thresholds]"]
    lines += [f"{name} = {getattr(weights.thresholds, name)}" for name in Thresholds.__slots__]
    for comparison, levels in weights.shares.items():
        lines += ["", f"[shares.{comparison}]"]
        lines += [
            f"{level} = [{share.m}, {share.u}]  # {share.weight:+.1f}" for level, share in levels.items()
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(written(train()), encoding="utf-8")
    print(TARGET.read_text(encoding="utf-8"))
