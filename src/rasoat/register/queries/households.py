"""One household: its members, its surveys, and how the points of one of them came about."""

from dataclasses import dataclass
from datetime import date

from rasoat.common.identity import mask
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.scoring.explain import Explanation, expand
from rasoat.law.scoring.rules import Rules
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record_read
from rasoat.places.queries import breadcrumb, unit_on
from rasoat.places.unit_row import UnitRow
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import Assessment, Household, LegalStatus, Member
from rasoat.register.queries import words
from rasoat.register.queries.stored import problem_of
from rasoat.register.values import Years


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One present member. ``age`` is at the date of the survey shown; the identity number is masked."""

    code: str
    name: str
    relation: Words
    sex: Words | None
    birth: PartialDate | None
    age: int | None
    ethnic_group: str
    identity: str


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One survey: under which law, with what proposal, or why without."""

    id: int
    campaign: str
    review_year: int
    list_year: int
    survey_date: date
    standard: str
    sheet_id: str
    sheet_hash: str
    sheet_state: str
    illustrative: bool
    area: str
    region: str
    enumerator: str
    import_id: int | None
    import_row: int | None
    proposed: str | None
    b1: int | None
    b2: int | None
    problems: tuple[Problem, ...]
    current: bool
    reason: str


@dataclass(frozen=True, slots=True)
class StatusRow:
    """The legal status of one list year."""

    list_year: int
    group: str
    class_id: str
    basis: str
    decision_number: str
    decision_date: date | None
    signer: str
    with_evidence: bool


@dataclass(frozen=True, slots=True)
class HouseholdView:
    """One household. ``way`` leads from the province to its village; newest surveys and statuses first.

    ``rules`` and ``explanation`` are those of ``chosen``. Both are None where the law in use is no longer
    the very law that it was scored under; the hashes of that law stand in the survey.
    """

    code: str
    head_name: str
    way: tuple[UnitRow, ...]
    address: str
    residence: Words | None
    ethnic_group: str
    persons: int | None
    local_number: str
    since: date
    members: tuple[MemberRow, ...]
    surveys: tuple[SurveyRow, ...]
    statuses: tuple[StatusRow, ...]
    chosen: SurveyRow | None
    rules: Rules | None
    explanation: Explanation | None


def household(person: ActingUser, code: str, years: Years | None = None) -> HouseholdView | None:
    """The household of a code; None where there is none in the person's areas. The look stands in the trail.

    ``years`` chooses the survey that is explained; without it the newest one is.
    """
    if not (code.isascii() and code.isdigit() and len(code) == 10):
        return None
    found: Household | None = Household.objects.visible_to(person).filter(pk=int(code)).first()
    if found is None:
        return None
    record_read(
        "household.read",
        acting_user=person,
        subject=Subject("household", found.code),
        unit_path=found.unit_path,
    )
    return _view(person, found, years)


def _view(person: ActingUser, found: Household, years: Years | None) -> HouseholdView:
    taken = list(_surveys(person, found))
    chosen = _chosen(taken, years)
    day = chosen.review_date if chosen else found.registered_on
    rules = rules_of(chosen) if chosen else None
    unit = unit_on(found.unit_id, years.as_of if years else day)
    return HouseholdView(
        code=found.code,
        head_name=found.head_name,
        way=breadcrumb(unit, years.as_of if years else day) if unit else (),
        address=found.address,
        residence=words.residence(found.residence),
        ethnic_group=words.ethnic_group(found.ethnic_group),
        persons=found.persons,
        local_number=found.local_number,
        since=found.registered_on,
        members=tuple(_member(member, day) for member in _members(person, found)),
        surveys=tuple(map(_survey, taken)),
        statuses=tuple(map(_status, _statuses(person, found))),
        chosen=_survey(chosen) if chosen else None,
        rules=rules,
        explanation=explanation_of(chosen, rules),
    )


def _surveys(person: ActingUser, found: Household) -> list[Assessment]:
    return list(Assessment.objects.visible_to(person).filter(household_id=found.pk).order_by("-id"))


def _members(person: ActingUser, found: Household) -> list[Member]:
    present = Member.objects.visible_to(person).filter(household_id=found.pk, left_on__isnull=True)
    return list(present.order_by("number"))


def _statuses(person: ActingUser, found: Household) -> list[LegalStatus]:
    current = LegalStatus.objects.visible_to(person).filter(household_id=found.pk, current=True)
    return list(current.order_by("-list_year"))


def _chosen(taken: list[Assessment], years: Years | None) -> Assessment | None:
    current = [survey for survey in taken if survey.current]
    if years is not None:
        current = [survey for survey in current if survey.campaign == years.campaign]
    return current[0] if current else None


def rules_of(survey: Assessment) -> Rules | None:
    """The rules the survey was scored under, if the law in use still is that law."""
    rules = rule_book().scorer(
        survey.list_year, survey.area, survey.region, survey.review_date, survey.variant or None
    ).rules  # fmt: skip
    return rules if rules.hashes == survey.hashes else None


def explanation_of(survey: Assessment | None, rules: Rules | None) -> Explanation | None:
    """How its points came about, in words; None without a score or without its rules."""
    if survey is None or rules is None or survey.explanation is None:
        return None
    return expand(survey.explanation, rules, rule_book().law)


def _member(member: Member, day: date) -> MemberRow:
    born = member.born
    return MemberRow(
        code=member.code,
        name=member.name,
        relation=words.relation(member.relation),
        sex=words.sex(member.sex),
        birth=born,
        age=born.age_on(day) if born and born.earliest() <= day else None,
        ethnic_group=words.ethnic_group(member.ethnic_group),
        identity=mask(member.identity_number),
    )


def _survey(survey: Assessment) -> SurveyRow:
    return SurveyRow(
        id=survey.pk,
        campaign=survey.campaign,
        review_year=survey.review_year,
        list_year=survey.list_year,
        survey_date=survey.review_date,
        standard=survey.standard,
        sheet_id=survey.sheet,
        sheet_hash=survey.hashes["sheet"],
        sheet_state=survey.sheet_state,
        illustrative=survey.illustrative,
        area=survey.area,
        region=survey.region,
        enumerator=survey.enumerator,
        import_id=survey.import_id,
        import_row=survey.import_row,
        proposed=survey.class_id or None,
        b1=survey.b1,
        b2=survey.b2,
        problems=tuple(map(problem_of, survey.problems)),
        current=survey.current,
        reason=survey.reason,
    )


def _status(status: LegalStatus) -> StatusRow:
    return StatusRow(
        list_year=status.list_year,
        group=status.class_group,
        class_id=status.class_id,
        basis=status.basis,
        decision_number=status.decision_number,
        decision_date=status.decision_date,
        signer=status.signer,
        with_evidence=status.with_evidence,
    )
