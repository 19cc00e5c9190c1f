"""Assignments whose unit, or one of whose areas, is no more: what became of it, and what can follow."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from rasoat.people.models import Assignment, AssignmentArea
from rasoat.places.models import Level, UnitPeriod, UnitSuccession
from rasoat.places.queries import units_last_seen, units_on
from rasoat.places.unit_row import UnitRow


@dataclass(frozen=True, slots=True)
class Unsettled:
    """An assignment in force on a day on which its unit, or an area of it, is not.

    ``gone`` are the units that ended, each with what followed it on that day (``followers``).
    """

    assignment: Assignment
    gone: tuple[UnitRow, ...]
    followers: dict[int, tuple[UnitRow, ...]]
    alone: frozenset[int]
    """Those of ``gone`` that became one unit, whole, which was made of nothing else."""

    @property
    def moves_by_itself(self) -> bool:
        """Whether nobody has to choose, and nobody gets to see more than before."""
        return all(unit.id in self.alone for unit in self.gone)

    @property
    def ends_by_itself(self) -> bool:
        """Whether the tier itself ended: no district follows a district."""
        return all(unit.level == Level.DISTRICT and not self.followers[unit.id] for unit in self.gone)

    @property
    def since(self) -> dt.date:
        """From which day nothing is seen there any more."""
        return max(min(unit.valid_to or dt.date.max for unit in self.gone), self.assignment.valid_from)


def unsettled(assignments: Iterable[Assignment], day: dt.date) -> list[Unsettled]:
    """Those of ``assignments`` (``areas`` fetched) that a reform left behind, in six statements at most."""
    units = {one: _unit_ids(one) for one in assignments}
    wanted = {unit for ids in units.values() for unit in ids}
    gone = units_last_seen(wanted - units_on(wanted, day).keys(), day)
    followers = _followers(gone, day)
    alone = _alone(gone, followers)
    found = []
    for assignment, ids in units.items():
        lost = tuple(gone[unit] for unit in ids if unit in gone)
        if lost:
            mine = {unit.id: followers[unit.id] for unit in lost}
            found.append(Unsettled(assignment, lost, mine, alone))
    return found


def left_behind(day: dt.date) -> Q:
    """A condition on assignments: in force on ``day``, but the unit or an area of it has ended."""

    def ended(unit: str) -> Q:
        periods = UnitPeriod.objects.filter(unit=OuterRef(unit), valid_from__lte=day)
        there = periods.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))
        return Q(Exists(periods)) & ~Q(Exists(there))

    area = AssignmentArea.objects.filter(assignment=OuterRef("pk")).filter(ended("unit"))
    in_force = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))
    return in_force & (ended("unit") | Q(Exists(area)))


def _unit_ids(assignment: Assignment) -> Sequence[int]:
    areas = [area.unit_id for area in assignment.areas.all()]
    return list(dict.fromkeys([assignment.unit_id, *areas]))


def _followers(gone: dict[int, UnitRow], day: dt.date) -> dict[int, tuple[UnitRow, ...]]:
    """What each unit has become by ``day``, through as many reforms as there were."""
    became: dict[int, list[int]] = defaultdict(list)
    for old, new in UnitSuccession.objects.filter(on__lte=day).values_list("from_unit_id", "to_unit_id"):
        became[old].append(new)
    ends = {unit: _ends(unit, became) for unit in gone}
    rows = units_on({one for ids in ends.values() for one in ids}, day)
    return {unit: tuple(rows[one] for one in ids if one in rows) for unit, ids in ends.items()}


def _ends(unit: int, became: dict[int, list[int]]) -> list[int]:
    following = became.get(unit, [])
    return list(dict.fromkeys(end for one in following for end in (_ends(one, became) or [one])))


def _alone(gone: dict[int, UnitRow], followers: dict[int, tuple[UnitRow, ...]]) -> frozenset[int]:
    """Units that went whole into one that has no other origin: its holders see no more than before."""
    origins: dict[int, set[int]] = defaultdict(set)
    whole: set[int] = set()
    into = {row.id for rows in followers.values() for row in rows}
    for old, new, is_whole in UnitSuccession.objects.filter(to_unit__in=into).values_list(
        "from_unit_id", "to_unit_id", "whole"
    ):
        origins[new].add(old)
        if is_whole:
            whole.add(old)
    return frozenset(
        unit for unit in gone
        if len(followers[unit]) == 1 and origins[followers[unit][0].id] == {unit} and unit in whole
    )  # fmt: skip
