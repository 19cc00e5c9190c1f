"""What speaks against an assignment: all of it at once."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.areas import MOST
from rasoat.people.models import Assignment, User, UserKind
from rasoat.people.roles import roles, why_incompatible
from rasoat.places.queries import units_on
from rasoat.places.unit_row import UnitRow


@dataclass(frozen=True, slots=True)
class Proposal:
    """An assignment somebody asks for. ``areas`` are the asked unit ids, ``covered`` those units found."""

    person: User
    role: str
    unit: UnitRow
    areas: tuple[int, ...]
    covered: Mapping[int, UnitRow]
    valid_from: dt.date
    valid_to: dt.date | None


def faults_of(asked: Proposal) -> list[Problem]:
    """Every fault of a proposed assignment."""
    if asked.role not in roles():
        return [Problem("role.unknown", asked.role, UNKNOWN_ROLE, _among(roles()))]
    checks = (_of_person, _of_level, _of_dates, _of_areas, _of_other_roles)
    return [problem for check in checks for problem in check(asked)]


def _of_person(asked: Proposal) -> Iterator[Problem]:
    if asked.person.kind == UserKind.SYSTEM or not asked.person.is_active:
        yield Problem("role.no_person", asked.person.login, NO_PERSON, CHOOSE_PERSON)


def _of_level(asked: Proposal) -> Iterator[Problem]:
    if asked.unit.level not in roles()[asked.role].levels:
        yield Problem("role.wrong_level", asked.unit.title, WRONG_LEVEL, CHOOSE_UNIT)


def _of_dates(asked: Proposal) -> Iterator[Problem]:
    if asked.valid_to is not None and asked.valid_to <= asked.valid_from:
        yield Problem("role.dates_reversed", f"{asked.valid_from} – {asked.valid_to}", REVERSED, LATER_END)


def _of_areas(asked: Proposal) -> Iterator[Problem]:
    if len(asked.areas) > MOST:
        yield Problem("role.too_many_areas", str(len(asked.areas)), TOO_MANY, FEWER)
    for area in asked.areas:
        found = asked.covered.get(area)
        if found is None or not found.is_under(asked.unit.path):
            yield Problem("role.area_outside", found.title if found else str(area), AREA_OUTSIDE, AREA_INSIDE)


def _of_other_roles(asked: Proposal) -> Iterator[Problem]:
    wanted = [unit.path for unit in asked.covered.values()]
    for held in _held_meanwhile(asked):
        why = why_incompatible(asked.role, held.role)
        if why and _meet(wanted, _paths(held, max(asked.valid_from, held.valid_from))):
            yield Problem("role.incompatible", roles()[held.role].vi, why, ONE_OF_THEM)


def _held_meanwhile(asked: Proposal) -> list[Assignment]:
    if asked.person.pk is None:  # about to be invited
        return []
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=asked.valid_from)
    begun = Q(valid_from__lt=asked.valid_to) if asked.valid_to else Q()
    return list(asked.person.assignments.filter(lasting & begun).prefetch_related("areas"))


def _paths(held: Assignment, on: dt.date) -> list[str]:
    units = [area.unit_id for area in held.areas.all()] or [held.unit_id]
    return [unit.path for unit in units_on(units, on).values()]


def _meet(some: list[str], others: list[str]) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in some for b in others)


def _among(known: Mapping[str, object]) -> Words:
    names = ", ".join(known)
    return Words(f"Dùng một trong: {names}.", f"Use one of: {names}.")


UNKNOWN_ROLE = Words("Không có vai trò này.", "There is no such role.")
NO_PERSON = Words("Tài khoản này không nhận phân công.", "This account takes no assignment.")
CHOOSE_PERSON = Words("Chọn người đang hoạt động.", "Choose a person who is active.")
WRONG_LEVEL = Words(
    "Vai trò này không thuộc cấp của đơn vị.", "The role is not held at a unit of this level."
)
CHOOSE_UNIT = Words("Chọn đơn vị đúng cấp.", "Choose a unit of the right level.")
REVERSED = Words("Ngày kết thúc không sau ngày bắt đầu.", "The end is not after the beginning.")
LATER_END = Words("Sửa ngày kết thúc hoặc để trống.", "Correct the end, or leave it open.")
TOO_MANY = Words(f"Quá {MOST} địa bàn trong một phân công.", f"More than {MOST} areas in one assignment.")
FEWER = Words("Chia thành nhiều phân công.", "Divide it into several assignments.")
AREA_OUTSIDE = Words("Địa bàn nằm ngoài đơn vị.", "The area lies outside the unit.")
AREA_INSIDE = Words("Chọn địa bàn thuộc đơn vị đó.", "Choose areas within that unit.")
ONE_OF_THEM = Words(
    "Kết thúc phân công kia trước, hoặc phân công cho người khác.",
    "End the other assignment first, or assign somebody else.",
)
