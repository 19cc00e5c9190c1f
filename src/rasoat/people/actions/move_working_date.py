"""The verb that moves the working date of a demonstration."""

import datetime as dt

from django.db import transaction

from rasoat.people.acting import ActingUser, acting
from rasoat.people.actions.move_assignments import move_assignments
from rasoat.people.province_wide import require_for_province
from rasoat.people.queries import system_actor
from rasoat.people.trail import Subject, record
from rasoat.places import installation


@transaction.atomic
def move_working_date(to: dt.date, *, acting_user: ActingUser) -> dt.date:
    """Move it forward to ``to``, and people with the units that were reformed on the way.

    Raises ``NotAllowed``, or ``Refused`` backwards and where it is real.
    """
    path = require_for_province(acting_user, "installation.move_date")
    before = installation.today()
    after = installation.move_working_date(to)
    record(
        "installation.move_date",
        acting_user=acting_user,
        subject=Subject("installation", str(after.issuer)),
        unit_path=path,
        details={"from_date": before.isoformat(), "to_date": after.today.isoformat()},
    )
    with acting(system_actor("system.mover")) as mover:
        move_assignments(after.today, acting_user=mover)
    return after.today
