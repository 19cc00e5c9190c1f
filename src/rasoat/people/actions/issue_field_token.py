"""The verb by which people let a device of theirs collect for a season."""

import datetime as dt

from django.db import transaction

from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.field_tokens import COLLECT, fresh
from rasoat.people.models import FieldToken
from rasoat.people.permissions import require
from rasoat.people.sign_in_trail import record_own
from rasoat.places.installation import today

MOST = 5
"""Devices that one person may have at a time."""
LETTERS = 60


@transaction.atomic
def issue_field_token(name: str, valid_to: dt.date, *, acting_user: ActingUser) -> tuple[FieldToken, str]:
    """A token for the device ``name``, in the assignment acted in, until the day before ``valid_to``.

    The text is answered once and kept nowhere. It ends with the assignment at the latest. Raises
    ``NotAllowed``, or ``Refused``: no name, a day that is past, too many devices.
    """
    require(acting_user, COLLECT, acting_user.unit_path)
    held = acting_user.assignment
    if held is None:
        raise ValueError("a system actor has no device")
    day, name = today(), tidy(name)[:LETTERS]
    last = min(valid_to, held.valid_to) if held.valid_to else valid_to
    mine = FieldToken.objects.filter(person=acting_user.person, revoked_at=None, valid_to__gt=day)
    checks = (
        (not name, Problem("token.no_name", "name", NAMELESS, NAME_IT)),
        (last <= day, Problem("token.past", last.isoformat(), PAST, LATER)),
        (mine.count() >= MOST, Problem("token.too_many", str(MOST), TOO_MANY, REVOKE)),
    )
    if problems := [problem for wrong, problem in checks if wrong]:
        raise Refused(problems)
    text, digest = fresh()
    made = FieldToken.objects.create(
        person=acting_user.person, assignment=held, name=name, digest=digest, valid_to=last
    )
    record_own("token.issue", acting_user=acting_user, token=name, valid_to=last.isoformat())
    return made, text


NAMELESS = Words("Chưa đặt tên thiết bị.", "The device has no name.")
NAME_IT = Words("Ghi tên dễ nhớ, ví dụ “điện thoại của An”.", "Give a name such as “An's telephone”.")
PAST = Words("Ngày hết hạn không sau hôm nay.", "The last day is not after today.")
LATER = Words("Chọn ngày sau hôm nay.", "Choose a later day.")
TOO_MANY = Words(f"Đã có {MOST} thiết bị.", f"There are {MOST} devices already.")
REVOKE = Words("Thu hồi một thiết bị không còn dùng.", "Revoke one that is no longer used.")
