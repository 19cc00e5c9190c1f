"""Where a household of a past list lived: its village among the units of the list's day, or of other days."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rasoat.common.names import fold
from rasoat.common.problems import Problem, Refused
from rasoat.people.acting import ActingUser
from rasoat.places.finder import UnitFinder
from rasoat.places.models import Level
from rasoat.places.queries import periods_of, periods_of_level, units_of_level, units_under
from rasoat.places.succession import successors
from rasoat.places.unit_row import UnitRow
from rasoat.register.past import say

VERB = "list.import"


@dataclass(frozen=True, slots=True)
class Found:
    """The village (id) and the commune it belongs to now; ``path`` is where its events lie, "" unknown."""

    village: int | None = None
    commune: int | None = None
    path: str = ""
    outside: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """Where a village of the past lies today, and on which days its path changed until then."""

    path: str
    moves: tuple[tuple[date, str], ...] = ()

    @property
    def commune(self) -> int:
        """The commune that keeps its households now."""
        return int(self.path[-12:-6])


class Ground:
    """Finds villages as a past list names them. Built once for a file; each name is looked up once."""

    def __init__(self, list_year: int, today: date, acting_user: ActingUser) -> None:
        self._today, self._who = today, acting_user
        self.day = min(date(list_year, 1, 1), today)
        self._communes = UnitFinder(units_of_level(Level.COMMUNE, self.day), self.day)
        self._others = periods_of_level(Level.COMMUNE)
        self._villages: dict[str, UnitFinder] = {}
        self._mine: dict[str, bool] = {}
        self._known: dict[tuple[str, ...], Found] = {}

    def find(self, commune: str, code: str, village: str, *, place: str) -> Found:
        """The village of these names; what is wrong is said at ``place``."""
        key = (fold(commune), code, fold(village), village)
        if key not in self._known:
            self._known[key] = self._find(commune, code, village, place)
        found = self._known[key]
        problems = tuple(
            Problem(one.rule, place, one.what, one.remedy, one.severity) for one in found.problems
        )
        return Found(found.village, found.commune, found.path, found.outside, problems)

    def _find(self, commune: str, code: str, village: str, place: str) -> Found:
        try:
            of = self._commune(commune, code, place)
            if not self._covered(of.path):
                return Found(outside=True, problems=(say.outside(place, of.title),))
            unit, problems = self._village(of, village, place)
        except Refused as refused:
            return Found(problems=refused.problems)
        home = home_of(unit, self._today)
        path = unit.path if self._who.covers(unit.path) else home.path if home else of.path
        keeper = home.commune if home else None
        if home is None:
            problems = [*problems, say.village_has_no_successor(place, unit.title)]
        return Found(unit.id, keeper, path, problems=tuple(problems))

    def _covered(self, path: str) -> bool:
        """Whether the person works there, by its path of then or by that of what it became."""
        if path not in self._mine:
            self._mine[path] = self._who.may(VERB, path) or any(
                home is not None and self._who.may(VERB, home.path)
                for unit in units_under(path, self.day, Level.VILLAGE)
                for home in [home_of(unit, self._today)]
            )
        return self._mine[path]

    def _commune(self, name: str, code: str, place: str) -> UnitRow:
        """By code and name, by the name alone where the code was another's, or among units of other years."""
        try:
            return self._communes.find(name, code, place=place)
        except Refused as refused:
            others = [unit for unit in self._others if _is(unit, name)]
            if not others:
                raise Refused(refused.problems) from None
        same_day = [unit for unit in others if unit.holds_on(self.day)]
        return same_day[0] if len(same_day) == 1 else min(others, key=self._distance)

    def _village(self, commune: UnitRow, name: str, place: str) -> tuple[UnitRow, list[Problem]]:
        """Among the villages of the day, else among those the commune had in other years: which, is said."""
        if commune.path not in self._villages:
            day = self.day if commune.holds_on(self.day) else commune.valid_from
            self._villages[commune.path] = UnitFinder(units_under(commune.path, day, Level.VILLAGE), day)
        try:
            return self._villages[commune.path].find(name, place=place), []
        except Refused as refused:
            others = [
                unit for unit in self._every_village if unit.parent_id == commune.id and _is(unit, name)
            ]
            if not others:
                raise Refused(refused.problems) from None
            unit = min(others, key=self._distance)
            return unit, [say.village_of_other_years(place, unit)]

    @cached_property
    def _every_village(self) -> tuple[UnitRow, ...]:
        return periods_of_level(Level.VILLAGE)

    def _distance(self, unit: UnitRow) -> int:
        """Days between the list's day and the unit's period."""
        if unit.holds_on(self.day):
            return 0
        end = unit.valid_to or self.day
        return min(abs((unit.valid_from - self.day).days), abs((end - self.day).days))


def home_of(unit: UnitRow, today: date) -> Home | None:
    """Where the village lies today: its later periods, then what it became as a whole. None: nobody knows."""
    moves: list[tuple[date, str]] = []
    path, at, village = unit.path, unit, unit.id
    while True:
        later = [one for one in periods_of(village) if at.valid_from <= one.valid_from <= today]
        for period in later:
            if period.path != path:
                path = period.path
                moves.append((period.valid_from, path))
        at = later[-1] if later else at
        if at.holds_on(today):
            return Home(path, tuple(moves))
        whole = [one for one in successors(village) if one.whole and one.on <= today]
        if not whole:
            return None
        village = whole[0].to_id
        at = next((one for one in periods_of(village) if one.holds_on(whole[0].on)), at)
        if at.path != path:
            path = at.path
            moves.append((whole[0].on, path))


def _is(unit: UnitRow, name: str) -> bool:
    return fold(name) in {fold(text) for own in unit.names for text in (own, f"{unit.type} {own}")}
