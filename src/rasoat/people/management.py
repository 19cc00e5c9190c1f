"""Whose accounts a person manages: of those who hold, in the person's areas, a role the person may give."""

import datetime as dt

from django.db.models import Q, QuerySet

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.models import Assignment, User, UserKind
from rasoat.people.permissions import NotAllowed, require
from rasoat.people.roles import ALL, roles
from rasoat.places.installation import today
from rasoat.places.queries import ids_last_seen_within, units_last_seen
from rasoat.places.unit_row import UnitRow

MANAGE = "account.manage"


def may_give(who: ActingUser, role: str) -> bool:
    """Whether ``who`` may give ``role`` somewhere. The system's own actors may give any."""
    own = roles().get(who.role)
    return who.assignment is None if own is None else own.may_give(role)


def require_to_give(who: ActingUser, verb: str, role: str, unit_path: str) -> None:
    """Pass when ``who`` may do ``verb`` at the unit, and may give ``role``; else raise ``NotAllowed``."""
    require(who, verb, unit_path)
    if not may_give(who, role):
        name = roles()[role].words if role in roles() else Words(role, role)
        raise NotAllowed(verb, unit_path, _not_to_give(who, name))


def managed_assignments(who: ActingUser, day: dt.date | None = None) -> QuerySet[Assignment]:
    """All assignments, past and future too, of roles that ``who`` may give in the own areas of ``day``."""
    if MANAGE not in who.verbs:
        return Assignment.objects.none()
    within = ids_last_seen_within([area.start for area in who.ranges], day or today())
    return Assignment.objects.filter(unit__in=within, **_of_roles(who))


def managed_people(who: ActingUser, day: dt.date | None = None) -> QuerySet[User]:
    """The people of those assignments; for who may give every role, also people who never held one."""
    found = Q(pk__in=managed_assignments(who, day).values("person"))
    if MANAGE in who.verbs and may_give(who, ALL) and not _in_practice(who):
        found |= ~Q(pk__in=Assignment.objects.values("person"))
    return User.objects.filter(found, kind=UserKind.PERSON)


def require_to_manage(who: ActingUser, person: User) -> str:
    """The path of a unit where ``who`` manages ``person`` in everything the person holds.

    Raises ``NotAllowed`` when ``who`` manages nothing of it, and ``Refused`` when the person holds a role
    elsewhere as well, since closing the account or a new code would touch that too.
    """
    if person not in managed_people(who):
        raise NotAllowed(MANAGE, who.unit_path, NOT_YOURS)
    if held_elsewhere(who).filter(person=person).exists():
        raise Refused([Problem("person.holds_elsewhere", person.login, ELSEWHERE, ASK_PROVINCE)])
    return _path_of_first(managed_assignments(who).filter(person=person)) or who.unit_path


def held_elsewhere(who: ActingUser) -> QuerySet[Assignment]:
    """Assignments of today or later that ``who`` does not manage; those to practise do not count."""
    held = lasting(Assignment.objects.all(), today()).exclude(pk__in=managed_assignments(who).values("pk"))
    return held if _in_practice(who) else held.exclude(unit__practice=True)


def lasting(assignments: QuerySet[Assignment], day: dt.date) -> QuerySet[Assignment]:
    """Those in force on ``day`` or beginning after it."""
    return assignments.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def seat_of(assignment: Assignment) -> UnitRow:
    """The unit of an assignment as it is today or, where it has ended, as it was at last."""
    found = units_last_seen([assignment.unit_id], max(today(), assignment.valid_from))
    return found[assignment.unit_id]


def _of_roles(who: ActingUser) -> dict[str, list[str]]:
    own = roles().get(who.role)
    return {} if own is None or ALL in own.gives else {"role__in": sorted(own.gives)}


def _in_practice(who: ActingUser) -> bool:
    return who.assignment is not None and who.assignment.unit.practice


def _path_of_first(managed: QuerySet[Assignment]) -> str:
    first = managed.order_by("-valid_from", "-pk").first()
    return seat_of(first).path if first else ""


def _not_to_give(who: ActingUser, role: Words) -> Words:
    return Words(
        f"{who.role_name.vi} không được giao vai trò {role.vi}.",
        f"{who.role_name.en} may not give the role {role.en}.",
    )


NOT_YOURS = Words("Anh/chị không quản lý tài khoản này.", "You do not manage this account.")
ELSEWHERE = Words(
    "Người này còn giữ vai trò ở nơi khác ngoài phạm vi anh/chị quản lý.",
    "This person also holds a role outside what you manage.",
)
ASK_PROVINCE = Words(
    "Chỉ kết thúc phân công tại đơn vị mình, hoặc nhờ quản trị viên cấp tỉnh.",
    "End only the assignment in your own unit, or ask the province's administrator.",
)
