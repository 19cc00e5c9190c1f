"""The whole life of a household: what happened, as sentences, and how it stood from year to year."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.models import User
from rasoat.places.queries import periods_of_each
from rasoat.register import life_words
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.models import Household, Lineage, RegisterEvent
from rasoat.register.queries.life_entries import Entry, Teller
from rasoat.register.queries.whole_life import WholeLife


@dataclass(frozen=True, slots=True)
class Kin:
    """Another household that this one came of (``before``) or that came of it."""

    code: str
    head_name: str
    before: bool
    kind: Words
    on: date

    @property
    def visible(self) -> bool:
        """Whether it lies in the person's areas."""
        return bool(self.head_name)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that others gave; ``whose`` is empty for the household itself, ``list_year`` 0 for no year."""

    whose: str
    kind: Words
    value: str
    list_year: int
    source: str


@dataclass(frozen=True, slots=True)
class Band:
    """A time with one class: ``group`` poor, near_poor or none. ``until`` None: it still holds."""

    since: date
    until: date | None
    group: str
    class_id: str


@dataclass(frozen=True, slots=True)
class Life:
    """``entries`` newest first, what was undone among them. ``begins``: the first day of which anything is
    known; ``ends``: the first day on which the household was no more.
    """

    entries: tuple[Entry, ...]
    bands: tuple[Band, ...]
    kin: tuple[Kin, ...]
    numbers: tuple[Number, ...]
    begins: date
    ends: date | None


def life_of(code: str, whole: WholeLife, person: ActingUser) -> Life:
    """What happened to the household that ``whole`` was read of; the look stands in the trail already."""
    state = whole.on(None)
    others = _others(code, whole, person)
    teller = Teller(
        whole=whole,
        names=dict(_names(whole, state)),
        people=dict(User.objects.filter(pk__in=_people(whole)).values_list("pk", "full_name")),
        units=periods_of_each(_units(whole)),
        others=others,
        statuses={status.pk: status for status in whole.statuses},
        surveys={survey.pk: survey for survey in whole.surveys},
    )
    entries = teller.tell()
    return Life(
        entries=entries,
        bands=tuple(_bands(state)),
        kin=tuple(_kin(one, int(code), others) for one in whole.lineage),
        numbers=tuple(_numbers(state, teller.names)),
        begins=min(event.valid_on for event in whole.events),
        ends=state.closed_on,
    )


def latest_act(code: int, person: ActingUser) -> int | None:
    """The event recorded last about a household that the person may still see: what they may undo."""
    if not Household.objects.visible_to(person).filter(pk=code).exists():
        return None
    written = RegisterEvent.objects.visible_to(person).filter(household=code).order_by("-id")
    return written.values_list("pk", flat=True).first()


def _others(code: str, whole: WholeLife, person: ActingUser) -> dict[int, str]:
    """The heads of the other households named, as far as the person may see these."""
    named = {one for row in whole.lineage for one in (row.from_household, row.to_household)}
    for event in whole.events:
        named |= {event.payload[key] for key in ("to", "from", "into") if type(event.payload.get(key)) is int}
    seen = Household.objects.visible_to(person).filter(pk__in=named - {int(code)})
    return dict(seen.values_list("pk", "head_name"))


def _names(whole: WholeLife, state: HouseholdState) -> Iterator[tuple[int, str]]:
    """Everybody's name: as it is known now, else as it was said."""
    for event in whole.events:
        for member in event.payload.get("members", ()):
            yield member["id"], member["name"]
    for known in state.members:
        yield known.id, known.name


def _people(whole: WholeLife) -> set[int]:
    """Who recorded anything."""
    by = {event.payload["by"] for event in whole.events if "by" in event.payload}
    return by | {one.by for one in whole.recorded.values()}


def _units(whole: WholeLife) -> set[int]:
    """Villages, and the communes above them."""
    paths = [event.unit_path for event in whole.events]
    paths += [event.payload["from"] for event in whole.events if isinstance(event.payload.get("from"), str)]
    return {int(path[start:][:6]) for path in paths for start in (-6, -12)}


def _bands(state: HouseholdState) -> Iterator[Band]:
    """One after the other; on each day the status that was in force."""
    ends = state.closed_on
    for status in sorted(state.statuses, key=lambda one: one.since):
        until = min((day for day in (status.until, ends) if day is not None), default=None)
        if until is None or until > status.since:
            yield Band(status.since, until, status.group, status.event.payload["class_id"])


def _kin(one: Lineage, code: int, others: dict[int, str]) -> Kin:
    before = one.to_household == code
    other = one.from_household if before else one.to_household
    kind = life_words.said(life_words.LINEAGE, one.kind)
    return Kin(str(other), others.get(other, ""), before, kind, one.on)


def _numbers(state: HouseholdState, names: Mapping[int, str]) -> Iterable[Number]:
    """Those of the household first, later lists before earlier ones."""
    for one in sorted(set(state.names), key=lambda one: (one.person, -one.list_year, one.value)):
        whose = names.get(one.person, str(one.person)) if one.person else ""
        kind = life_words.said(life_words.NUMBERS, one.kind)
        yield Number(whose, kind, one.value, one.list_year, one.source)
