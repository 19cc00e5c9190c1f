"""What happened to a few households of one commune of the demonstration since they were surveyed.

Recorded by the district's officer through the same acts as in a real commune, so that the pages of a
household's life have something to tell: a birth, a death, a split, a merge, moves, a mistake put right, one
undone.
"""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from rasoat.common.partial_dates import PartialDate
from rasoat.people.acting import ActingUser, acting
from rasoat.people.models import User
from rasoat.people.queries import as_holder, assignments_on
from rasoat.places import installation
from rasoat.places.queries import children, unit_by_code
from rasoat.places.unit_row import PATH_END
from rasoat.register.actions.correct_fact import correct_fact
from rasoat.register.actions.freeze_list import freeze_list
from rasoat.register.actions.join_members import join_members
from rasoat.register.actions.merge_households import merge_households
from rasoat.register.actions.move_household import move_household
from rasoat.register.actions.remove_members import remove_members
from rasoat.register.actions.split_household import split_household
from rasoat.register.actions.undo_event import undo_event
from rasoat.register.event_rules import When
from rasoat.register.models import Assessment, EventKind, Household, Member, RegisterEvent
from rasoat.register.values import NewMember

OFFICER: Final = "huyen"
HAPPENED_IN: Final = "24622"
"""Another commune of the officer's district than that of the other logins, whose survey is there to try."""
LIST_DAY: Final = date(2018, 1, 1)
_PAPER: Final = "Dữ liệu trình diễn: giấy tờ giả định"


def let_things_happen() -> None:
    """Record what happened, and freeze the commune's list of the year's first day. Part of the load."""
    day = installation.today()
    commune = unit_by_code(HAPPENED_IN, day)
    if commune is None:
        raise LookupError(f"no commune {HAPPENED_IN}")
    officer = User.objects.get(login=OFFICER)
    who = as_holder(assignments_on(officer, day)[0], day)
    with acting(who):
        when = When(day, _PAPER, despite_decision=True)
        families = _families(commune.path, who)
        _people_come_and_go(next(families), next(families), when, who)
        _households_change(next(families), next(families), next(families), when, who)
        _households_move(next(families), next(families), commune.id, when, who)
        _mistakes(next(families), when, who)
        freeze_list(commune.id, LIST_DAY, "Danh sách năm 2018 (trình diễn)", acting_user=who)


def _families(path: str, who: ActingUser) -> Iterator[int]:
    """Surveyed households of four people or more, in the order of their codes."""
    surveyed = Assessment.objects.visible_to(who).filter(
        persons__gte=4, current=True, unit_path__gte=path, unit_path__lt=path + PATH_END
    )
    yield from islice(surveyed.order_by("household_id").values_list("household_id", flat=True), 12)


def _people(household: int, who: ActingUser) -> list[Member]:
    present = Member.objects.visible_to(who).filter(household_id=household, left_on__isnull=True)
    return list(present.order_by("number"))


def _people_come_and_go(one: int, other: int, when: When, who: ActingUser) -> None:
    """A child is born; a head dies, and the eldest of the others stands for the household."""
    head, *rest = _people(one, who)
    family_name = head.name.split()[0]
    child = NewMember(
        f"{family_name} Thị Mới", "child", "female", PartialDate.of(when.day), head.ethnic_group
    )
    join_members(one, [child], "birth", when, acting_user=who)
    head, *rest = _people(other, who)
    eldest = min(rest, key=lambda member: (member.birth is None, member.birth, member.pk))
    remove_members(other, [head.pk], "death", when, acting_user=who, relations={eldest.pk: "head"})


def _households_change(one: int, other: int, third: int, when: When, who: ActingUser) -> None:
    """The youngest two found a household of their own; two households become one."""
    *_, first, second = _people(one, who)
    relations = {first.pk: "head", second.pk: "other_relative"}
    split_household(one, [first.pk, second.pk], relations, when, acting_user=who)
    merge_households(third, other, {}, when, acting_user=who)


def _households_move(one: int, other: int, commune: int, when: When, who: ActingUser) -> None:
    """To the next village, and to another commune."""
    here = Household.objects.visible_to(who).get(pk=one).unit_id
    village = next(unit for unit in children(commune, when.day) if unit.id != here)
    move_household(one, village.id, when, acting_user=who)
    parent = unit_by_code(HAPPENED_IN, when.day)
    communes = children(parent.parent_id or 0, when.day) if parent else ()
    elsewhere = next(unit for unit in communes if unit.id != commune)
    move_household(other, children(elsewhere.id, when.day)[0].id, when, acting_user=who)


def _mistakes(one: int, when: When, who: ActingUser) -> None:
    """A name was misspelt; a departure was recorded at the wrong household and undone."""
    head, *rest = _people(one, who)
    correct_fact(one, head.pk, "name", f"{head.name} (đã sửa)", when, acting_user=who)
    remove_members(one, [rest[-1].pk], "move_out", when, acting_user=who)
    left = RegisterEvent.objects.visible_to(who).filter(household=one, kind=EventKind.MEMBER_LEFT)
    undo_event(one, left.latest("pk").pk, When(when.day, "Ghi nhầm hộ"), acting_user=who)
