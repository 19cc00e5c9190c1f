"""Reads of accounts by who manages them: who holds what, since when, until when, and what waits."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from rasoat.common.names import fold
from rasoat.people.acting import ActingUser
from rasoat.people.management import lasting, managed_assignments, managed_people
from rasoat.people.models import Assignment, User
from rasoat.people.unsettled import left_behind
from rasoat.places.queries import ids_last_seen_within, units_last_seen
from rasoat.places.unit_row import UnitRow

STATES = ("active", "invited", "idle", "closed")
UNUSED_AFTER = dt.timedelta(days=7)
ENDS_WITHIN = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Held:
    """An assignment that the asking person manages, its unit, the unit above, its deputies of today."""

    assignment: Assignment
    unit: UnitRow
    above: UnitRow | None


@dataclass(frozen=True, slots=True)
class Found:
    """A person with the assignments that the asking person manages, newest first, and the state.

    "active"; "invited": has a code, never signed in; "idle": holds nothing; "closed".
    """

    person: User
    held: tuple[Held, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of people is narrowed to. ``unit_path`` "" is the whole area."""

    text: str = ""
    role: str = ""
    unit_path: str = ""
    state: str = ""


def find_people(
    who: ActingUser, asked: Asked, day: dt.date, *, offset: int = 0, limit: int = 50
) -> tuple[int, list[Found]]:
    """How many people match, and those from ``offset`` on with what they hold today or later."""
    people = matching(who, asked, day)
    page = list(people.order_by("sort_key", "pk")[offset : offset + limit])
    held = holdings(page, lasting(managed_assignments(who, day), day), day)
    return people.count(), [_found(person, held[person.pk]) for person in page]


def matching(who: ActingUser, asked: Asked, day: dt.date) -> QuerySet[User]:
    """The people whom ``who`` manages and who match."""
    held = lasting(managed_assignments(who, day), day)
    people = managed_people(who, day)
    if wanted := fold(asked.text) or asked.text.strip().lower():
        login = Q(login__startswith=asked.text.strip().lower())
        people = people.filter(Q(search_text__contains=f" {wanted}") | login | Q(phone=asked.text.strip()))
    if asked.role:
        people = people.filter(pk__in=held.filter(role=asked.role).values("person"))
    if asked.unit_path:
        within = ids_last_seen_within([asked.unit_path], day)
        people = people.filter(pk__in=managed_assignments(who, day).filter(unit__in=within).values("person"))
    if asked.state:
        people = people.filter(_in_state(asked.state, held, ending_soon(who, day)))
    return people


def account_of(who: ActingUser, person_id: int, day: dt.date) -> Found | None:
    """A person with all that was ever held in the areas of ``who``; None when the account is not managed."""
    person = managed_people(who, day).filter(pk=person_id).first()
    if person is None:
        return None
    return _found(person, holdings([person], managed_assignments(who, day), day)[person.pk], day)


def holdings(
    people: Sequence[User], assignments: QuerySet[Assignment], day: dt.date
) -> dict[int, tuple[Held, ...]]:
    """What of ``assignments`` each of the people holds, newest first."""
    mine = assignments.filter(person__in=people).select_related("deputy_for__person", "moved_from")
    found = list(mine.prefetch_related("areas", "deputies__person").order_by("-valid_from", "-pk"))
    units = _units_of(found, day)
    held: dict[int, list[Held]] = defaultdict(list)
    for one in found:
        unit = units[one.unit_id]
        held[one.person_id].append(Held(one, unit, units.get(unit.parent_id or 0)))
    return {person.pk: tuple(held[person.pk]) for person in people}


def waiting_accounts(who: ActingUser, day: dt.date) -> dict[str, int]:
    """What waits for who manages accounts: codes not used for a week, roles that end soon, lost areas."""
    begun = Q(valid_from__lte=day, valid_to__gt=day, valid_to__lte=day + ENDS_WITHIN)
    return managed_assignments(who, day).aggregate(
        invitations_unused=Count("person", unused_code("person__"), distinct=True),
        assignments_ending=Count("pk", begun, distinct=True),
        areas_unsettled=Count("pk", left_behind(day), distinct=True),
    )


def unused_code(of: str = "") -> Q:
    """People who have had their code for a week and have not signed in; ``of`` leads to the person."""
    asked = {
        "is_active": True,
        "must_change_password": True,
        "one_time_code__made_at__lte": timezone.now() - UNUSED_AFTER,
    }
    return Q(**{f"{of}{name}": value for name, value in asked.items()})


def ending_soon(who: ActingUser, day: dt.date) -> QuerySet[Assignment]:
    """Assignments in force that end within a fortnight."""
    in_force = lasting(managed_assignments(who, day).filter(valid_from__lte=day), day)
    return in_force.filter(valid_to__lte=day + ENDS_WITHIN)


def _found(person: User, held: tuple[Held, ...], day: dt.date | None = None) -> Found:
    holds = any(
        day is None or one.assignment.valid_to is None or one.assignment.valid_to > day for one in held
    )
    return Found(person, held, _state(person, holds=holds))


def _state(person: User, *, holds: bool) -> str:
    if not person.is_active:
        return "closed"
    if person.must_change_password:
        return "invited"
    return "active" if holds else "idle"


def _in_state(state: str, held: QuerySet[Assignment], ending: QuerySet[Assignment]) -> Q:
    holds = Q(pk__in=held.values("person"))
    states = {
        "closed": Q(is_active=False),
        "invited": Q(is_active=True, must_change_password=True),
        "active": Q(is_active=True, must_change_password=False) & holds,
        "idle": Q(is_active=True, must_change_password=False) & ~holds,
        "unused": unused_code(),
        "ending": Q(pk__in=ending.values("person")),
    }
    return states.get(state, Q())


def _units_of(assignments: Iterable[Assignment], day: dt.date) -> dict[int, UnitRow]:
    """Units and those above them; a unit that begins later is looked at on its assignment's first day."""
    wanted = {one.unit_id for one in assignments}
    units = units_last_seen(wanted, day)
    late = [one.valid_from for one in assignments if one.unit_id not in units]
    if late:
        units |= units_last_seen(wanted - units.keys(), max(late))
    above = {unit.parent_id for unit in units.values() if unit.parent_id} - units.keys()
    return units | units_last_seen(above, day)
