"""People and what they hold, for who manages their accounts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from rasoat.common.problems import Problem
from rasoat.common.words import Words


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One assignment as it is shown. ``until`` is its last day."""

    id: int
    role: Words
    unit: str
    since: dt.date
    until: dt.date | None
    state: str
    """ "now", "later" or "over"."""
    deputy_for: str = ""
    deputies: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    moved: bool = False
    decided: str = ""
    scan_url: str = ""
    may: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the list."""

    id: int
    url: str
    name: str
    login: str
    state: str
    held: tuple[HeldRow, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a drop-down."""

    value: str
    words: Words
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class UnitOption:
    """A unit one may name in a form: its code and its title with that above it."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The list, narrowed."""

    people: tuple[PersonRow, ...]
    total: int
    first: int
    text: str
    unit: str
    roles: tuple[Option, ...]
    states: tuple[Option, ...]
    units: tuple[UnitOption, ...]
    previous_url: str
    next_url: str
    export_url: str
    may_import: bool
    may_practise: bool = False
    """Whether the practice area may be made, and is not there yet."""
    faults: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong with one field of a form."""

    field: str
    what: Words
    remedy: Words


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed, and what is wrong with it. ``token`` ties faults to the right one of several forms."""

    values: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[FieldFault, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleForm:
    """The form that gives a role, to somebody new or to a person known."""

    form: Form
    roles: tuple[Option, ...]
    units: tuple[UnitOption, ...]
    new_person: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person: what is held, was held, may be done, and what one may do about it."""

    id: int
    name: str
    login: str
    phone: str
    state: str
    last_seen: dt.datetime | None
    code_until: dt.datetime | None
    held: tuple[HeldRow, ...]
    over: tuple[HeldRow, ...]
    trainings: tuple[tuple[str, dt.date], ...]
    role_form: RoleForm
    faults: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CodePage:
    """A one-time code, shown once."""

    id: int
    name: str
    login: str
    code: str
    role: str
    area: str
    address: str
    until: dt.date


@dataclass(frozen=True, slots=True)
class BroughtPage:
    """What a workbook of people brought; the ids travel to the forms that make result and slips."""

    new: int
    already: int
    people: int
    ids: str
    new_ids: str


@dataclass(frozen=True, slots=True)
class ImportPeoplePage:
    """The form of a workbook, its faults or its result."""

    limit_bytes: int
    faults: tuple[Problem, ...] = ()
    brought: BroughtPage | None = None


@dataclass(frozen=True, slots=True)
class GoneUnit:
    """A unit that ended, and what may take its place."""

    id: int
    title: str
    since: dt.date | None
    followers: tuple[UnitOption, ...]
    """``code`` holds the id here: two units may have had one code."""


@dataclass(frozen=True, slots=True)
class UnsettledRow:
    """An assignment that a reform left behind."""

    id: int
    person: str
    url: str
    role: Words
    gone: tuple[GoneUnit, ...]


@dataclass(frozen=True, slots=True)
class SettlePage:
    """Assignments that wait for a choice, and how many would move or end by themselves."""

    rows: tuple[UnsettledRow, ...]
    by_themselves: int


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One training."""

    url: str
    title: str
    held_on: dt.date
    place: str
    unit: str
    attended: int


@dataclass(frozen=True, slots=True)
class TrainingsPage:
    """Trainings of the area, and the form of a new one."""

    rows: tuple[TrainingRow, ...]
    form: Form
    units: tuple[UnitOption, ...]


@dataclass(frozen=True, slots=True)
class AttendRow:
    """Somebody who attended, or may be ticked."""

    id: int
    name: str
    login: str
    role: str
    attended: bool


@dataclass(frozen=True, slots=True)
class TrainingPage:
    """One training and who was there."""

    id: int
    title: str
    held_on: dt.date
    place: str
    unit: str
    people: tuple[AttendRow, ...]
    attended: int


@dataclass(frozen=True, slots=True)
class OwnDetailsPage:
    """One's own telephone number and language."""

    name: str
    login: str
    form: Form
