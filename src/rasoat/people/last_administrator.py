"""Somebody must always be there who can let people in: the last administrator stays."""

import datetime as dt
from collections.abc import Collection

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.models import Assignment
from rasoat.people.province_wide import province_today

ADMINISTRATOR = "administrator"


def require_another_administrator(leaving: Collection[Assignment], on: dt.date) -> None:
    """Pass unless without ``leaving`` nobody administers the province from ``on`` on; else ``Refused``.

    Who has never signed in, who stands in as a deputy, and whose time is limited does not count. Two
    administrators who remove each other at the same moment wait here for each other.
    """
    if not any(one.role == ADMINISTRATOR for one in leaving):
        return
    staying = set(_administrators(on))
    if staying & set(leaving) and not staying - set(leaving):
        raise Refused([Problem("person.last_administrator", ADMINISTRATOR, LAST, APPOINT)])


def _administrators(on: dt.date) -> list[Assignment]:
    province = province_today()
    held = Assignment.objects.select_for_update(of=("self",)).filter(
        role=ADMINISTRATOR,
        unit=province.id if province else None,
        deputy_for__isnull=True,
        valid_from__lte=on,
        valid_to__isnull=True,
        person__is_active=True,
        person__must_change_password=False,
    )
    return list(held.order_by("pk"))


LAST = Words(
    "Đây là quản trị viên cuối cùng của tỉnh, nên không thể thôi vai trò hay khóa tài khoản.",
    "This is the province's last administrator, who can neither give up the role nor be closed out.",
)
APPOINT = Words(
    "Giao vai trò quản trị cho người khác trước; người đó phải đăng nhập ít nhất một lần.",
    "Make somebody else an administrator first; that person must have signed in once.",
)
