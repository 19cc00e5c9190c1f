"""The units a person answers for, found by code or name as a table or a form names them."""

import datetime as dt
from collections.abc import Sequence
from functools import cached_property

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.places.finder import UnitFinder
from rasoat.places.models import Level
from rasoat.places.queries import units_under
from rasoat.places.unit_row import UnitRow


class UnitsBelow:
    """Built once for a table: the units in the areas of ``who`` on ``day``."""

    def __init__(self, who: ActingUser, day: dt.date) -> None:
        self.day = day
        found = {unit.id: unit for area in who.ranges for unit in units_under(area.start, day)}
        self._units = found
        self._finders: dict[tuple[str, int | None], UnitFinder] = {}

    def all(self) -> list[tuple[UnitRow, str]]:
        """Every unit with the title of the one above it, from the top down."""
        ordered = sorted(self._units.values(), key=lambda unit: unit.path)
        return [(unit, self.above(unit)) for unit in ordered]

    def above(self, unit: UnitRow) -> str:
        """The title of the unit above, "" where that lies outside the areas."""
        parent = self._units.get(unit.parent_id or 0)
        return parent.title if parent else ""

    def find(self, levels: Sequence[str], code: str, name: str, parent: str, *, place: str) -> UnitRow:
        """The unit of one of the levels that is meant; a village's commune (``parent``) may be named too.

        Raises ``Refused`` with the nearest names.
        """
        if not (code or name):
            return self._only(levels, place)
        refusals: list[Problem] = []
        for level in levels:
            try:
                return self._finder(level, parent, place).find(name, code, place=place)
            except Refused as refused:
                refusals += refused.problems
        raise Refused(self._said(refusals, code or name))

    def _finder(self, level: str, parent: str, place: str) -> UnitFinder:
        commune = self._commune(parent, place).id if parent and level == Level.VILLAGE else None
        if (level, commune) not in self._finders:
            units = (unit for unit in self._units.values() if unit.level == level)
            mine = [unit for unit in units if commune is None or unit.parent_id == commune]
            self._finders[level, commune] = UnitFinder(mine, self.day, history=_nothing_said)
        return self._finders[level, commune]

    def _commune(self, parent: str, place: str) -> UnitRow:
        code = parent if parent.isdecimal() else ""
        return self._finder(Level.COMMUNE, "", place).find("" if code else parent, code, place=place)

    def _only(self, levels: Sequence[str], place: str) -> UnitRow:
        """A role of the own level needs no unit to be named, where there is only one."""
        top = [unit for unit in self._tops if unit.level in levels]
        if len(top) == 1:
            return top[0]
        raise Refused([Problem("unit.missing", place, NO_UNIT, NAME_UNIT)])

    @cached_property
    def _tops(self) -> list[UnitRow]:
        return [unit for unit in self._units.values() if unit.parent_id not in self._units]

    def _said(self, refusals: list[Problem], asked: str) -> list[Problem]:
        """Of several levels tried, the fault that helps most: several units of that name, else unknown."""
        shared = [one for one in refusals if one.rule == "unit.name_shared"]
        return (shared or [one for one in refusals if asked in one.what.vi] or refusals)[:1]


def _nothing_said(code: str) -> tuple[UnitRow, ...]:  # noqa: ARG001 - foreign units are not told of
    return ()


NO_UNIT = Words("Chưa ghi đơn vị.", "No unit is written.")
NAME_UNIT = Words("Ghi mã hoặc tên đơn vị.", "Write the unit's code or name.")
