"""A score as a page shows it: the law's own explanation, the decision table with values, the picture."""

from dataclasses import dataclass

from rasoat.common.words import Words
from rasoat.law.model.standard import Comparison, DecisionRow
from rasoat.law.reading.law import Law
from rasoat.law.scoring.describe import condition_words
from rasoat.law.scoring.explain import ExplainedLine, ExplainedThreshold, Explanation, Reference, reference
from rasoat.law.scoring.rules import Rules
from rasoat.web.pictures import Box, Plane, plane


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One row of the decision table, with values put in; one row matched."""

    condition: Words
    class_id: str
    matched: bool
    reference: Reference


@dataclass(frozen=True, slots=True)
class Score:
    """A household's score, explained."""

    class_id: str
    b1: int
    b2: int
    plane: Plane
    lines: tuple[ExplainedLine, ...]
    indicators: tuple[ExplainedLine, ...]
    thresholds: tuple[ExplainedThreshold, ...]
    decisions: tuple[DecisionLine, ...]


def score_of(explanation: Explanation, law: Law) -> Score:
    """The explanation made ready for its page."""
    rules, totals = explanation.rules, explanation.totals
    return Score(
        class_id=explanation.proposed.id,
        b1=totals["b1"],
        b2=totals["b2"],
        plane=plane(totals["b1"], totals["b2"], boxes(rules), last_b2=most_b2(rules)),
        lines=explanation.lines,
        indicators=explanation.indicators,
        thresholds=explanation.thresholds,
        decisions=decision_lines(rules, law, matched=explanation.decision.id),
    )


def decision_lines(rules: Rules, law: Law, *, matched: str = "") -> tuple[DecisionLine, ...]:
    """The decision table with the values of ``rules``, poorest class first."""
    return tuple(
        DecisionLine(condition_words(row, rules), row.becomes, row.id == matched, reference(row, law))
        for row in sorted(rules.decisions, key=lambda row: rules.classes[row.becomes].rank)
    )


def boxes(rules: Rules) -> tuple[Box, ...]:
    """The decision table as boxes on the plane of B1 and B2."""
    return tuple(_box(row, rules) for row in rules.decisions)


def most_b2(rules: Rules) -> int:
    """The highest B2 there can be: every indicator deprived."""
    return sum(indicator.points for indicator in rules.indicators)


def _box(row: DecisionRow, rules: Rules) -> Box:
    left = right = low = high = None
    for part in row.when:
        if part.total == "b1":
            left, right = _edges(part, rules)
        else:
            low, high = _edges(part, rules)
    return Box(row.becomes, left, right, low, high)


def _edges(part: Comparison, rules: Rules) -> tuple[int | None, int | None]:
    """The thresholds a total lies between; which side they belong to does not matter to a drawing."""
    first, last = part.above or part.at_least, part.at_most or part.below
    return (
        rules.thresholds[first].value if first else None,
        rules.thresholds[last].value if last else None,
    )
