"""One household as JSON, read whole or refused with every fault. The form: docs/household-json.md."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rasoat.common.partial_dates import EARLIEST_YEAR, PartialDate, from_cell
from rasoat.common.problems import Problem, Refused
from rasoat.law.model.sheet import AreaType
from rasoat.law.reading.law import Law
from rasoat.law.scoring.book import RuleBook
from rasoat.law.scoring.household import Household, Member
from rasoat.law.scoring.score import NotScored, Scored
from rasoat.surveys import json_words as say
from rasoat.surveys.classify import MEMBER

MOST_BYTES = 1_000_000


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Member(_Model):
    birth: Any
    answers: dict[str, Any] = Field(default_factory=dict)
    name: str = ""


class _Household(_Model):
    list_year: int = Field(ge=2005, le=2100)
    review_date: date
    area: AreaType
    province: str | None = Field(default=None, pattern=r"^[0-9]{2}$")
    region: str | None = None
    variant: str | None = None
    label: str = ""
    answers: dict[str, Any] = Field(default_factory=dict)
    members: list[_Member] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class AskedHousehold:
    """A household and which law it asks about; ``region`` is as given, or that of the province."""

    file: str
    list_year: int
    review_date: date
    area: AreaType
    region: str
    variant: str | None
    label: str
    household: Household


def read_household(source: Path | bytes, law: Law, *, name: str | None = None) -> AskedHousehold:
    """Read and check the form. Raises ``Refused``; places are "household.json › members[2].birth"."""
    file = name or (source.name if isinstance(source, Path) else "household.json")
    given = _parsed(source, file)
    faults = [*_unknown_answers(given, law, file), *_unknown_region(given, law, file)]
    household = _household(given, file, faults)
    region = given.region or _region(given, law, file, faults)
    if given.variant is not None and given.variant not in law.variants:
        faults.append(say.not_among(f"{file} › variant", given.variant, law.variants))
    if faults:
        raise Refused(faults)
    return AskedHousehold(
        file=file,
        list_year=given.list_year,
        review_date=given.review_date,
        area=given.area,
        region=region,
        variant=given.variant,
        label=given.label,
        household=household,
    )


def score_household(asked: AskedHousehold, law: Law, book: RuleBook | None = None) -> Scored:
    """The score. Raises ``Refused`` with every answer that is missing, contradictory or out of range."""
    rules = book or RuleBook(law)
    scorer = rules.scorer(asked.list_year, asked.area, asked.region, asked.review_date, asked.variant)
    result = scorer.score(asked.household)
    if isinstance(result, NotScored):
        raise Refused(_in_json(problem, asked.file) for problem in result.problems)
    return result


def _in_json(problem: Problem, file: str) -> Problem:
    """The fault at its key: "thành viên 2 › pension" is members[1].answers.pension."""
    place = problem.place
    if place.startswith(MEMBER):
        number, _, question = place.removeprefix(MEMBER).partition(" › ")
        place = f"members[{int(number) - 1}].answers.{question}"
    elif "." not in place and place != "members":
        place = f"answers.{place}"
    return replace(problem, place=f"{file} › {place}")


def _parsed(source: Path | bytes, file: str) -> _Household:
    stored = source.read_bytes() if isinstance(source, Path) else source
    if len(stored) > MOST_BYTES:
        raise Refused([say.unreadable(file, f"{len(stored)} bytes")])
    try:
        return _Household.model_validate(json.loads(stored.decode("utf-8-sig")))
    except ValidationError as errors:
        raise Refused(say.fault(error, file) for error in errors.errors(include_url=False)) from None
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Refused([say.unreadable(file, str(error))]) from None


def _household(given: _Household, file: str, faults: list[Problem]) -> Household:
    answers = _answers(given.answers, f"{file} › answers", faults)
    return Household(
        answers,
        tuple(
            Member(
                _birth(one.birth, f"{file} › members[{place}].birth", faults),
                _answers(one.answers, f"{file} › members[{place}].answers", faults),
            )
            for place, one in enumerate(given.members)
        ),
    )


def _birth(value: object, place: str, faults: list[Problem]) -> PartialDate:
    """ "1986", "05/1986", "12/05/1986" or "1986-05-12"; the year alone may be a number."""
    try:
        return from_cell(value, place=place)
    except Refused as refused:
        faults += refused.problems
        return PartialDate(EARLIEST_YEAR)


def _answers(given: Mapping[str, Any], place: str, faults: list[Problem]) -> dict[str, Any]:
    """True and false stand for yes and no, a list for ticked options; an empty list is "none of these"."""
    answers: dict[str, Any] = {}
    for name, value in given.items():
        if isinstance(value, bool):
            answers[name] = "yes" if value else "no"
        elif isinstance(value, str | int):
            answers[name] = value
        elif isinstance(value, list) and all(isinstance(code, str) for code in value):
            answers[name] = frozenset(value)
        elif value is not None:
            faults.append(say.no_answer(f"{place}.{name}"))
    return answers


def _region(given: _Household, law: Law, file: str, faults: list[Problem]) -> str:
    if given.province is None:
        faults.append(say.no_region(file))
        return ""
    try:
        return law.region_of(given.province, given.review_date)
    except Refused as refused:
        faults += [_placed(problem, file) for problem in refused.problems]
        return ""


def _unknown_answers(given: _Household, law: Law, file: str) -> Iterator[Problem]:
    """Answers to questions that nobody asks, most often a slip in the question's id."""
    try:
        standard = law.standard_for(given.list_year).says
    except Refused as refused:
        yield from (_placed(problem, file) for problem in refused.problems)
        return
    register = law.questionnaires[standard.questionnaire].says
    questions = {question.id for question in register.questions}
    fields = {field.id for field in register.member_fields}
    for name in given.answers.keys() - questions:
        yield say.not_among(f"{file} › answers.{name}", name, questions)
    for place, member in enumerate(given.members):
        for name in member.answers.keys() - fields:
            yield say.not_among(f"{file} › members[{place}].answers.{name}", name, fields)


def _unknown_region(given: _Household, law: Law, file: str) -> Iterator[Problem]:
    regions = {region.id for known in law.regions.values() for region in known.says.regions}
    if given.region is not None and given.region not in regions:
        yield say.not_among(f"{file} › region", given.region, regions)


def _placed(problem: Problem, file: str) -> Problem:
    return replace(problem, place=f"{file} › {problem.place}")
