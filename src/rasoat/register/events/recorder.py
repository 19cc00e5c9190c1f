"""Writing events: under the lock of their communes, numbered at the end of the verb."""

from collections.abc import Iterable, Sequence
from types import TracebackType

from django.db import connection

from rasoat.people.acting import ActingUser
from rasoat.places.models import Unit
from rasoat.register.bulk import insert
from rasoat.register.canonical import canonical
from rasoat.register.events.event import Draft, Event
from rasoat.register.models import RegisterEvent, UnitSequence

_COLUMNS = (
    "id",
    "kind",
    "household",
    "keeper_id",
    "sequence",
    "unit_path",
    "valid_on",
    "payload",
    "person_id",
)
_IDS = "SELECT nextval(pg_get_serial_sequence('register_registerevent', 'id')) FROM generate_series(1, %s)"


def commune_of(village_path: str) -> int:
    """Id of the commune that keeps the events of a village: the unit above it."""
    return int(village_path[-12:-6])


class Recorder:
    """One verb's writing. Entering takes the lock of each commune, in one order so that no two verbs wait
    for each other for ever; leaving stores how far their numbers went. Needs a transaction.
    """

    def __init__(self, communes: Iterable[int], acting_user: ActingUser) -> None:
        self._communes = sorted(set(communes))
        self._person = acting_user.person.pk
        self._last: dict[int, int] = {}

    def __enter__(self) -> "Recorder":
        known = UnitSequence.objects.filter(unit_id__in=self._communes).values_list("unit_id", flat=True)
        for unit in sorted(set(self._communes) - set(known)):
            UnitSequence.objects.get_or_create(unit=Unit.objects.get(pk=unit))
        locked = UnitSequence.objects.filter(unit_id__in=self._communes).order_by("unit_id")
        self._last = dict(locked.select_for_update().values_list("unit_id", "last"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            for unit, last in self._last.items():
                UnitSequence.objects.filter(pk=unit).update(last=last)

    def write(self, drafts: Sequence[Draft]) -> list[Event]:
        """Write events in the order given. KeyError for a commune whose lock was not taken."""
        ids = _take_ids(len(drafts))
        return self._write(
            [Event(number, *draft[:5]) for number, draft in zip(ids, drafts, strict=True)], drafts
        )

    def write_act(self, drafts: Sequence[Draft]) -> list[Event]:
        """Write the events of one act, which stand or are undone together: each names the first of them."""
        ids = _take_ids(len(drafts))
        events = [
            Event(
                number,
                draft.kind,
                draft.household,
                draft.unit_path,
                draft.valid_on,
                draft.payload | {"act": ids[0]},
            )
            for number, draft in zip(ids, drafts, strict=True)
        ]
        return self._write(events, drafts)

    def _write(self, events: list[Event], drafts: Sequence[Draft]) -> list[Event]:
        rows = (self._row(event, draft.keeper) for event, draft in zip(events, drafts, strict=True))
        insert(RegisterEvent._meta.db_table, _COLUMNS, rows)
        return events

    def _row(self, event: Event, keeper: int | None) -> tuple[object, ...]:
        keeper = keeper or commune_of(event.unit_path)
        self._last[keeper] += 1
        return (
            event.id,
            event.kind,
            event.household,
            keeper,
            self._last[keeper],
            event.unit_path,
            event.valid_on,
            canonical(event.payload),
            self._person,
        )


def _take_ids(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(_IDS, [count])
        return [row[0] for row in cursor.fetchall()]
