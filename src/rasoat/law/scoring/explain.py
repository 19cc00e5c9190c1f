"""A score as a person reads it: every point with question, answer, rule, instrument and certainty.

What is stored is compact (item, level, points); the legal words are joined here, when shown.
"""

from dataclasses import dataclass
from typing import Any

from rasoat.common.words import Words
from rasoat.law.model.instrument import Instrument
from rasoat.law.model.sourced import Certainty, Sourced
from rasoat.law.model.standard import DecisionRow, HouseholdClass
from rasoat.law.reading.law import Law
from rasoat.law.scoring.describe import answer_words, decision_words, item_rule_words
from rasoat.law.scoring.rules import Rules, ThresholdInForce
from rasoat.law.scoring.score import Scored


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a value stands in the law."""

    instrument: Words
    """Number and title; the id where the instrument has no number."""
    place: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """One row of the explanation."""

    id: str
    no: int
    question: Words
    answer: Words
    points: int
    rule: Words
    reference: Reference


@dataclass(frozen=True, slots=True)
class ExplainedThreshold:
    """A threshold that was compared, and where its value stands."""

    id: str
    total: str
    words: Words
    value: int
    reference: Reference


@dataclass(frozen=True, slots=True)
class Explanation:
    """A proposed class with everything that led to it."""

    rules: Rules
    totals: dict[str, int]
    proposed: HouseholdClass
    lines: tuple[ExplainedLine, ...]
    indicators: tuple[ExplainedLine, ...]
    thresholds: tuple[ExplainedThreshold, ...]
    decision: DecisionRow
    decision_rule: Words
    decision_reference: Reference


Compact = dict[str, Any]
"""``{"hash", "totals", "decision", "class", "items": [[id, level, points]], "indicators": [[id, 0|1]]}``"""


def compact(scored: Scored) -> Compact:
    """What is stored of a score; small, and free of words."""
    return {
        "hash": scored.rules.hash,
        "totals": scored.totals,
        "decision": scored.decision.id,
        "class": scored.decision.becomes,
        "items": [[line.item.id, line.level, line.points] for line in scored.lines],
        "indicators": [[one.indicator.id, int(one.deprived)] for one in scored.deprivations],
    }


def explain(scored: Scored, law: Law) -> Explanation:
    """The explanation of a fresh score."""
    return expand(compact(scored), scored.rules, law)


def expand(stored: Compact, rules: Rules, law: Law) -> Explanation:
    """The explanation of a stored score, under the rules it was made with.

    Raises ValueError when ``rules`` are not those: other law, other words.
    """
    if stored["hash"] != rules.hash:
        raise ValueError(f"scored under {stored['hash']}, explained under {rules.hash}")
    decision = {row.id: row for row in rules.decisions}[stored["decision"]]
    return Explanation(
        rules=rules,
        totals=dict(stored["totals"]),
        proposed=rules.classes[stored["class"]],
        lines=_lines(stored, rules, law),
        indicators=_indicators(stored, rules, law),
        thresholds=_thresholds(rules, law),
        decision=decision,
        decision_rule=decision_words(decision, rules),
        decision_reference=reference(decision, law),
    )


def reference(entry: Sourced, law: Law) -> Reference:
    """Where an entry's value stands."""
    found = law.register.get(entry.source.instrument)
    return Reference(_named(found, entry.source.instrument), entry.source.place, entry.source.certainty)


def _named(found: Instrument | None, name: str) -> Words:
    if found is None:
        return Words(name, name)
    return Words(found.number, found.number) if found.number else found.words


def _lines(stored: Compact, rules: Rules, law: Law) -> tuple[ExplainedLine, ...]:
    items = {item.id: item for item in rules.items}
    return tuple(
        ExplainedLine(
            id=name,
            no=items[name].no,
            question=items[name].words,
            answer=answer_words(items[name], level, rules),
            points=points,
            rule=item_rule_words(items[name], level, points),
            reference=reference(items[name], law),
        )
        for name, level, points in stored["items"]
    )


def _indicators(stored: Compact, rules: Rules, law: Law) -> tuple[ExplainedLine, ...]:
    rows = {row.id: row for row in rules.indicators}
    return tuple(
        ExplainedLine(
            id=name,
            no=rows[name].no,
            question=rows[name].words,
            answer=Words("Thiếu hụt", "Deprived") if deprived else Words("Không thiếu hụt", "Not deprived"),
            points=rows[name].points if deprived else 0,
            rule=rows[name].rule,
            reference=reference(rows[name], law),
        )
        for name, deprived in stored["indicators"]
    )


def _thresholds(rules: Rules, law: Law) -> tuple[ExplainedThreshold, ...]:
    compared = {name: part.total for row in rules.decisions for part in row.when for name in part.thresholds}
    return tuple(_threshold(rules.thresholds[name], total, law) for name, total in compared.items())


def _threshold(found: ThresholdInForce, total: str, law: Law) -> ExplainedThreshold:
    one = found.threshold
    return ExplainedThreshold(one.id, total, one.words, found.value, reference(found.entry, law))
