"""Ten years of a small province, by chance: events as the acts write them, and books kept beside them.

The books know on every first of January who stood how and where. They are kept apart from the register: what
the register makes of the events is held against them.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from rasoat.register.events.event import Event, Payload
from rasoat.register.models import EventKind

FIRST, LAST, IMPORTED_UNTIL = 2015, 2025, 2017
REFORM = date(2022, 7, 1)
"""In the eighth year the districts end, and two communes become one."""


class Entry(NamedTuple):
    """How a household stood on a day, by the books."""

    path: str
    group: str
    persons: int | None


@dataclass
class Home:
    """A household of the books."""

    code: int
    path: str
    people: list[int]
    size: int | None
    group: str = "none"
    closed: bool = False
    events: list[Event] = field(default_factory=list)


def path_of(*units: int) -> str:
    """The path of a unit under others."""
    return "".join(f"{unit:06d}" for unit in units)


VILLAGES = [
    path_of(1, 2, 3, 10),
    path_of(1, 2, 3, 11),
    path_of(1, 2, 4, 12),
    path_of(1, 5, 6, 13),
    path_of(1, 5, 6, 14),
]
AFTER_REFORM = {
    VILLAGES[0]: path_of(1, 7, 10), VILLAGES[1]: path_of(1, 7, 11), VILLAGES[2]: path_of(1, 7, 12),
    VILLAGES[3]: path_of(1, 6, 13), VILLAGES[4]: path_of(1, 6, 14),
}  # fmt: skip
UNITS = (1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14)


class History:
    """Some households through ten years. ``books[day]`` says how each listed one stood."""

    def __init__(self, chance: Random, households: int = 12) -> None:
        self._chance = chance
        self._event, self._person, self._code = 0, 10**10, 0
        self._villages = list(VILLAGES)
        self.homes: dict[int, Home] = {}
        self.books: dict[date, dict[int, Entry]] = {}
        self.lineage: dict[int, list[tuple[int, str, date]]] = defaultdict(list)
        for _ in range(households):
            self._found(date(FIRST - 1, 6, 1), chance.choice(self._villages))
        for year in range(FIRST, LAST + 1):
            self._year(year)

    def events(self) -> list[list[Event]]:
        """The events of each household, as recorded."""
        return [home.events for home in self.homes.values()]

    def _year(self, year: int) -> None:
        self._list(year)
        self.books[date(year, 1, 1)] = self._standing()
        for day in sorted(self._chance.sample(range(1, 360), self._chance.randrange(14))):
            self._happen(date(year, 1, 1) + timedelta(days=day))
        if year == REFORM.year and self._villages == VILLAGES:
            self._reform()

    def _standing(self) -> dict[int, Entry]:
        listed = (home for home in self.homes.values() if not home.closed and home.group != "none")
        return {home.code: Entry(home.path, home.group, home.size) for home in listed}

    def _list(self, year: int) -> None:
        """A list of past years, which says little, or the decisions of a review."""
        for home in self._open():
            group = self._chance.choice(("poor", "poor", "near_poor", "none", home.group, home.group))
            if group == home.group == "none":
                continue
            if year <= IMPORTED_UNTIL:
                self._line(home, year, group)
            elif group != home.group or self._chance.random() < 0.7:
                self._decide(home, date(year, 1, 1), year, group)

    def _line(self, home: Home, year: int, group: str) -> None:
        why = {"why": self._chance.choice(("left_list", "absent"))} if group == "none" else {}
        persons = self._chance.choice((None, home.size, self._chance.randrange(1, 8)))
        said = _status(group, year, persons) | {"decision_number": ""} | why
        self._write(home, EventKind.LIST_LINE_RECORDED, date(year, 1, 1), said)
        home.group = group
        if not self._counted(home):
            home.size = persons if persons is not None else home.size

    def _decide(self, home: Home, day: date, year: int, group: str) -> None:
        self._write(home, EventKind.STATUS_DECIDED, day, _status(group, year, home.size))
        home.group = group

    def _happen(self, day: date) -> None:
        if day >= REFORM and self._villages == VILLAGES:
            self._reform()
        open_homes = self._open()
        if not open_homes:
            return
        home = self._chance.choice(open_homes)
        act = self._chance.choice(
            (
                self._join,
                self._leave,
                self._move,
                self._split,
                self._merge,
                self._close,
                self._in_year,
                self._count,
            )
        )
        act(home, day)

    def _found(self, day: date, path: str) -> Home:
        self._code += 1
        home = Home(1000000000 + self._code, path, [], None)
        self.homes[home.code] = home
        size = self._chance.choice((None, self._chance.randrange(1, 6)))
        registered = {"address": "", "local_number": "", "persons": size, "residence": "", "source": {}}
        self._write(home, EventKind.HOUSEHOLD_REGISTERED, day, registered)
        complete = size is not None and self._chance.random() < 0.7
        home.people = self._people(size if complete and size else 1)
        home.size = size
        self._record(home, day, complete=complete)
        return home

    def _record(self, home: Home, day: date, *, complete: bool, **more: object) -> None:
        members = [self._member(person, place == 0) for place, person in enumerate(home.people)]
        self._write(home, EventKind.MEMBERS_RECORDED, day, {"complete": complete, "members": members, **more})
        home.size = len(home.people) if complete else home.size

    def _counted(self, home: Home) -> bool:
        recorded = [one.payload["complete"] for one in home.events if one.kind == EventKind.MEMBERS_RECORDED]
        return recorded[-1]

    def _count(self, home: Home, day: date) -> None:
        """A survey finds others living there."""
        home.people = [home.people[0], *self._people(self._chance.randrange(4))]
        self._record(home, day, complete=True)

    def _join(self, home: Home, day: date) -> None:
        new = self._people(self._chance.randrange(1, 3))
        why = self._chance.choice(("birth", "marriage", "move_in"))
        said = {"why": why, "members": [self._member(person, head=False) for person in new]}
        self._write(home, EventKind.MEMBER_JOINED, day, said)
        self._changed(home, [*home.people, *new])

    def _leave(self, home: Home, day: date) -> None:
        if len(home.people) > 1:
            said = {"why": self._chance.choice(("death", "move_out")), "people": home.people[-1:]}
            self._write(home, EventKind.MEMBER_LEFT, day, said)
            self._changed(home, home.people[:-1])

    def _changed(self, home: Home, people: list[int]) -> None:
        home.people = people
        if self._counted(home):
            home.size = len(people)

    def _move(self, home: Home, day: date) -> None:
        to = self._chance.choice(self._villages)
        if to != home.path:
            self._go(home, day, to, "moved")

    def _go(self, home: Home, day: date, to: str, why: str) -> None:
        said = {"why": why, "from": home.path, "by": 1}
        home.path = to
        self._write(home, EventKind.MOVED_IN, day, said)

    def _reform(self) -> None:
        self._villages = list(AFTER_REFORM.values())
        for home in self._open():
            self._go(home, REFORM, AFTER_REFORM[home.path], "reform")

    def _split(self, home: Home, day: date) -> None:
        if len(home.people) < 2:
            return
        going = home.people[-1:]
        new = self._newly(home, day, going)
        left = {"why": "split", "people": going, "to": new.code}
        self._write(home, EventKind.MEMBER_LEFT, day, left)
        self._changed(home, home.people[:-1])
        self.lineage[new.code].append((home.code, "split", day))

    def _newly(self, home: Home, day: date, people: list[int]) -> Home:
        self._code += 1
        new = Home(1000000000 + self._code, home.path, people, len(people))
        self.homes[new.code] = new
        source = {"split_from": home.code}
        registered = {"address": "", "local_number": "", "persons": 1, "residence": "", "source": source}
        self._write(new, EventKind.HOUSEHOLD_REGISTERED, day, registered)
        self._record(new, day, complete=True, why="split", **{"from": home.code})
        if self._chance.random() < 0.5:
            self._decide(new, day, day.year, self._chance.choice(("poor", "near_poor")))
        return new

    def _merge(self, home: Home, day: date) -> None:
        others = [one for one in self._open() if one is not home]
        if not others:
            return
        into = self._chance.choice(others)
        why = self._chance.choice(("merged", "duplicate"))
        self._write(home, EventKind.HOUSEHOLD_CLOSED, day, {"why": why, "into": into.code})
        home.closed = True
        self.lineage[into.code].append((home.code, why, day))
        if why == "merged":
            members = [self._member(person, head=False) for person in home.people]
            said = {"why": why, "from": home.code, "members": members}
            self._write(into, EventKind.MEMBER_JOINED, day, said)
            self._changed(into, [*into.people, *home.people])

    def _close(self, home: Home, day: date) -> None:
        why = self._chance.choice(("died_out", "left_province"))
        self._write(home, EventKind.HOUSEHOLD_CLOSED, day, {"why": why, "into": None})
        home.closed = True

    def _in_year(self, home: Home, day: date) -> None:
        group = self._chance.choice(("poor", "near_poor", "none"))
        decided = [one for one in home.events if one.kind == EventKind.STATUS_DECIDED]
        if decided and decided[-1].payload["list_year"] == day.year and self._chance.random() < 0.3:
            self._withdraw(home, decided[-1], day)
        elif group != home.group:
            self._decide(home, day, day.year, group)

    def _withdraw(self, home: Home, status: Event, day: date) -> None:
        taken = any(one.payload.get("status") == status.id for one in home.events)
        if not taken and home.group != "none":
            self._write(home, EventKind.STATUS_WITHDRAWN, day, {"status": status.id})
            home.group = "none"

    def _open(self) -> list[Home]:
        return [home for home in self.homes.values() if not home.closed]

    def _people(self, count: int) -> list[int]:
        self._person += count
        return list(range(self._person - count + 1, self._person + 1))

    def _member(self, person: int, head: bool) -> Payload:
        return {
            "birth": "", "ethnic_group": "", "id": person, "identity_number": "", "name": f"Người {person}",
            "relation": "head" if head else "child", "sex": "",
        }  # fmt: skip

    def _write(self, home: Home, kind: str, day: date, said: Payload) -> None:
        self._event += 1
        home.events.append(Event(self._event, kind, home.code, home.path, day, said))


def _status(group: str, year: int, persons: int | None) -> Payload:
    return {
        "class_group": group, "class_id": "", "decision_date": f"{year - 1}-12-20", "decision_number": "1/QĐ",
        "list_year": year, "persons": persons, "signer": "Người ký",
    }  # fmt: skip


def first_days() -> Sequence[date]:
    """The first of January of every year of a history."""
    return [date(year, 1, 1) for year in range(FIRST, LAST + 1)]
