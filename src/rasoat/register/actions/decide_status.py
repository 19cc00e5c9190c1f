"""The one verb that gives a household its class by decision, and the one that takes it back.

Only the review calls them: a class is a legal status, and scores only propose it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.register.changing import Change, changing
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.events.event import Draft, Payload
from rasoat.register.models import Assessment, EventKind
from rasoat.register.recognition import may_lead_to_recognition

VERB = "status.decide"
WITHDRAW = "status.withdraw"
GROUPS = ("poor", "near_poor", "none")


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision on paper: number, day, who signed it; ``unit_path`` is that of the commune that decided."""

    number: str
    day: date
    signer: str
    unit_path: str


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """What a decision says of one household. ``assessment`` is the survey that it rests on.

    ``class_group`` "none": the household was on the list, or asked to be, and is not poor or near-poor.
    ``why`` says so in words where the class is another than proposed.
    """

    household: int
    class_group: str
    class_id: str = ""
    assessment: int | None = None
    why: str = ""


def decide_status(
    decision: Decision, list_year: int, lines: Sequence[DecidedLine], *, acting_user: ActingUser
) -> list[int]:
    """Give the households their class for ``list_year``; returned are the ids of the statuses.

    All or none. What stood before for that year is superseded and stays readable; standard and sheet are kept
    by id and hash. Call it within ``acting``. Raises ``NotAllowed``, ``Household.DoesNotExist``, or
    ``Refused``: no number or signer, no class, poor or near-poor without a survey that may lead to
    recognition, somewhere else, twice the same household.
    """
    require(acting_user, VERB, decision.unit_path)
    _check_decision(decision, lines)
    with changing([one.household for one in lines], acting_user) as change:
        surveys = Assessment.objects.visible_to(acting_user).in_bulk(
            [one.assessment for one in lines if one.assessment]
        )
        if problems := list(_faults(decision, list_year, lines, surveys, change)):
            raise Refused(problems)
        drafts = [
            Draft(
                EventKind.STATUS_DECIDED,
                one.household,
                change.states[one.household].unit_path,
                decision.day,
                _said(
                    decision, list_year, one, surveys.get(one.assessment or 0), change.states[one.household]
                ),
            )
            for one in lines
        ]
        written = change.write(drafts)
    _note(VERB, decision, acting_user, households=len(lines), list_year=list_year)
    return [event.id for event in written]


def withdraw_status(
    decision: Decision, statuses: Sequence[tuple[int, int]], reason: str, *, acting_user: ActingUser
) -> None:
    """Take statuses back by a new decision. ``statuses`` are pairs of household and status.

    From the day of the decision they are no longer in force; nothing takes their place until somebody
    decides it. Call it within ``acting``. Raises as ``decide_status`` does, and ``Refused`` for one withdrawn
    already.
    """
    require(acting_user, WITHDRAW, decision.unit_path)
    _check_decision(decision, statuses)
    with changing([household for household, _ in statuses], acting_user) as change:
        paper = {"number": decision.number, "signer": decision.signer, "reason": reason}
        change.write(
            [
                Draft(
                    EventKind.STATUS_WITHDRAWN,
                    household,
                    change.states[household].unit_path,
                    decision.day,
                    {"status": status, **paper},
                )
                for household, status in statuses
            ]
        )
    _note(WITHDRAW, decision, acting_user, households=len(statuses), reason=reason)


def _check_decision(decision: Decision, lines: Sequence[object]) -> None:
    if not (decision.number.strip() and decision.signer.strip()):
        raise Refused([_fault("status.no_decision", "number", NO_DECISION, GIVE_DECISION)])
    if not lines:
        raise Refused([_fault("status.nobody", "households", NOBODY, CHOOSE)])


def _faults(
    decision: Decision,
    list_year: int,
    lines: Sequence[DecidedLine],
    surveys: dict[int, Assessment],
    change: Change,
) -> Iterator[Problem]:
    if len({one.household for one in lines}) != len(lines):
        yield _fault("status.twice", "households", TWICE, CHOOSE)
    for one in lines:
        place, survey = str(one.household), surveys.get(one.assessment or 0)
        state = change.states[one.household]
        if one.class_group not in GROUPS:
            yield _fault("status.no_class", place, NO_CLASS, CHOOSE)
        if not state.unit_path.startswith(decision.unit_path):
            yield _fault("status.elsewhere", place, ELSEWHERE, CHOOSE)
        if state.closed_on is not None and state.closed_on <= decision.day:
            yield _fault("status.closed", place, CLOSED, CHOOSE)
        if one.assessment is not None and (survey is None or survey.household_id != one.household):
            yield _fault("status.no_survey", place, NO_SURVEY, CHOOSE)
        elif one.class_group != "none":
            yield from _recognition(one, survey, list_year)


def _recognition(one: DecidedLine, survey: Assessment | None, list_year: int) -> Iterator[Problem]:
    """Poor or near-poor only by a survey for this very list, under a sheet that may be used."""
    if survey is None or survey.list_year != list_year:
        yield _fault("status.no_survey", str(one.household), NO_SURVEY, CHOOSE)
    elif problem := may_lead_to_recognition(survey):
        yield problem


def _said(
    decision: Decision, list_year: int, one: DecidedLine, survey: Assessment | None, state: HouseholdState
) -> Payload:
    said: Payload = {
        "assessment": one.assessment,
        "class_group": one.class_group,
        "class_id": one.class_id,
        "decision_date": decision.day.isoformat(),
        "decision_number": decision.number,
        "list_year": list_year,
        "persons": survey.persons if survey else state.persons,
        "signer": decision.signer,
        "why": one.why,
    }
    if survey is not None:
        said["law"] = {"standard": survey.standard, "sheet": survey.sheet, "hashes": survey.hashes}
    return said


def _note(
    verb: str, decision: Decision, acting_user: ActingUser, reason: str = "", **details: object
) -> None:
    record(
        verb,
        acting_user=acting_user,
        subject=Subject("decision", decision.number[:40]),
        unit_path=decision.unit_path,
        details={"day": decision.day.isoformat(), "signer": decision.signer, **details},
        reason=reason,
    )


def _fault(rule: str, place: str, what: Words, remedy: Words) -> Problem:
    return Problem(rule, place, what, remedy)


NO_DECISION = Words("Thiếu số hoặc người ký quyết định.", "Number or signer of the decision is missing.")
GIVE_DECISION = Words("Ghi như trên quyết định.", "Enter them as on the decision.")
NOBODY = Words("Quyết định không có hộ nào.", "The decision names no household.")
TWICE = Words("Một hộ có hai dòng.", "A household has two lines.")
NO_CLASS = Words("Không có loại hộ này.", "There is no such class.")
ELSEWHERE = Words("Hộ không thuộc xã ra quyết định.", "The household is not of the commune that decides.")
CLOSED = Words("Hộ đã kết thúc trước ngày quyết định.", "The household had ended before the decision.")
NO_SURVEY = Words(
    "Không có phiếu của hộ cho danh sách này.", "There is no survey of the household for this list."
)
CHOOSE = Words("Sửa danh sách kèm quyết định.", "Correct the list annexed to the decision.")
