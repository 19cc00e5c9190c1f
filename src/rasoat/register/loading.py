"""Bringing very many new households in at once: the demonstration, a province's first list."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TypeVar

from rasoat.law.scoring.score import NotScored
from rasoat.people.acting import ActingUser
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.places.queries import units_of_level
from rasoat.register.codes import take_household_codes, take_person_codes
from rasoat.register.derivation import tables
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.tallies import count_again
from rasoat.register.events.drafting import new_household
from rasoat.register.events.event import Draft, Event
from rasoat.register.events.recorder import Recorder, commune_of
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

    def count(self, household: NewHousehold) -> None:
        """Count one household."""
        self.households += 1
        self.members += len(household.members)
        self.statuses += household.last_status is not None
        if household.survey is not None:
            self.surveys += 1
            self.unscored += isinstance(household.survey.scored, NotScored)


def load_bulk(
    households: Iterable[NewHousehold],
    years: Years,
    *,
    acting_user: ActingUser,
    progress: Callable[[int], None] | None = None,
) -> Loaded:
    """Register new households with their events and everything computed from them.

    Part of a verb: call it within ``acting(acting_user)``; the verb asks permission and writes the trail.
    The order given is the order of the codes. ``households`` is read once, a batch at a time; ``progress`` is
    told how many are in. Raises ValueError for a village that is not on the working date.
    """
    paths = {unit.id: unit.path for unit in units_of_level(Level.VILLAGE, installation.today())}
    loaded, seen = Loaded(), set[str]()
    with Recorder(map(commune_of, paths.values()), acting_user) as recorder:
        for batch in batches(households):
            for household in batch:
                loaded.count(household)
            seen |= register_new(batch, years, paths, recorder)
            if progress is not None:
                progress(loaded.households)
        if loaded.households:
            tables.settle()
            count_again(seen)
    return loaded


def register_new(
    households: Sequence[NewHousehold], years: Years, paths: dict[int, str], recorder: Recorder
) -> set[str]:
    """Give codes, write events, bring what follows from them (``tables.settle`` writes it).

    ``paths`` are the villages'; returned are the paths of those that changed.
    """
    missing = {household.village for household in households} - paths.keys()
    if missing:
        raise ValueError(f"villages {sorted(missing)} are not there on the working date")
    events = recorder.write(list(_drafts(households, years, paths)))
    tables.bring([fold(group) for group in _by_household(events)])
    return {paths[household.village] for household in households}


def _drafts(households: Sequence[NewHousehold], years: Years, paths: dict[int, str]) -> Iterator[Draft]:
    codes = take_household_codes(len(households))
    people = iter(take_person_codes(sum(len(household.members) for household in households)))
    for household, code in zip(households, codes, strict=True):
        own = list(islice(people, len(household.members)))
        yield from new_household(household, code, own, paths[household.village], years)


def _by_household(events: list[Event]) -> Iterator[list[Event]]:
    for _, group in groupby(events, key=lambda event: event.household):
        yield list(group)


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists short enough to be held in memory with all that is made of them."""
    source = iter(items)
    while batch := list(islice(source, BATCH)):
        yield batch
