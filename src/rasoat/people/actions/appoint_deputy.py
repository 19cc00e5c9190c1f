"""The verb by which somebody stands in for the holder of a role, for a time."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.actions.assign_role import proposal_of, write_assignment
from rasoat.people.assignment_faults import faults_of
from rasoat.people.management import NOT_YOURS, managed_people, require_to_give, seat_of
from rasoat.people.models import Assignment, User
from rasoat.people.permissions import NotAllowed
from rasoat.people.roles import roles
from rasoat.people.trail import Subject, record

VERB = "role.deputy"


@transaction.atomic
def appoint_deputy(
    assignment: Assignment,
    deputy: User,
    *,
    acting_user: ActingUser,
    valid_from: dt.date,
    valid_to: dt.date | None,
    reason: str = "",
) -> Assignment:
    """``deputy`` holds the same role, unit and areas from ``valid_from`` until the day before ``valid_to``.

    Raises ``NotAllowed``, or ``Refused`` with every fault: no end, a time beyond the holder's own, a deputy
    of a deputy, the holder as own deputy, and whatever speaks against any assignment.
    """
    held = Assignment.objects.select_for_update(of=("self",)).select_related("person").get(pk=assignment.pk)
    unit = seat_of(held)
    require_to_give(acting_user, "role.assign", held.role, unit.path)
    if deputy not in managed_people(acting_user) or deputy == acting_user.person:
        raise NotAllowed(VERB, acting_user.unit_path, NOT_YOURS)
    User.objects.select_for_update().get(pk=deputy.pk)
    areas = tuple(held.areas.values_list("unit_id", flat=True))
    asked = proposal_of(deputy, held.role, unit, areas, valid_from, valid_to)
    if problems := [*_faults_of_deputy(held, deputy, valid_from, valid_to), *faults_of(asked)]:
        raise Refused(problems)
    made = write_assignment(asked, deputy_for=held)
    _record(made, held, unit.title, unit.path, acting_user, reason)
    return made


def _faults_of_deputy(
    held: Assignment, deputy: User, begin: dt.date, end: dt.date | None
) -> Iterator[Problem]:
    if end is None:
        yield Problem("deputy.no_end", "valid_to", NO_END, SET_END)
    beyond = held.valid_to is not None and (end is None or end > held.valid_to)
    if begin < held.valid_from or beyond:
        yield Problem("deputy.beyond", f"{begin:%d/%m/%Y}", BEYOND, WITHIN)
    if held.deputy_for_id is not None:
        yield Problem("deputy.of_a_deputy", held.person.login, CHAIN, FOR_HOLDER)
    if deputy == held.person:
        yield Problem("deputy.oneself", deputy.login, ONESELF, ANOTHER)


def _record(
    made: Assignment, held: Assignment, unit: str, path: str, acting_user: ActingUser, reason: str
) -> None:
    name = roles()[made.role].words
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("person", made.person.login),
        unit_path=path,
        details={
            "holder": held.person.login,
            "role_vi": name.vi,
            "role_en": name.en,
            "unit": unit,
            "valid_from": made.valid_from.isoformat(),
            "valid_to": made.valid_to.isoformat() if made.valid_to else "",
        },
        after={"assignment": made.pk, "deputy_for": held.pk},
        reason=reason,
    )


NO_END = Words("Người làm thay phải có ngày kết thúc.", "A deputy's time must have an end.")
SET_END = Words("Ghi ngày kết thúc.", "Give the day it ends.")
BEYOND = Words(
    "Thời gian làm thay vượt ra ngoài thời gian của người giữ vai trò.",
    "The time lies beyond that of the holder of the role.",
)
WITHIN = Words("Chọn ngày nằm trong thời gian đó.", "Choose days within it.")
CHAIN = Words("Người làm thay không thể có người làm thay khác.", "A deputy cannot have a deputy.")
FOR_HOLDER = Words("Cử người làm thay cho người giữ vai trò.", "Appoint one for the holder of the role.")
ONESELF = Words("Không ai làm thay cho chính mình.", "Nobody is one's own deputy.")
ANOTHER = Words("Chọn người khác.", "Choose another person.")
