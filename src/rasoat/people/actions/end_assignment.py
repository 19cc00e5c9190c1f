"""The verb that ends an assignment; what was done under it stays the person's."""

import datetime as dt

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.models import Assignment
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places.queries import unit_on


@transaction.atomic
def end_assignment(
    assignment: Assignment, on: dt.date, *, acting_user: ActingUser, reason: str = ""
) -> Assignment:
    """From the day ``on`` the assignment is no longer in force. Raises ``NotAllowed`` or ``Refused``."""
    held = Assignment.objects.select_for_update(of=("self",)).select_related("person").get(pk=assignment.pk)
    unit = unit_on(held.unit_id, held.valid_from)
    path = unit.path if unit else ""
    require(acting_user, "role.end", path)
    if on < held.valid_from or (held.valid_to and held.valid_to <= on):
        raise Refused([Problem("role.end_outside", on.isoformat(), OUTSIDE, WITHIN)])
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
