"""A household as its events make it."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from rasoat.register.events.event import Event, Payload


class Spell(NamedTuple):
    """A time in which a person belonged to the household; ``until`` is the first day on which they did not.

    ``came`` and ``went`` say why; ``came_from`` and ``went_to`` name the other household where there is one.
    """

    since: date
    until: date | None
    came: str
    went: str
    came_from: int | None
    went_to: int | None


@dataclass(slots=True)
class MemberState:
    """A member. ``birth`` is as far as it is known: "1971-03-02", "1971-03", "1971" or "".

    ``since`` is the first day on which the register knows them there. ``left_on`` is the first day on which
    they were no longer there, ``left_why`` the reason ("not_found": a review did not find them). ``earlier``
    are times before they came back.
    """

    id: int
    number: int
    name: str
    relation: str
    sex: str
    birth: str
    ethnic_group: str
    identity_number: str
    since: date | None = None
    came: str = ""
    came_from: int | None = None
    left_on: date | None = None
    left_why: str = ""
    left_to: int | None = None
    earlier: tuple[Spell, ...] = ()

    @property
    def spells(self) -> tuple[Spell, ...]:
        """Every time in which they belonged to the household, oldest first."""
        if self.since is None:
            return self.earlier
        last = Spell(self.since, self.left_on, self.came, self.left_why, self.came_from, self.left_to)
        return (*self.earlier, last)


@dataclass(slots=True)
class SurveyState:
    """A survey by the event that recorded it."""

    event: Event
    current: bool = True
    supersedes: int | None = None

    @property
    def campaign(self) -> tuple[str, str]:
        """Of one household there is one current survey of each of these: campaign and standard."""
        return self.event.payload["campaign"], self.event.payload["law"]["standard"]


@dataclass(slots=True)
class StatusState:
    """A legal status by the event that made it: a line of a list, or a decision.

    In force from ``since`` until the day before ``until``; with both equal it never was, since another took
    its place on the very day. ``withdrawn`` is the event that withdrew it.
    """

    event: Event
    persons: int | None
    since: date
    until: date | None = None
    current: bool = True
    withdrawn: int | None = None

    @property
    def list_year(self) -> int:
        """The year that the list serves."""
        return int(self.event.payload["list_year"])

    @property
    def group(self) -> str:
        """Poor, near_poor or none."""
        return str(self.event.payload["class_group"])

    @property
    def rank(self) -> tuple[int, date, int]:
        """Of two in force on one day the higher counts: later list, later begin, later recorded."""
        return self.list_year, self.since, self.event.id


class Place(NamedTuple):
    """Where the household lived from a day on. ``why``: registered, moved, reform, listed."""

    since: date
    path: str
    why: str

    @property
    def village(self) -> int:
        """Id of the village: the last six digits of the path."""
        return int(self.path[-6:])


class Headship(NamedTuple):
    """Who was head from a day on, under which name."""

    since: date
    person: int
    name: str


class Size(NamedTuple):
    """How many persons from a day on; None: nobody said."""

    since: date
    persons: int | None
    why: str


class Named(NamedTuple):
    """Another number for the household or one of its people (``person`` 0: the household).

    ``kind``: "national" (the ministry's system) or "local" (a running number of the village's list of
    ``list_year``; 0: of no year). ``source`` says where it was read.
    """

    kind: str
    value: str
    person: int
    list_year: int
    source: str


@dataclass(slots=True)
class HouseholdState:
    """Everything the register knows of one household.

    ``unit_path`` is where it lives now, or lived at last. ``registered_on`` is None while no event has
    registered it: on a day before that only lines of lists are known.
    """

    id: int
    unit_path: str = ""
    registered_on: date | None = None
    facts: Payload = field(default_factory=dict)
    members: list[MemberState] = field(default_factory=list)
    members_complete: bool = False
    surveys: list[SurveyState] = field(default_factory=list)
    statuses: list[StatusState] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    heads: list[Headship] = field(default_factory=list)
    sizes: list[Size] = field(default_factory=list)
    names: list[Named] = field(default_factory=list)
    explained: list[Event] = field(default_factory=list)
    moved_out: list[Event] = field(default_factory=list)
    closed_on: date | None = None
    closed_why: str = ""
    into: int | None = None

    @property
    def present(self) -> list[MemberState]:
        """The members who live there, in their order."""
        return [member for member in self.members if member.left_on is None]

    @property
    def head(self) -> MemberState | None:
        """The present head; of a closed household the last one."""
        heads = [member for member in self.members if member.relation == "head"]
        present = [member for member in heads if member.left_on is None]
        return next(iter(present or heads), None)

    @property
    def persons(self) -> int | None:
        """How many: counted, or stated, or not known."""
        stated: int | None = self.facts.get("persons")
        return len(self.present) if self.members_complete else stated

    def member(self, person: int) -> MemberState | None:
        """The member of that code, present or gone."""
        return next((one for one in self.members if one.id == person), None)
