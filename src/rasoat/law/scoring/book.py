"""Scorers made once and kept: by list year, area, region, review date and variant."""

from datetime import date

from rasoat.law.model.sheet import AreaType
from rasoat.law.reading.law import Law
from rasoat.law.scoring.rules import rules_for
from rasoat.law.scoring.score import Scorer


class RuleBook:
    """The scorers of one law. Rules change only on certain dates, so few are ever made."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self._made: dict[tuple[int, str, str, date, str | None], Scorer] = {}

    def scorer(
        self, list_year: int, area: AreaType, region: str, review_date: date, variant: str | None = None
    ) -> Scorer:
        """The scorer for these households. Raises Refused naming what the law does not know yet."""
        key = (list_year, area, region, review_date, variant)
        if key not in self._made:
            rules = rules_for(self.law, list_year, area, region, review_date, variant=variant)
            self._made[key] = Scorer(rules)
        return self._made[key]
