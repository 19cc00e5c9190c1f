"""From what was read to what goes in: each household with its village and its score."""

from collections.abc import Iterator

from rasoat.register.intake.placed import Placed, Places, placed
from rasoat.register.intake.villages import Ground
from rasoat.register.law_in_use import rule_book
from rasoat.register.values import NewHousehold, NewMember, NewSurvey
from rasoat.surveys.survey import Survey, SurveyedHousehold, SurveyedMember


def score_all(survey: Survey, ground: Ground, import_id: int) -> Iterator[Placed]:
    """Each household of the survey, scored under the law of its village on the day of the visit."""
    if survey.sources is None:
        raise ValueError("a survey that was read from a workbook knows its cells")
    places = Places(survey.sources.households.place, survey.sources.members.place)
    for household in survey.households:
        village = ground.villages[household.village]
        new = _new(household, survey, ground, village.id, import_id)
        yield placed(household, new, village.path, places)


def _new(
    household: SurveyedHousehold, survey: Survey, ground: Ground, village: int, import_id: int
) -> NewHousehold:
    header = survey.header
    area = ground.areas[village].area_type or ""
    scorer = rule_book().scorer(header.list_year, area, header.region, household.review_date)
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
