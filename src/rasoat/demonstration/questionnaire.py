"""Filling in the questionnaire of a village: what the rules ask is answered, nothing else is."""

from collections.abc import Mapping
from functools import cache
from random import Random

from rasoat.common.partial_dates import PartialDate
from rasoat.demonstration import household_answers, member_answers
from rasoat.demonstration.circumstances import Circumstances
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.book import RuleBook
from rasoat.law.scoring.conditions import compile_condition, compile_member_condition
from rasoat.law.scoring.household import Answer, Facts, ymd
from rasoat.law.scoring.rules import Rules
from rasoat.law.scoring.score import Scorer

__all__ = ["Questionnaire", "rule_book"]


@cache
def rule_book() -> RuleBook:
    """The scorers of the law that comes with the system."""
    return RuleBook(shipped())


class Questionnaire:
    """The questions that one set of rules needs, each with its test of whether it is asked."""

    def __init__(self, scorer: Scorer) -> None:
        """KeyError when the rules ask something that ``answers.toml`` does not know to answer."""
        rules: Rules = scorer.rules
        day = rules.review_date
        review_ymd = day.year * 10_000 + day.month * 100 + day.day
        household = household_answers.answering()
        self.scorer = scorer
        self._day = day
        self._questions = tuple(
            (name, household[name], one.asked_when and compile_condition(one.asked_when, review_ymd))
            for name, one in rules.questions.items()
        )
        self._fields = tuple(
            (
                name,
                member_answers.ANSWERING[name],
                one.asked_when and compile_member_condition(one.asked_when, review_ymd),
            )
            for name, one in rules.member_fields.items()
        )

    def about_member(
        self, chance: Random, birth: PartialDate, household: Circumstances, *, all_insured: bool
    ) -> dict[str, str | int]:
        """The answers about one member."""
        asked = member_answers.Asked(birth.age_on(self._day), household, all_insured)
        answers: dict[str, str | int] = {}
        born = ymd(birth)
        for name, answer, applies in self._fields:
            if applies is None or applies(born, answers):
                answers[name] = answer(chance, asked, answers)
        return answers

    def about_household(
        self,
        chance: Random,
        household: Circumstances,
        members: tuple[tuple[int, Mapping[str, str | int]], ...],
    ) -> dict[str, Answer]:
        """The answers about the household; members as (birth_ymd, answers)."""
        answers: dict[str, Answer] = {}
        facts = Facts(answers, members, len(members))
        for name, answer, applies in self._questions:
            if applies is None or applies(facts):
                answers[name] = answer(chance, household, len(members))
        return answers
