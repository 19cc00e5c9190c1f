"""The register as of any day, and as it was known on any other.

A day says what was true: events true from later days do not count. What was known is told by numbers, not
by times: each commune numbers its events, and ``Known`` says how far each had come. An event recorded later,
about whatever day, is then not there yet; what was corrected later still says what it said.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.places.unit_row import PATH_END
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.standings import LISTED, place_on, size_on
from rasoat.register.derivation.state import HouseholdState
from rasoat.register.derivation.statuses import in_force
from rasoat.register.events.reading import events_of, whole_lives
from rasoat.register.events.recorder import commune_of
from rasoat.register.models import EventKind, Household, RegisterEvent, UnitSequence

Known = Mapping[int, int]
"""How far each commune (id of its unit) had numbered its events."""

_GIVE_STATUS = (EventKind.LIST_LINE_RECORDED, EventKind.STATUS_DECIDED)
_BATCH = 2000


@dataclass(frozen=True, slots=True, order=True)
class ListedLine:
    """A household that is poor or near-poor on a day. ``persons`` None: nobody said how many."""

    household: int
    head_name: str
    path: str
    class_group: str
    class_id: str
    list_year: int
    persons: int | None
    status: int


def household_as_of(
    code: int, day: date | None, person: ActingUser, *, known: Known | None = None
) -> HouseholdState | None:
    """The household on ``day``, as known then or now; None where there is none in the person's areas.

    ``registered_on`` is None on a day before the household was in the register. The look is written to the
    trail by whoever shows it.
    """
    lives = whole_lives([code], person)
    if not lives:
        return None
    if known is None:
        return fold(lives[0], as_of=day)
    with acting(system_actor("system.checker")) as checker:
        return fold(lives[0], as_of=day, known=cuts_of([code], known, checker).get(code, 0))


def list_as_of(
    unit_path: str, day: date, person: ActingUser, *, known: Known | None = None, list_year: int | None = None
) -> list[ListedLine]:
    """The poor and near-poor households of a unit on ``day``, in the order of their codes.

    ``unit_path`` is the path of the unit on that day. ``list_year`` keeps to the households on that very
    list. Nothing for a unit outside the person's areas.
    """
    if not person.covers(unit_path):
        return []
    with acting(system_actor("system.checker")) as checker:
        lines = list(_lines(unit_path, day, known, checker))
    return sorted(line for line in lines if list_year in (None, line.list_year))


def known_now(communes: Iterable[int]) -> dict[int, int]:
    """How far the communes have numbered their events by now."""
    return dict(UnitSequence.objects.filter(unit_id__in=set(communes)).values_list("unit_id", "last"))


def known_on(moment: datetime) -> dict[int, int]:
    """How far each commune had numbered its events at a real time."""
    with acting(system_actor("system.checker")) as checker:
        recorded = (
            RegisterEvent.objects.visible_to(checker).filter(recorded_at__lte=moment).values("keeper_id")
        )
        return {row["keeper_id"]: row["last"] for row in recorded.annotate(last=Max("sequence"))}


def keepers(unit_path: str) -> set[int]:
    """The communes that keep today what ever happened in the unit: their numbers say what is known of it."""
    with acting(system_actor("system.checker")) as checker:
        homes = (
            Household.objects.visible_to(checker)
            .filter(pk__in=touched(unit_path, checker))
            .values_list("unit_path", flat=True)
        )
        return {commune_of(path) for path in homes.distinct()}


def _lines(unit_path: str, day: date, known: Known | None, checker: ActingUser) -> Iterator[ListedLine]:
    """The lines, read as the checker: a household's events lie wherever it lived."""
    households = touched(unit_path, checker)
    for start in range(0, len(households), _BATCH):
        batch = households[start : start + _BATCH]
        cuts = cuts_of(batch, known, checker) if known is not None else None
        for events in events_of(batch, checker):
            cut = cuts.get(events[0].household, 0) if cuts is not None else None
            yield from _line(fold(events, as_of=day, known=cut), unit_path, day)


def _line(state: HouseholdState, unit_path: str, day: date) -> Iterator[ListedLine]:
    status, path = in_force(state, day), place_on(state, day)
    if status is None or path is None or status.group not in LISTED or not path.startswith(unit_path):
        return
    if state.closed_on is not None and state.closed_on <= day:
        return
    head = state.heads[-1].name if state.heads else ""
    class_id, persons = status.event.payload["class_id"], size_on(state, day, status)
    yield ListedLine(state.id, head, path, status.group, class_id, status.list_year, persons, status.event.id)


def touched(unit_path: str, checker: ActingUser) -> list[int]:
    """The households that were given a status and of which something happened in the unit."""
    here = RegisterEvent.objects.visible_to(checker).filter(
        unit_path__gte=unit_path, unit_path__lt=unit_path + PATH_END
    )
    listed = RegisterEvent.objects.visible_to(checker).filter(
        kind__in=_GIVE_STATUS, household__in=here.values("household")
    )
    return sorted(set(listed.values_list("household", flat=True)))


def cuts_of(households: Iterable[int], known: Known, checker: ActingUser) -> dict[int, int]:
    """The last event of each household that was known: of a commune with a number, up to that number."""
    cuts: dict[int, int] = {}
    events = RegisterEvent.objects.visible_to(checker).filter(
        household__in=list(households), keeper_id__in=list(known)
    )
    for number, household, keeper, sequence in events.values_list("id", "household", "keeper", "sequence"):
        if sequence <= known[keeper]:
            cuts[household] = max(number, cuts.get(household, 0))
    return cuts
