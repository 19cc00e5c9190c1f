"""Stored values as the plain ones of the rooms below."""

from rasoat.common.problems import Problem, Severity
from rasoat.common.words import Words
from rasoat.register.models import Member, Sex
from rasoat.surveys.survey import Sex as SurveyedSex
from rasoat.surveys.survey import SurveyedMember

_SEXES: dict[str, SurveyedSex] = {Sex.MALE: "male", Sex.FEMALE: "female"}


def problem_of(stored: dict[str, object]) -> Problem:
    """A fault as it was stored."""
    return Problem(
        rule=str(stored["rule"]),
        place=str(stored["place"]),
        what=Words(*stored["what"]),  # type: ignore[misc]
        remedy=Words(*stored["remedy"]),  # type: ignore[misc]
        severity=Severity(stored["severity"]),
    )


def surveyed_member(member: Member, number: int) -> SurveyedMember:
    """A member as a survey has them, without answers. ValueError where the birth date is not known."""
    born = member.born
    if born is None:
        raise ValueError(f"member {member.code} has no birth date")
    return SurveyedMember(
        number=number,
        name=member.name,
        relation=member.relation,
        sex=_SEXES.get(member.sex),
        birth=born,
        ethnic_group=member.ethnic_group,
        identity_number=member.identity_number or None,
        answers={},
    )
