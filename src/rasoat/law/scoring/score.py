"""Score one household: points line by line, totals, the row of the decision table that holds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from rasoat.common.problems import Problem
from rasoat.law.model.items import LookupItem, ScoredItem
from rasoat.law.model.standard import Comparison, DecisionRow, Indicator
from rasoat.law.scoring.conditions import HIGHEST, LOWEST, Test, compile_condition
from rasoat.law.scoring.faults import compile_faults
from rasoat.law.scoring.household import Household, facts_of, ymd
from rasoat.law.scoring.points import Level, compile_item, in_band
from rasoat.law.scoring.rules import Rules


class Line(NamedTuple):
    """One item of the score sheet: what was met, and its points. A tuple, since a province makes millions."""

    item: ScoredItem
    level: Level
    points: int


@dataclass(frozen=True, slots=True)
class Deprivation:
    """One indicator: deprived or not, and its points."""

    indicator: Indicator
    deprived: bool
    points: int


@dataclass(frozen=True, slots=True)
class Scored:
    """A proposal, never a status: a class exists only by decision (TT 17/2016 art. 2)."""

    rules: Rules
    totals: dict[str, int]
    decision: DecisionRow
    lines: tuple[Line, ...]
    deprivations: tuple[Deprivation, ...]

    @property
    def class_id(self) -> str:
        """Id of the proposed class."""
        return self.decision.becomes

    @property
    def group(self) -> str:
        """ "poor", "near_poor" or "above"."""
        return self.rules.classes[self.decision.becomes].group


@dataclass(frozen=True, slots=True)
class NotScored:
    """No score, and every reason why."""

    rules: Rules
    problems: tuple[Problem, ...]


class Scorer:
    """Rules compiled once, then used for any number of households."""

    def __init__(self, rules: Rules) -> None:
        """Compile ``rules``: about a millisecond."""
        review_ymd = ymd(rules.review_date)
        self.rules = rules
        self._faults = compile_faults(rules, review_ymd)
        self._items = tuple((item, compile_item(item, review_ymd)) for item in rules.items)
        self._has_lookups = any(isinstance(item, LookupItem) for item in rules.items)
        self._indicators = tuple(
            (Deprivation(row, True, row.points), Deprivation(row, False, 0), _deprived(row, review_ymd))
            for row in rules.indicators
        )
        self._decisions = tuple((row, _decides(row, rules)) for row in rules.decisions)
        self._sheet_total = rules.sheet.total
        self._other_total = next((t.id for t in rules.standard.totals if t.of == "indicators"), None)
        self._looked_up = tuple(t for t in rules.standard.totals if t.of == "lookup")

    def score(self, household: Household) -> Scored | NotScored:
        """Score and explain. Any fault in the answers gives NotScored, never points."""
        facts = facts_of(household)
        problems = tuple(self._faults(facts))
        if problems:
            return NotScored(self.rules, problems)
        deprivations = tuple([yes if test(facts) else no for yes, no, test in self._indicators])
        totals = (
            {} if self._other_total is None else {self._other_total: sum([d.points for d in deprivations])}
        )
        lines = tuple([Line(item, *points(facts)) for item, points in self._items])
        if self._has_lookups:
            lines = tuple(_looked_up(line, totals) for line in lines)
        totals[self._sheet_total] = sum([line.points for line in lines])
        for total in self._looked_up:
            totals[total.id] = in_band(total.bands, totals[total.on or ""])[1]
        return Scored(self.rules, totals, self.decide(totals), lines, deprivations)

    def decide(self, totals: dict[str, int]) -> DecisionRow:
        """The row of the decision table that holds; the checks of the law make sure there is just one."""
        return next(row for row, holds in self._decisions if holds(totals))


def _looked_up(line: Line, totals: dict[str, int]) -> Line:
    """A look-up line gets its points once the total it looks at is known; other lines stay."""
    if not isinstance(line.item, LookupItem):
        return line
    total = totals[line.item.total]
    band, points = in_band(line.item.bands, total)
    return Line(line.item, (total, band), points)


def _deprived(indicator: Indicator, review_ymd: int) -> Test:
    if indicator.deprived_when is None:
        raise ValueError(f"{indicator.id} has no threshold")
    return compile_condition(indicator.deprived_when, review_ymd)


def _decides(row: DecisionRow, rules: Rules) -> Callable[[dict[str, int]], bool]:
    ranges = tuple((part.total, *bounds_of(part, rules)) for part in row.when)
    return lambda totals: all(low <= totals[total] <= high for total, low, high in ranges)


def bounds_of(comparison: Comparison, rules: Rules) -> tuple[int, int]:
    """First and last value of the total that pass, both included."""
    low, high = LOWEST, HIGHEST
    if comparison.above is not None:
        low = rules.thresholds[comparison.above].value + 1
    if comparison.at_least is not None:
        low = max(low, rules.thresholds[comparison.at_least].value)
    if comparison.at_most is not None:
        high = rules.thresholds[comparison.at_most].value
    if comparison.below is not None:
        high = min(high, rules.thresholds[comparison.below].value - 1)
    return low, high
