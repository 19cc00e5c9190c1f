"""Carrying the households of one commune to where their villages lie from a day on."""

from collections.abc import Sequence
from datetime import date

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.derivation import tables
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.tallies import count_again
from rasoat.register.events.event import Draft
from rasoat.register.events.reading import events_of
from rasoat.register.events.recorder import Recorder, commune_of
from rasoat.register.loading import batches
from rasoat.register.models import EventKind, Household
from rasoat.register.reform.plan import VillageMove


def carry(moves: Sequence[VillageMove], day: date) -> int:
    """Move the households of these villages in one transaction; how many there were. Every ``to`` is known.

    Code and history stay; only the place has a new period. Done again it moves nothing: who lies there
    already is not asked about.
    """
    paths = {move.path: move.to.path for move in moves if move.to is not None}
    communes = {commune_of(path) for pair in paths.items() for path in pair}
    moved = 0
    with acting(system_actor("system.registrar")) as registrar, Recorder(communes, registrar) as recorder:
        households = Household.objects.visible_to(registrar).filter(
            unit_path__in=paths, closed_on__isnull=True
        )
        for batch in batches(households.order_by("pk").values_list("pk", "unit_path")):
            codes = [code for code, _ in batch]
            before = [fold(events) for events in events_of(codes, registrar)]
            recorder.write([_moved(code, path, paths[path], day) for code, path in batch])
            tables.replace(before, [fold(events) for events in events_of(codes, registrar)])
            moved += len(batch)
        count_again([*paths, *paths.values()])
    return moved


def _moved(household: int, path: str, to: str, day: date) -> Draft:
    return Draft(EventKind.MOVED_IN, household, to, day, {"why": "reform", "from": path})
