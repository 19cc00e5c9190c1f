"""The verbs that bring assignments through a reform of units."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.actions.assign_role import proposal_of, write_assignment
from rasoat.people.assignment_faults import faults_of
from rasoat.people.management import managed_assignments, require_to_give, seat_of
from rasoat.people.models import Assignment
from rasoat.people.trail import Subject, record
from rasoat.people.unsettled import Unsettled, left_behind, unsettled
from rasoat.places.queries import unit_on
from rasoat.places.unit_row import UnitRow


@dataclass(frozen=True, slots=True)
class Moved:
    """How many assignments moved, how many ended with their tier, how many wait for a choice."""

    moved: int
    ended: int
    waiting: int


@transaction.atomic
def move_assignments(day: dt.date, *, acting_user: ActingUser) -> Moved:
    """Bring what ``acting_user`` manages through the reforms up to ``day``; doing it again changes nothing.

    A unit that became one other, made of nothing else, takes its people along. District roles end with their
    tier. Whatever else became of a unit waits for ``settle_assignment``; until then its people see nothing
    there. Raises ``NotAllowed``.
    """
    moved = ended = waiting = 0
    for found in unsettled_for(acting_user, day):
        if found.ends_by_itself:
            _end(found, acting_user)
            ended += 1
        elif found.moves_by_itself:
            _move(found, {unit.id: found.followers[unit.id][0] for unit in found.gone}, acting_user)
            moved += 1
        else:
            waiting += 1
    return Moved(moved, ended, waiting)


@transaction.atomic
def settle_assignment(
    assignment: Assignment, choices: Mapping[int, int | None], day: dt.date, *, acting_user: ActingUser
) -> Assignment | None:
    """Say for each unit that ended (its id) which of its followers takes its place; None: nothing does.

    Where nothing takes the place of the assignment's own unit, or all areas are given up, it ends. Raises
    ``NotAllowed``, or ``Refused``: nothing to settle, a unit without a choice, a choice that is no follower.
    """
    found = next((one for one in unsettled_for(acting_user, day) if one.assignment == assignment), None)
    if found is None:
        raise Refused([Problem("settle.nothing", str(assignment.pk), NOTHING, LOOK_AGAIN)])
    chosen: dict[int, UnitRow | None] = {}
    for unit in found.gone:
        options = {row.id: row for row in found.followers[unit.id]}
        choice = choices.get(unit.id, 0)
        if choice is not None and choice not in options:
            raise Refused([Problem("settle.no_follower", unit.title, NO_FOLLOWER, CHOOSE)])
        chosen[unit.id] = None if choice is None else options[choice]
    areas = [area.unit_id for area in found.assignment.areas.all()]
    kept = [area for area in areas if chosen.get(area, area) is not None]
    if chosen.get(found.assignment.unit_id, found.assignment) is None or (areas and not kept):
        _end(found, acting_user)
        return None
    return _move(found, chosen, acting_user)


def unsettled_for(acting_user: ActingUser, day: dt.date) -> list[Unsettled]:
    """The assignments that ``acting_user`` manages and a reform left behind."""
    held = managed_assignments(acting_user).filter(left_behind(day)).select_related("person")
    return unsettled(held.prefetch_related("areas").order_by("pk"), day)


def _move(found: Unsettled, into: Mapping[int, UnitRow | None], acting_user: ActingUser) -> Assignment:
    """End the assignment where its unit ended, and go on with the followers from that day."""
    held, since = found.assignment, found.since
    unit = into.get(held.unit_id) or unit_on(held.unit_id, since)
    if unit is None:
        raise Refused([Problem("settle.no_follower", str(held.unit_id), NO_FOLLOWER, CHOOSE)])
    areas = tuple(_areas(held, into))
    asked = proposal_of(held.person, held.role, unit, areas, since, held.valid_to)
    before = seat_of(held)
    require_to_give(acting_user, "role.assign", held.role, unit.path)
    _close(held, since)
    if problems := faults_of(asked):
        raise Refused(problems)
    made = write_assignment(asked, moved_from=held, deputy_for=_moved_holder(held))
    record(
        "role.move",
        acting_user=acting_user,
        subject=Subject("person", held.person.login),
        unit_path=unit.path,
        details={"from_unit": before.title, "to_unit": unit.title, "day": since.isoformat()},
        before={"assignment": held.pk},
        after={"assignment": made.pk, "areas": list(areas)},
    )
    return made


def _areas(held: Assignment, into: Mapping[int, UnitRow | None]) -> list[int]:
    moved = (into.get(area.unit_id, area.unit_id) for area in held.areas.all())
    return list(
        dict.fromkeys(one.id if isinstance(one, UnitRow) else one for one in moved if one is not None)
    )


def _moved_holder(held: Assignment) -> Assignment | None:
    """A deputy goes on standing in for the holder, who has moved as well or still will."""
    if held.deputy_for is None:
        return None
    return held.deputy_for.moved_to.order_by("pk").last() or held.deputy_for


def _end(found: Unsettled, acting_user: ActingUser) -> None:
    held, before = found.assignment, seat_of(found.assignment)
    require_to_give(acting_user, "role.end", held.role, before.path)
    _close(held, found.since)
    record(
        "role.end_with_unit",
        acting_user=acting_user,
        subject=Subject("person", held.person.login),
        unit_path=before.path,
        details={"from_unit": before.title, "day": found.since.isoformat()},
        before={"assignment": held.pk},
    )


def _close(held: Assignment, day: dt.date) -> None:
    held.valid_to = day
    held.save(update_fields=["valid_to"])


NOTHING = Words("Phân công này không có gì phải xử lý.", "Nothing is to be settled for this assignment.")
LOOK_AGAIN = Words("Tải lại trang danh sách.", "Load the list again.")
NO_FOLLOWER = Words("Chưa chọn đơn vị kế thừa.", "No unit that follows it was chosen.")
CHOOSE = Words(
    "Chọn một trong các đơn vị kế thừa, hoặc kết thúc phân công.", "Choose one of its followers, or end it."
)
