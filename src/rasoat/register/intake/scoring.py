"""From what was read to what goes in: each household with its village and its score."""

from collections.abc import Iterator

from rasoat.law.scoring.score import Scorer
from rasoat.register.intake.placed import Placed, Places
from rasoat.register.intake.villages import Ground
from rasoat.register.values import NewHousehold, NewMember, NewSurvey
from rasoat.surveys.survey import Survey, SurveyedHousehold, SurveyedMember
from rasoat.surveys.survey_law import SurveyLaw


def score_all(survey: Survey, ground: Ground, import_id: int, law: SurveyLaw) -> Iterator[Placed]:
    """Each household of the survey, scored under ``law`` for its village's area on the day of the visit."""
    if survey.sources is None:
        raise ValueError("a survey that was read from a workbook knows its cells")
    places = Places(survey.sources.households.place, survey.sources.members.place)
    for household in survey.households:
        village = ground.villages[household.village]
        scorer = law.scorer(survey.header, ground.areas[village.id].area_type or "", household.review_date)
        new = _new(household, scorer, village.id, import_id)
        yield Placed(household, new, village.path, places)


def _new(household: SurveyedHousehold, scorer: Scorer, village: int, import_id: int) -> NewHousehold:
    taken = NewSurvey(
        review_date=household.review_date,
        enumerator=household.enumerator,
        answers=household.answers,
        scored=scorer.score(household.for_scoring()),
        last_class=household.last_class,
    )
    return NewHousehold(
        village=village,
        members=tuple(map(_member, household.members)),
        registered_on=household.review_date,
        residence=household.residence,
        local_number=household.local_number,
        survey=taken,
        source={"import": import_id, "row": household.row},
    )


def _member(member: SurveyedMember) -> NewMember:
    return NewMember(
        name=member.name,
        relation=member.relation,
        sex=member.sex,
        birth=member.birth,
        ethnic_group=member.ethnic_group,
        identity_number=member.identity_number,
        answers=member.answers,
    )
