"""A single survey is keyed in: scored, kept as answered, superseded only with a reason."""

from dataclasses import replace
from datetime import date

import pytest
from sample_households import YEARS, answers, surveyed

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.permissions import NotAllowed
from rasoat.people.queries import system_actor
from rasoat.register.actions.rebuild_register import rebuild_register
from rasoat.register.actions.record_survey import Taken, record_survey
from rasoat.register.loading import load_bulk
from rasoat.register.models import Assessment, Household, Member

DAY = date(2018, 11, 1)


@pytest.fixture
def household(db, small_province):
    """A household of two that nobody surveyed yet; its code, and the people's as a survey knows them."""
    new = surveyed(small_province.upper.unit.pk)
    with acting(system_actor("system.installer")) as installer:
        load_bulk([replace(new, survey=None, persons=2)], YEARS, acting_user=installer)
        return Household.objects.visible_to(installer).get().pk, new.members


@pytest.fixture
def enumerator(household, person_at, small_province):
    """Who surveys; afterwards the register is what its events say."""
    with acting(person_at(small_province.upper, role="enumerator")) as who:
        yield who
    with acting(system_actor("system.installer")) as installer:
        assert rebuild_register(acting_user=installer).same


def taken(household, *, rich=False, **more):
    """What a visit found, every question answered."""
    _, people = household
    codes = Member.objects.order_by("number").values_list("pk", flat=True)
    about = {code: dict(person.answers) for code, person in zip(codes, people, strict=True)}
    return replace(Taken(DAY, "Y Mẫu", answers(people, rich), about), **more)


def rules(household, said, who, **more):
    with pytest.raises(Refused) as refused:
        record_survey(household[0], said, YEARS, acting_user=who, **more)
    return {problem.rule for problem in refused.value.problems}


def test_it_is_scored_and_kept_as_answered(household, enumerator):
    made = record_survey(household[0], taken(household), YEARS, acting_user=enumerator)
    kept = Assessment.objects.get(pk=made.assessment)
    assert (kept.class_group, kept.enumerator, kept.review_date) == ("poor", "Y Mẫu", DAY)
    assert kept.persons == 2
    assert kept.import_id is None


def test_the_same_again_is_the_same_and_another_one_needs_a_reason(household, enumerator):
    first = record_survey(household[0], taken(household), YEARS, acting_user=enumerator)
    again = record_survey(household[0], taken(household), YEARS, acting_user=enumerator)
    assert again.assessment == first.assessment
    rich = taken(household, rich=True)
    assert rules(household, rich, enumerator) == {"survey.another"}
    other = record_survey(household[0], rich, YEARS, acting_user=enumerator, reason="Phúc tra")
    kept = Assessment.objects.get(pk=other.assessment)
    assert (kept.class_group, kept.supersedes, kept.reason) == ("above", first.assessment, "Phúc tra")
    assert not Assessment.objects.get(pk=first.assessment).current


def test_a_missing_answer_gives_no_score_and_says_which(household, enumerator):
    said = taken(household)
    name = next(iter(said.answers))
    fewer = {key: value for key, value in said.answers.items() if key != name}
    made = record_survey(household[0], replace(said, answers=fewer), YEARS, acting_user=enumerator)
    kept = Assessment.objects.get(pk=made.assessment)
    assert kept.class_group == ""
    assert kept.problems


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"day": date(2018, 11, 16)}, "event.future"),
        ({"day": date(2017, 11, 1)}, "event.before_registration"),
        ({"enumerator": "  "}, "survey.no_enumerator"),
        ({"members": {67000000000: {}}}, "survey.no_member"),
    ],
)
def test_what_cannot_be_is_refused(household, enumerator, change, rule):
    assert rules(household, taken(household, **change), enumerator) == {rule}


def test_only_who_surveys_there_may(household, person_at, small_province):
    with acting(person_at(small_province.hillside, role="enumerator")) as elsewhere:
        said = Taken(DAY, "Y Mẫu", {})
        with pytest.raises(Household.DoesNotExist):
            record_survey(household[0], said, YEARS, acting_user=elsewhere)
    with acting(person_at(small_province.hill, role="commune_chair")) as chair, pytest.raises(NotAllowed):
        record_survey(household[0], said, YEARS, acting_user=chair)
