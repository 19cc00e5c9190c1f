"""Bringing very many new households in at once: the demonstration, a province's first list."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TypeVar

from rasoat.common.collection import collection_paused
from rasoat.people.acting import ActingUser
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.places.queries import units_of_level
from rasoat.register.bare_tables import without_indexes
from rasoat.register.codes import take_household_codes, take_person_codes
from rasoat.register.derivation import tables
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.rows import TABLES
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.derivation.tallies import count_again
from rasoat.register.events.drafting import Drafted, drafted
from rasoat.register.events.event import Draft, Event
from rasoat.register.events.recorder import Recorder, commune_of
from rasoat.register.models import EventKind, RegisterEvent
from rasoat.register.values import NewHousehold, Years

BATCH = 4000
Item = TypeVar("Item")


@dataclass(slots=True)
class Loaded:
    """How much came in."""

    households: int = 0
    members: int = 0
    surveys: int = 0
    unscored: int = 0
    statuses: int = 0

    def count(self, households: Sequence[Drafted]) -> None:
        """Count these too."""
        events = [event for household in households for event in household.events]
        kinds = Counter(event.kind for event in events)
        self.households += len(households)
        self.members += sum(household.members for household in households)
        self.surveys += kinds[EventKind.SURVEY_RECORDED]
        self.unscored += sum("problems" in event.payload for event in events)
        self.statuses += kinds[EventKind.LIST_LINE_RECORDED]


def load_bulk(households: Iterable[NewHousehold], years: Years, *, acting_user: ActingUser) -> Loaded:
    """Register new households with their events and everything computed from them.

    Part of a verb: call it within ``acting(acting_user)``; the verb asks permission and writes the trail.
    The order given is the order of the codes. Raises ValueError for a village not there on the working date.
    """
    return load_drafted(draft(households, village_paths(), years), acting_user=acting_user)


def load_drafted(
    households: Iterable[Drafted], *, acting_user: ActingUser, progress: Callable[[int], None] | None = None
) -> Loaded:
    """As ``load_bulk``, of households that were drafted elsewhere, on the paths of ``village_paths``.

    ``households`` is read once, a batch at a time; ``progress`` is told how many are in.
    """
    loaded, seen = Loaded(), set[str]()
    communes = map(commune_of, village_paths().values())
    with collection_paused(), Recorder(communes, acting_user) as recorder:
        for batch in batches(households):
            loaded.count(batch)
            seen |= _write(batch, recorder)
            if progress is not None:
                progress(loaded.households)
        count_again(seen)
    return loaded


def load_new_register(
    households: Iterable[Drafted], *, acting_user: ActingUser, progress: Callable[[int], None] | None = None
) -> Loaded:
    """As ``load_drafted``, by the owner (``as_owner``) into a register that nobody uses yet."""
    with without_indexes([RegisterEvent._meta.db_table, *(derived.table for derived in TABLES)]):
        return load_drafted(households, acting_user=acting_user, progress=progress)


def village_paths() -> dict[int, str]:
    """The paths of all villages on the working date, by the id of their unit."""
    return {unit.id: unit.path for unit in units_of_level(Level.VILLAGE, installation.today())}


def draft(households: Iterable[NewHousehold], paths: Mapping[int, str], years: Years) -> Iterator[Drafted]:
    """Each household's events. Raises ValueError for one whose village has no path."""
    for household in households:
        path = paths.get(household.village)
        if path is None:
            raise ValueError(f"village {household.village} is not there on the working date")
        yield drafted(household, path, years)


def register_new(
    households: Iterable[NewHousehold], years: Years, paths: Mapping[int, str], recorder: Recorder
) -> set[str]:
    """Give codes, write events and what follows from them.

    ``paths`` are the villages'; returned are the paths of those that changed.
    """
    return _write(list(draft(households, paths, years)), recorder)


def register_drafted(households: Sequence[Drafted], recorder: Recorder) -> list[HouseholdState]:
    """Give codes, write events and rows of new households; what they are then, in the order given."""
    events = recorder.write(list(_with_codes(households)))
    states = [fold(group) for group in _by_household(events)]
    tables.add(states)
    return states


def _write(households: Sequence[Drafted], recorder: Recorder) -> set[str]:
    return {state.unit_path for state in register_drafted(households, recorder)}


def _with_codes(households: Sequence[Drafted]) -> Iterator[Draft]:
    codes = take_household_codes(len(households))
    people = iter(take_person_codes(sum(household.members for household in households)))
    for household, code in zip(households, codes, strict=True):
        yield from household.with_codes(code, list(islice(people, household.members)))


def _by_household(events: list[Event]) -> Iterator[list[Event]]:
    for _, group in groupby(events, key=lambda event: event.household):
        yield list(group)


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists short enough to be held in memory with all that is made of them."""
    source = iter(items)
    while batch := list(islice(source, BATCH)):
        yield batch
