"""One household, now or as it was on a day: its members, its surveys, how the points of one came about."""

from dataclasses import dataclass
from datetime import date, datetime

from rasoat.common.identity import mask
from rasoat.common.partial_dates import PartialDate
from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.scoring.explain import Explanation, expand
from rasoat.law.scoring.rules import Rules
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record_read
from rasoat.places import installation
from rasoat.places.queries import units_last_seen
from rasoat.places.unit_row import UnitRow, ids_in
from rasoat.register.derivation.standings import place_on
from rasoat.register.derivation.state import HouseholdState, MemberState
from rasoat.register.derivation.statuses import in_force
from rasoat.register.law_in_use import rule_book
from rasoat.register.models import Assessment, Household, LegalStatus
from rasoat.register.queries import words
from rasoat.register.queries.stored import problem_of
from rasoat.register.queries.whole_life import WholeLife, whole_life
from rasoat.register.values import Years


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member present on the day. ``age`` is at the date of the survey shown, or on the day asked for; the
    identity number is masked.
    """

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
class AsOf:
    """``day``: as the household was then; ``known_at``: by what had been recorded at that time."""

    day: date
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HouseholdView:
    """One household. ``way`` leads from the province to its village; newest surveys and statuses first.

    ``rules`` and ``explanation`` are those of ``chosen``. Both are None where the law in use is no longer
    the very law that it was scored under; the hashes of that law stand in the survey. ``unit_path`` is where
    it belongs today, whatever day is shown. ``since`` is None on a day before it was in the register;
    ``standing`` is the class in force, "" for none. ``closed_on`` is set where it had ended by then.
    """

    code: str
    unit_path: str
    head_name: str
    way: tuple[UnitRow, ...]
    address: str
    residence: Words | None
    ethnic_group: str
    persons: int | None
    local_number: str
    since: date | None
    members: tuple[MemberRow, ...]
    surveys: tuple[SurveyRow, ...]
    statuses: tuple[StatusRow, ...]
    chosen: SurveyRow | None
    rules: Rules | None
    explanation: Explanation | None
    whole: WholeLife
    standing: str = ""
    closed_on: date | None = None
    closed_why: str = ""
    into: str = ""


def household(
    person: ActingUser, code: str, years: Years | None = None, as_of: AsOf | None = None
) -> HouseholdView | None:
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
    return _view(found, whole_life(found), years, as_of)


def _view(found: Household, whole: WholeLife, years: Years | None, as_of: AsOf | None) -> HouseholdView:
    today = installation.today()
    day = as_of.day if as_of else today
    state = whole.on(as_of.day if as_of else None, as_of.known_at if as_of else None)
    taken = _surveys(whole, state)
    current = {survey.event.id for survey in state.surveys if survey.current}
    chosen = _chosen([survey for survey in taken if survey.pk in current], years)
    age_on = chosen.review_date if chosen and not as_of else day
    rules = rules_of(chosen) if chosen else None
    head, status = state.head, in_force(state, day)
    return HouseholdView(
        code=found.code,
        unit_path=found.unit_path,
        head_name=_head_name(state) or found.head_name,
        way=_way(place_on(state, day) or found.unit_path, day),
        address=state.facts.get("address", ""),
        residence=words.residence(state.facts.get("residence", "")),
        ethnic_group=words.ethnic_group(head.ethnic_group if head else ""),
        persons=state.persons,
        local_number=state.facts.get("local_number", ""),
        since=state.registered_on,
        members=tuple(_member(member, age_on) for member in state.present),
        surveys=tuple(_survey(survey, survey.pk in current) for survey in taken),
        statuses=tuple(_status(status) for status in _statuses(whole, state)),
        chosen=_survey(chosen, current=True) if chosen else None,
        rules=rules,
        explanation=explanation_of(chosen, rules),
        whole=whole,
        standing=status.group if status and state.closed_on is None else "",
        closed_on=state.closed_on,
        closed_why=state.closed_why,
        into=str(state.into) if state.into else "",
    )


def _head_name(state: HouseholdState) -> str:
    """The head; of one known from lists alone the head named there."""
    return state.head.name if state.head else (state.heads[-1].name if state.heads else "")


def _way(path: str, day: date) -> tuple[UnitRow, ...]:
    """From the province to the village, as they were called on the day or, where it has ended, at last."""
    units = units_last_seen(ids_in(path), day)
    return tuple(units[one] for one in ids_in(path) if one in units)


def _surveys(whole: WholeLife, state: HouseholdState) -> list[Assessment]:
    """The surveys that the state knows, newest first."""
    known = {survey.event.id for survey in state.surveys}
    return [survey for survey in whole.surveys if survey.pk in known]


def _statuses(whole: WholeLife, state: HouseholdState) -> list[LegalStatus]:
    """The status of each list year that counts in that state, newest first."""
    current = {status.event.id for status in state.statuses if status.current}
    return [status for status in whole.statuses if status.pk in current]


def _chosen(current: list[Assessment], years: Years | None) -> Assessment | None:
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


def _member(member: MemberState, day: date) -> MemberRow:
    born = PartialDate.parse(member.birth) if member.birth else None
    return MemberRow(
        code=str(member.id),
        name=member.name,
        relation=words.relation(member.relation),
        sex=words.sex(member.sex),
        birth=born,
        age=born.age_on(day) if born and born.earliest() <= day else None,
        ethnic_group=words.ethnic_group(member.ethnic_group),
        identity=mask(member.identity_number),
    )


def _survey(survey: Assessment, current: bool) -> SurveyRow:
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
        current=current,
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
