"""Households with whole, valid answers, made from the law itself: whatever is asked is answered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from rasoat.common.partial_dates import PartialDate
from rasoat.law.reading.load import shipped
from rasoat.law.scoring.book import RuleBook
from rasoat.law.scoring.conditions import compile_condition, compile_member_condition
from rasoat.law.scoring.household import Household, Member, facts_of, ymd
from rasoat.law.scoring.rules import Rules
from rasoat.law.scoring.score import Scorer
from rasoat.register.values import NewHousehold, NewMember, NewSurvey, Years

REVIEW_DAY = date(2018, 10, 5)
YEARS = Years("periodic-2018", 2018, 2019, "vn-2016-2020", date(2018, 11, 15))


@cache
def scorer(
    area: str = "rural", region: str = "central_highlands", day: date = REVIEW_DAY, list_year: int = 2019
) -> Scorer:
    """The scorer of one kind of village, from the law as shipped."""
    return RuleBook(shipped()).scorer(list_year, area, region, day)


def surveyed(village: int, head: str = "Trần Thị Mẫu", *, rich: bool = False, **more: object) -> NewHousehold:
    """A surveyed household of two in a village: poor, or not when ``rich``."""
    people = two_people(head, rich)
    household = NewHousehold(village=village, members=people, registered_on=REVIEW_DAY, residence="permanent")
    return with_survey(replace(household, **more), answers(people, rich))


def with_survey(household: NewHousehold, said: Mapping[str, object]) -> NewHousehold:
    """The household with a survey of these answers, scored."""
    people = tuple(Member(member.birth, member.answers) for member in household.members)
    scored = scorer().score(Household(said, people))
    return replace(household, survey=NewSurvey(REVIEW_DAY, "Y Mẫu", said, scored, "none"))


def two_people(head: str, rich: bool = False, judge: Scorer | None = None) -> tuple[NewMember, ...]:
    """A woman and a child, with every answer about them that the rules of ``judge`` ask for."""
    return (
        _person(head, "head", "female", "1971-03-02", rich, judge or scorer()),
        _person(f"{head} Con", "child", "male", "2009", rich, judge or scorer()),
    )


def answers(
    people: tuple[NewMember, ...], rich: bool = False, judge: Scorer | None = None
) -> dict[str, object]:
    """An answer to every question asked: the first option, or the last."""
    rules, found = (judge or scorer()).rules, {}
    day = rules.review_date
    for question in _in_order(rules):
        facts = facts_of(Household(found, tuple(Member(one.birth, one.answers) for one in people)))
        asked = question.asked_when
        if asked is None or compile_condition(asked, ymd(day))(facts):
            found[question.id] = _answer(question, rich)
    return found


def _person(name: str, relation: str, sex: str, birth: str, rich: bool, judge: Scorer) -> NewMember:
    born = PartialDate.parse(birth)
    found: dict[str, object] = {}
    for field in judge.rules.member_fields.values():
        asked = field.asked_when
        if asked is None or compile_member_condition(asked, ymd(judge.rules.review_date))(ymd(born), found):
            found[field.id] = _answer(field, rich)
    return NewMember(name, relation, sex, born, "01", None, found)


def _in_order(rules: Rules) -> list:
    """Questions that others depend on first."""
    return sorted(rules.questions.values(), key=lambda one: one.asked_when is not None)


def _answer(question, rich: bool) -> object:
    if question.kind == "number":
        return question.most if rich else question.least
    if question.kind == "flags":
        return frozenset(question.codes) if rich else frozenset()
    return question.codes[0 if rich else -1]
