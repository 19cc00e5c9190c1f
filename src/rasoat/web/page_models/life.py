"""The life of a household on its page: the picture, the list below it, its kin, its other numbers."""

import datetime as dt
from dataclasses import dataclass

from rasoat.common.partial_dates import PartialDate
from rasoat.common.words import Words
from rasoat.register.queries.life import Number
from rasoat.web.life_line import LifeLine


@dataclass(frozen=True, slots=True)
class Link:
    """Another household; without a head it lies outside the reader's areas, and has no address."""

    code: str
    head: str
    url: str


@dataclass(frozen=True, slots=True)
class UndoneRow:
    """That an act was undone; ``back_url`` brings it back."""

    by: str
    at: dt.datetime
    why: str
    back_url: str


@dataclass(frozen=True, slots=True)
class LifeRow:
    """One act. ``group`` is the class it gave or proposed, "" for none; what one may not has no address."""

    day: dt.date
    kind: str
    what: Words
    details: tuple[Words, ...]
    others: tuple[Link, ...]
    group: str
    why: str
    by: str
    at: dt.datetime
    undone: UndoneRow | None = None
    undo_url: str = ""
    survey_url: str = ""
    file_url: str = ""


@dataclass(frozen=True, slots=True)
class KinRow:
    """A household this one came of (``before``), or one that came of it."""

    link: Link
    before: bool
    kind: Words
    on: dt.date


@dataclass(frozen=True, slots=True)
class LifePart:
    """The picture and everything below it; ``rows`` newest first."""

    line: LifeLine
    rows: tuple[LifeRow, ...]
    kin: tuple[KinRow, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class AsOfPart:
    """For which day the page is, None for today; ``known``: by what had been recorded until the end of that
    day. ``fault``: what was asked for cannot be.
    """

    day: dt.date | None = None
    known: dt.date | None = None
    fault: Words | None = None


@dataclass(frozen=True, slots=True)
class ClosedPart:
    """That the household has ended, why, and the one it went into."""

    on: dt.date
    why: Words
    into: Link | None


@dataclass(frozen=True, slots=True)
class SpellRow:
    """A time of a person in a household; ``until`` is the first day on which it was over."""

    household: Link
    since: dt.date | None
    until: dt.date | None
    came: Words
    went: Words | None


@dataclass(frozen=True, slots=True)
class MemberPage:
    """One person: who they are, and their households over time, newest first."""

    code: str
    name: str
    sex: Words | None
    birth: PartialDate | None
    ethnic_group: str
    identity: str
    relation: Words
    household: Link
    present: bool
    left_on: dt.date | None
    left_why: Words | None
    spells: tuple[SpellRow, ...]
    numbers: tuple[Number, ...]
