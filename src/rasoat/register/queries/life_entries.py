"""What happened to a household, act by act, as sentences in both languages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from rasoat.common.words import Words
from rasoat.places.unit_row import UnitRow
from rasoat.register.actions.undo_event import UNDOABLE
from rasoat.register.derivation.order import undone_by
from rasoat.register.events.event import Event
from rasoat.register.models import Assessment, EventKind, LegalStatus
from rasoat.register.queries import life_sentences as sentences
from rasoat.register.queries.whole_life import WholeLife

# The event of an act that tells what it was; those beside it are its parts.
_TELLING = (
    EventKind.HOUSEHOLD_CLOSED,
    EventKind.HOUSEHOLD_REGISTERED,
    EventKind.MOVED_IN,
    EventKind.MOVED_OUT,
    EventKind.MEMBER_LEFT,
    EventKind.MEMBER_JOINED,
    EventKind.HEAD_CHANGED,
)


@dataclass(frozen=True, slots=True)
class Other:
    """Another household that an entry names; without a head it lies outside the person's areas."""

    code: str
    head_name: str


@dataclass(frozen=True, slots=True)
class Undone:
    """That an act was undone: by whom, when, why. ``event`` is what one undoes to bring the act back."""

    event: int
    by: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. ``kind`` says what sort it is: begin, people, head, move, split, merge, end, class, survey,
    mistake, number, explained. ``group`` is the class it gave or proposed, "" for none; ``unit_path`` is
    where it was recorded. ``event`` tells the act, ``parts`` are all of its events in this household.
    """

    event: int
    parts: frozenset[int]
    day: date
    kind: str
    what: Words
    details: tuple[Words, ...]
    others: tuple[Other, ...]
    group: str
    why: str
    by: str
    at: datetime
    undoable: bool
    unit_path: str
    undone: Undone | None = None
    list_year: int | None = None
    import_id: int | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """Everything that the sentences name, by id."""

    whole: WholeLife
    names: Mapping[int, str]
    people: Mapping[int, str]
    units: Mapping[int, tuple[UnitRow, ...]]
    others: Mapping[int, str]
    statuses: Mapping[int, LegalStatus]
    surveys: Mapping[int, Assessment]

    def tell(self) -> tuple[Entry, ...]:
        """Every act, what is true from later days first."""
        undone = undone_by(self.whole.events)
        entries = [self._entry(act, undone) for act in _acts(self.whole.events)]
        told = [entry for entry in entries if entry is not None]
        return tuple(sorted(told, key=lambda one: (one.day, one.event), reverse=True))

    def place(self, path: str, day: date) -> Words:
        """Village and commune of a path, under the names that they had on the day."""
        village, commune = (self._unit(int(path[start:][:6]), day) for start in (-6, -12))
        return Words(*[", ".join(filter(None, (village, commune)))] * 2)

    def named(self, people: Iterable[int]) -> str:
        """The names of people."""
        return ", ".join(self.names.get(one, str(one)) for one in people)

    def _unit(self, unit: int, day: date) -> str:
        periods = self.units.get(unit, ())
        begun = [one for one in periods if one.valid_from <= day]
        return (begun or list(periods))[-1 if begun else 0].title if periods else ""

    def _entry(self, act: list[Event], undone: Mapping[int, Event]) -> Entry | None:
        main = min(act, key=_weight)
        told = sentences.tell(self, main, act)
        if told is None:
            return None
        recorded = self._recorded(main)
        return Entry(
            event=main.id,
            parts=frozenset(one.id for one in act),
            day=main.valid_on,
            kind=told.kind,
            what=told.what,
            details=tuple(told.details),
            others=tuple(Other(str(one), self.others.get(one, "")) for one in told.others),
            group=told.group,
            why=str(main.payload.get("reason", "")),
            by=recorded[0],
            at=recorded[1],
            undoable=any(map(_may_be_undone, act)),
            unit_path=main.unit_path,
            undone=self._undone(undone.get(main.id)),
            list_year=told.list_year,
            import_id=told.import_id,
        )

    def _undone(self, by: Event | None) -> Undone | None:
        if by is None:
            return None
        who, at = self._recorded(by)
        return Undone(by.id, who, at, str(by.payload.get("reason", "")))

    def _recorded(self, event: Event) -> tuple[str, datetime]:
        known = self.whole.recorded[event.id]
        return self.people.get(event.payload.get("by", known.by), ""), known.at


def _may_be_undone(event: Event) -> bool:
    """Also a household that a split made: the split is undone in both."""
    founded = event.kind == EventKind.HOUSEHOLD_REGISTERED and "act" in event.payload
    return founded or event.kind in UNDOABLE


def _weight(event: Event) -> tuple[int, int]:
    telling = event.kind in _TELLING
    return _TELLING.index(EventKind(event.kind)) if telling else len(_TELLING), event.id


def _acts(events: Iterable[Event]) -> Iterator[list[Event]]:
    """The events of each act; registration and the members recorded with it are one."""
    told = [one for one in events if one.kind != EventKind.EVENT_UNDONE]
    first = next((one for one in told if one.kind == EventKind.HOUSEHOLD_REGISTERED), None)
    recorded = (one for one in told if first and one.kind == EventKind.MEMBERS_RECORDED)
    with_it = next((one for one in recorded if first and one.valid_on == first.valid_on), None)

    def act_of(event: Event) -> int:
        event = first if first is not None and event is with_it else event
        return int(event.payload.get("act", event.id))

    for _, act in groupby(sorted(told, key=lambda one: (act_of(one), one.id)), key=act_of):
        yield list(act)
