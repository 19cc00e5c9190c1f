"""An enumerator's visit to a household of the review list: its members, their answers, now and then a gap."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final

from rasoat.demonstration.chance import between, one_of
from rasoat.demonstration.circumstances import (
    Circumstances,
    Group,
    Surroundings,
    circumstances_of,
    surroundings_of,
)
from rasoat.demonstration.data_files import read_toml
from rasoat.demonstration.family import make_family
from rasoat.demonstration.member_answers import all_insured
from rasoat.demonstration.names import random_name
from rasoat.demonstration.papers import birth_date, identity_number, residence
from rasoat.demonstration.plan import VillagePlan
from rasoat.demonstration.questionnaire import Questionnaire, rule_book
from rasoat.demonstration.seed import PLAYED
from rasoat.law.scoring.household import ymd
from rasoat.law.scoring.score import NotScored, Scored
from rasoat.surveys.survey import LastClass, SurveyedHousehold, SurveyedMember

LEFT_EMPTY: Final = 0.008
"""Share of surveys in which an answer was not written down."""
_LAST_CLASS: Final[dict[Group, LastClass]] = {"poor": "poor", "near_poor": "near_poor", "applicant": "none"}


@dataclass(frozen=True, slots=True)
class Visits:
    """An enumerator's day in a village: one day, so that all ages in the village are those of one day."""

    village: VillagePlan
    surroundings: Surroundings
    day: date
    enumerator: str
    questionnaire: Questionnaire

    def survey(self, chance: Random, number: str, people: str, group: Group) -> SurveyedHousehold:
        """One household visited."""
        circumstances = circumstances_of(group, self.surroundings, chance)
        members = self._members(chance, people, circumstances)
        asked = tuple((ymd(member.birth), member.answers) for member in members)
        household = SurveyedHousehold(
            row=0,
            code=None,
            village=self.village.name.title,
            village_code=None,
            local_number=number,
            residence=residence(chance),
            review_date=self.day,
            last_class=_LAST_CLASS[group],
            enumerator=self.enumerator,
            answers=self.questionnaire.about_household(chance, circumstances, asked),
            members=members,
        )
        return household if self.village.commune.code in PLAYED else _with_gaps(chance, household)

    def _members(self, chance: Random, people: str, household: Circumstances) -> tuple[SurveyedMember, ...]:
        insured = all_insured(chance, household)
        family = make_family(chance, people)
        births = [birth_date(chance, person.age, self.day) for person in family]
        return tuple(
            SurveyedMember(
                number=number,
                name=person.name,
                relation=person.relation,
                sex=person.sex,
                birth=birth,
                ethnic_group=people,
                identity_number=identity_number(chance, person.sex, birth, person.age),
                answers=self.questionnaire.about_member(chance, birth, household, all_insured=insured),
            )
            for number, (person, birth) in enumerate(zip(family, births, strict=True), start=1)
        )


def visits_to(village: VillagePlan, chance: Random) -> Visits:
    """The day, the enumerator and the surroundings of a village's visits."""
    day = _visit_day(chance)
    enumerator = f"{random_name(chance, '01')} (trình diễn)"
    questionnaire = _questionnaire(village.commune.area, village.commune.region, day)
    return Visits(village, surroundings_of(village, chance), day, enumerator, questionnaire)


def score(village: VillagePlan, household: SurveyedHousehold) -> Scored | NotScored:
    """What the scores propose for a household of this village."""
    commune = village.commune
    scorer = _questionnaire(commune.area, commune.region, household.review_date).scorer
    return scorer.score(household.for_scoring())


def _with_gaps(chance: Random, household: SurveyedHousehold) -> SurveyedHousehold:
    """Now and then an answer was not written down: then the household gets no score."""
    if chance.random() >= LEFT_EMPTY:
        return household
    answers = dict(household.answers)
    del answers[one_of(chance, list(answers))]
    return replace(household, answers=answers)


def _visit_day(chance: Random) -> date:
    review = read_toml("figures.toml")["review"]
    first: date = review["first_day"]
    return first + timedelta(days=between(chance, 0, (review["last_day"] - first).days))


@cache
def _questionnaire(area: str, region: str, day: date) -> Questionnaire:
    list_year = read_toml("figures.toml")["review"]["list_year"]
    return Questionnaire(rule_book().scorer(list_year, "urban" if area == "urban" else "rural", region, day))
