"""The verb that gives a person a role at a unit for a time."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.assignment_faults import Proposal, faults_of
from rasoat.people.decided import NOTHING, Decided, faults_of_decision
from rasoat.people.management import managed_people, require_to_give
from rasoat.people.models import Assignment, TrailEntry, User
from rasoat.people.permissions import NotAllowed
from rasoat.people.roles import roles
from rasoat.people.trail import Subject, entry_of, record_all
from rasoat.places.queries import unit_on, units_on
from rasoat.places.unit_row import UnitRow

VERB = "role.assign"


@transaction.atomic
def assign_role(
    person: User,
    role: str,
    unit_id: int,
    *,
    acting_user: ActingUser,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    areas: Sequence[int] = (),
    decided: Decided = NOTHING,
) -> Assignment:
    """``person`` holds ``role`` at a unit from ``valid_from`` until the day before ``valid_to``.

    ``areas`` (unit ids, at most eight, at or below the unit) narrow what the role covers; ``decided`` is the
    paper behind it. Raises ``NotAllowed`` (also for a role that ``acting_user`` may not give, and for a
    person whose account somebody else manages), or ``Refused`` with every fault: unknown role or unit, wrong
    level, areas outside the unit, dates in the wrong order, a role the person may not hold beside another.
    """
    unit = unit_on(unit_id, valid_from)
    if unit is None:
        raise Refused([Problem("role.unit_unknown", str(unit_id), UNKNOWN_UNIT, CHOOSE_UNIT)])
    require_to_give(acting_user, VERB, role, unit.path)
    _require_person(person, acting_user)
    User.objects.select_for_update().get(pk=person.pk)  # two offices may assign the same person at once
    asked = tuple(dict.fromkeys(areas))
    proposal = proposal_of(person, role, unit, asked, valid_from, valid_to)
    if problems := [*faults_of(proposal), *faults_of_decision(decided)]:
        raise Refused(problems)
    made = write_assignment(proposal, decided)
    record_all([mark_of_assignment(made, proposal, acting_user)])
    return made


def proposal_of(
    person: User,
    role: str,
    unit: UnitRow,
    areas: tuple[int, ...],
    valid_from: dt.date,
    valid_to: dt.date | None,
) -> Proposal:
    """What is asked for, with its areas looked up on the first day."""
    covered = units_on(areas, valid_from) if areas else {unit.id: unit}
    return Proposal(person, role, unit, areas, covered, valid_from, valid_to)


def write_assignment(asked: Proposal, decided: Decided = NOTHING, **more: Assignment | None) -> Assignment:
    """The rows of an assignment that has been checked. Part of a verb."""
    made = row_of(asked, decided, **more)
    made.save(force_insert=True)
    for position, area in enumerate(asked.areas, start=1):
        made.areas.create(unit_id=area, position=position)
    return made


def row_of(asked: Proposal, decided: Decided = NOTHING, **more: Assignment | None) -> Assignment:
    """The assignment before it is written, without its areas."""
    return Assignment(
        person=asked.person,
        role=asked.role,
        unit_id=asked.unit.id,
        valid_from=asked.valid_from,
        valid_to=asked.valid_to,
        decided_by=decided.by,
        decision_number=decided.number,
        decision_date=decided.day,
        decision_scan=decided.scan,
        **more,
    )


def _require_person(person: User, acting_user: ActingUser) -> None:
    """Nobody gives roles to oneself, nor to people of whose account somebody else answers."""
    if acting_user.assignment is None:
        return
    if person == acting_user.person:
        raise Refused([Problem("role.to_oneself", person.login, ONESELF, ASK_ANOTHER)])
    if person.assignments.exists() and person not in managed_people(acting_user):
        raise NotAllowed(VERB, acting_user.unit_path, NOT_YOURS)


def mark_of_assignment(made: Assignment, asked: Proposal, acting_user: ActingUser) -> TrailEntry:
    """What the trail says of an assignment that was given."""
    name = roles()[made.role].words
    return entry_of(
        VERB,
        acting_user=acting_user,
        subject=Subject("person", made.person.login),
        unit_path=asked.unit.path,
        details={
            "role_vi": name.vi,
            "role_en": name.en,
            "unit": asked.unit.title,
            "valid_from": made.valid_from.isoformat(),
        },
        after={
            "assignment": made.pk,
            "valid_to": made.valid_to.isoformat() if made.valid_to else None,
            "areas": list(asked.areas),
            **_paper(made),
        },
    )


def _paper(made: Assignment) -> dict[str, str]:
    """The decision behind it, as the trail keeps it."""
    if made.decision_date is None:
        return {}
    return {
        "decided_by": made.decided_by,
        "decision": f"{made.decision_number} {made.decision_date:%d/%m/%Y}",
        "scan": made.decision_scan,
    }


UNKNOWN_UNIT = Words("Không có đơn vị này vào ngày bắt đầu.", "There is no such unit on the first day.")
CHOOSE_UNIT = Words("Chọn đơn vị có trong danh mục tại ngày đó.", "Choose a unit that exists on that day.")
ONESELF = Words("Không ai tự giao vai trò cho chính mình.", "Nobody gives a role to oneself.")
ASK_ANOTHER = Words("Nhờ một người quản lý tài khoản khác.", "Ask another person who manages accounts.")
NOT_YOURS = Words(
    "Tài khoản này do nơi khác quản lý; hãy hỏi tỉnh.",
    "Another office manages this account; ask the province.",
)
