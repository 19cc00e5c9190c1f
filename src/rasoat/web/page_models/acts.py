"""Forms by which what happened to a household is recorded."""

import datetime as dt
from dataclasses import dataclass, field

from rasoat.common.partial_dates import PartialDate
from rasoat.common.words import Words
from rasoat.web.page_models.people import Form, Option


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of a form: ticked or not, related so or so, taken for somebody of another household.

    ``relation`` is the present one; ``relations`` and ``same`` are empty where the form does not ask.
    """

    code: str
    name: str
    relation: Words
    sex: Words | None
    birth: PartialDate | None
    ticked: bool = False
    relations: tuple[Option, ...] = ()
    same: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseholdCard:
    """A household beside another."""

    code: str
    head: str
    place: str
    address: str
    people: tuple[PersonLine, ...]
    standing: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """Something recorded that may be wrong. ``value`` as people read it."""

    person: str
    label: Words
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class FactForm:
    """The one fact that is corrected. ``options`` are empty where it is typed."""

    asked: str
    person: str
    label: Words
    value: str
    hint: Words | None
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPerson:
    """The fields of one person who comes; ``number`` counts from 1."""

    number: int
    relations: tuple[Option, ...]
    sexes: tuple[Option, ...]
    ethnic_groups: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ActPage:
    """One form about one household. What a form does not ask for stays empty.

    ``heads`` who may be head; ``related``: the relations to a new head, to be looked at before it is
    recorded, for the part that stays (``staying``) and the one that goes (``going``); ``relations_for``
    ties them to what they were proposed for.
    """

    code: str
    head: str
    form: Form = field(default_factory=Form)
    late: bool = False
    """Whether a decision was made after the day, so that a tick is asked for."""
    people: tuple[PersonLine, ...] = ()
    left: tuple[PersonLine, ...] = ()
    new: tuple[NewPerson, ...] = ()
    reasons: tuple[Option, ...] = ()
    heads: tuple[Option, ...] = ()
    new_heads: tuple[Option, ...] = ()
    staying: tuple[PersonLine, ...] = ()
    going: tuple[PersonLine, ...] = ()
    relations_for: str = ""
    here: HouseholdCard | None = None
    other: HouseholdCard | None = None
    villages: tuple[Option, ...] = ()
    facts: tuple[FactLine, ...] = ()
    fact: FactForm | None = None
    undoing: Words | None = None
    undoing_day: dt.date | None = None
    back: bool = False
    """Whether undoing brings an act back."""


@dataclass(frozen=True, slots=True)
class ActLink:
    """One act that may be recorded."""

    url: str
    title: str
    what: str
    icon: str


@dataclass(frozen=True, slots=True)
class ActsPage:
    """What may be recorded about a household; ``mistakes``: kept apart, what was wrong all along."""

    code: str
    head: str
    closed_on: dt.date | None
    changes: tuple[ActLink, ...]
    mistakes: tuple[ActLink, ...]
