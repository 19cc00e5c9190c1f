"""The verb that moves the working date of a demonstration."""

import datetime as dt

from django.db import transaction

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.queries import unit_on


@transaction.atomic
def move_working_date(to: dt.date, *, acting_user: ActingUser) -> dt.date:
    """Move it forward to ``to``. Raises ``NotAllowed``, or ``Refused`` backwards and where it is real."""
    before = installation.current()
    province = unit_on(before.province_id, before.today)
    path = province.path if province else ""
    require(acting_user, "installation.move_date", path)
    after = installation.move_working_date(to)
    record(
        "installation.move_date",
        acting_user=acting_user,
        subject=Subject("installation", str(after.issuer)),
        unit_path=path,
        details={"from_date": before.today.isoformat(), "to_date": after.today.isoformat()},
    )
    return after.today
