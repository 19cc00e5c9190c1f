"""The verb that ends an assignment; what was done under it stays the person's."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.last_administrator import require_another_administrator
from rasoat.people.management import require_to_give, seat_of
from rasoat.people.models import Assignment
from rasoat.people.trail import Subject, record


@transaction.atomic
def end_assignment(
    assignment: Assignment, on: dt.date, *, acting_user: ActingUser, reason: str = ""
) -> Assignment:
    """From the day ``on`` the assignment, and those of its deputies, are no longer in force.

    Raises ``NotAllowed``, or ``Refused``: a day outside its time, the province's last administrator.
    """
    held = Assignment.objects.select_for_update(of=("self",)).select_related("person").get(pk=assignment.pk)
    path = seat_of(held).path
    require_to_give(acting_user, "role.end", held.role, path)
    if on < held.valid_from or (held.valid_to and held.valid_to <= on):
        raise Refused([Problem("role.end_outside", on.isoformat(), OUTSIDE, WITHIN)])
    require_another_administrator([held], on)
    for deputy in held.deputies.filter(Q(valid_to__gt=on)):
        _end(deputy, max(on, deputy.valid_from), path, acting_user, reason)
    return _end(held, on, path, acting_user, reason)


def _end(held: Assignment, on: dt.date, path: str, acting_user: ActingUser, reason: str) -> Assignment:
    before, held.valid_to = held.valid_to, on
    held.save(update_fields=["valid_to"])
    record(
        "role.end",
        acting_user=acting_user,
        subject=Subject("person", held.person.login),
        unit_path=path,
        details={"valid_to": on.isoformat()},
        before={"assignment": held.pk, "valid_to": before.isoformat() if before else None},
        reason=reason,
    )
    return held


OUTSIDE = Words("Ngày này nằm ngoài thời gian phân công.", "This day lies outside the assignment's time.")
WITHIN = Words(
    "Chọn ngày trong thời gian phân công còn hiệu lực.", "Choose a day while the assignment is in force."
)
