"""The verb that gives a person a role at a unit for a time."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.assignment_faults import Proposal, faults_of
from rasoat.people.models import Assignment, User
from rasoat.people.permissions import require
from rasoat.people.roles import roles
from rasoat.people.trail import Subject, record
from rasoat.places.queries import unit_on, units_on


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
) -> Assignment:
    """``person`` holds ``role`` at a unit from ``valid_from`` until the day before ``valid_to``.

    ``areas`` (unit ids, at most eight, at or below the unit) narrow what the role covers. Raises
    ``NotAllowed``, or ``Refused`` with every fault: unknown role or unit, wrong level, areas outside the
    unit, dates in the wrong order, a role that the person may not hold beside another.
    """
    unit = unit_on(unit_id, valid_from)
    if unit is None:
        raise Refused([Problem("role.unit_unknown", str(unit_id), UNKNOWN_UNIT, CHOOSE_UNIT)])
    require(acting_user, "role.assign", unit.path)
    User.objects.select_for_update().get(pk=person.pk)  # two offices may assign the same person at once
    asked = tuple(dict.fromkeys(areas))
    covered = units_on(asked, valid_from) if asked else {unit_id: unit}
    if problems := faults_of(Proposal(person, role, unit, asked, covered, valid_from, valid_to)):
        raise Refused(problems)
    made = Assignment.objects.create(
        person=person, role=role, unit_id=unit_id, valid_from=valid_from, valid_to=valid_to
    )
    for position, area in enumerate(asked, start=1):
        made.areas.create(unit_id=area, position=position)
    _record(made, unit.title, unit.path, acting_user)
    return made


def _record(made: Assignment, unit_title: str, unit_path: str, acting_user: ActingUser) -> None:
    name = roles()[made.role].words
    record(
        "role.assign",
        acting_user=acting_user,
        subject=Subject("person", made.person.login),
        unit_path=unit_path,
        details={
            "role_vi": name.vi,
            "role_en": name.en,
            "unit": unit_title,
            "valid_from": made.valid_from.isoformat(),
        },
        after={
            "assignment": made.pk,
            "valid_to": made.valid_to.isoformat() if made.valid_to else None,
            "areas": [area.unit_id for area in made.areas.all()],
        },
    )


UNKNOWN_UNIT = Words("Không có đơn vị này vào ngày bắt đầu.", "There is no such unit on the first day.")
CHOOSE_UNIT = Words("Chọn đơn vị có trong danh mục tại ngày đó.", "Choose a unit that exists on that day.")
