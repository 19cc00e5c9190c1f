"""Filling in the questionnaire of a village: what the rules ask is answered, nothing else is."""

from collections.abc import Mapping
from functools import cache
from random import Random

from rasoat.common.partial_dates import PartialDate
from rasoat.demonstration import household_answers, member_answers
from rasoat.demonstration.circumstances import Circumstances
from rasoat.law.model.questions import MemberField
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.book import RuleBook
from rasoat.law.scoring.conditions import compile_condition, compile_member_condition
from rasoat.law.scoring.household import Answer, Facts, ymd
from rasoat.law.scoring.references import fields_in
from rasoat.law.scoring.score import Scorer


@cache
def rule_book() -> RuleBook:
    """The scorers of the law that comes with the system."""
    return RuleBook(shipped())


class _Field:
    """A field of a member: how it is answered, when it is asked, and whether the birth alone decides that."""

    def __init__(self, field: MemberField, review_ymd: int) -> None:
        self.name = field.id
        self.answer = member_answers.ANSWERING[field.id]
        asked_when = field.asked_when
        self.applies = None if asked_when is None else compile_member_condition(asked_when, review_ymd)
        self.by_birth_alone = asked_when is not None and not fields_in(asked_when)


class Questionnaire:
    """The questions that one set of rules needs, each with its test of whether it is asked."""

    def __init__(self, scorer: Scorer) -> None:
        """KeyError when the rules ask something that ``answers.toml`` does not know to answer."""
        rules = scorer.rules
        self.scorer = scorer
        self._day = rules.review_date
        review_ymd = ymd(PartialDate.of(rules.review_date))
        household = household_answers.answering()
        self._questions = tuple(
            (
                name,
                household[name],
                None if one.asked_when is None else compile_condition(one.asked_when, review_ymd),
            )
            for name, one in rules.questions.items()
        )
        self._fields = tuple(_Field(one, review_ymd) for one in rules.member_fields.values())
        self._asked_of: dict[int, tuple[_Field, ...]] = {}

    def about_member(
        self, chance: Random, birth: PartialDate, household: Circumstances, *, all_insured: bool
    ) -> dict[str, str | int]:
        """The answers about one member."""
        asked = member_answers.Asked(birth.age_on(self._day), household, all_insured)
        answers: dict[str, str | int] = {}
        born = ymd(birth)
        for field in self._fields_for(born):
            if field.applies is None or field.by_birth_alone or field.applies(born, answers):
                answers[field.name] = field.answer(chance, asked, answers)
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

    def _fields_for(self, born: int) -> tuple[_Field, ...]:
        """The fields that a person born then may be asked, found once for each birth date."""
        if born not in self._asked_of:
            self._asked_of[born] = tuple(
                field
                for field in self._fields
                if field.applies is None or not field.by_birth_alone or field.applies(born, {})
            )
        return self._asked_of[born]
