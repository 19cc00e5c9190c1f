"""Compute the whole register anew from its events."""

from dataclasses import dataclass

from django.db import connection

from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.places.queries import unit_on, units_of_level
from rasoat.register.derivation import tables
from rasoat.register.derivation.checksum import checksum
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.tallies import count_again
from rasoat.register.events.reading import all_households, events_of
from rasoat.register.events.recorder import Recorder
from rasoat.register.models import RegisterEvent

VERB = "register.rebuild"
BATCH = 4000


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was computed; the checksums are of everything derived, before and after."""

    households: int
    checksum_before: str
    checksum_after: str

    @property
    def same(self) -> bool:
        """Whether what stood there was what the events say."""
        return self.checksum_before == self.checksum_after


def rebuild_register(*, acting_user: ActingUser) -> Rebuilt:
    """Throw away everything derived and compute it from the events. Call it within ``acting``.

    All communes are locked meanwhile. Raises ``NotAllowed`` for who may not, or does not see everything.
    """
    province = unit_on(installation.current().province_id, installation.today())
    path = province.path if province else ""
    require(acting_user, VERB, path)
    communes = [unit.id for unit in units_of_level(Level.COMMUNE, installation.today())]
    with Recorder(communes, acting_user):
        before = checksum()
        households = _compute_all(acting_user)
        events = RegisterEvent.objects.visible_to(acting_user)
        count_again(events.values_list("unit_path", flat=True).distinct())
        after = checksum()
    record(VERB, acting_user=acting_user, subject=Subject("register", path), unit_path=path,
           details={"households": households, "before": before, "after": after})  # fmt: skip
    return Rebuilt(households, before, after)


def _compute_all(acting_user: ActingUser) -> int:
    households = all_households(acting_user)
    _empty()
    for start in range(0, len(households), BATCH):
        batch = households[start : start + BATCH]
        tables.add([fold(events) for events in events_of(batch, acting_user)])
    return len(households)


def _empty() -> None:
    with connection.cursor() as cursor:
        for table in (*(table.table for table in reversed(tables.TABLES)), "register_villagetally"):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - the names are our own
