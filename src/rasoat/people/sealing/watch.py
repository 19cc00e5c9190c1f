"""Sealing as it is run: once, or again and again while the system runs."""

import threading
from collections.abc import Callable

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections

from rasoat.common.problems import Refused
from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.people.sealing.keys import trail_keys
from rasoat.people.sealing.links import Seal
from rasoat.people.sealing.readers import SEALER
from rasoat.people.sealing.roots import RootsFile
from rasoat.people.sealing.sealer import note, seal_batch

EVERY, AFTER_TROUBLE = 5.0, 30.0
"""Seconds between two looks at what waits."""


def roots_file() -> RootsFile:
    """The file of roots of this installation."""
    return RootsFile(settings.SEALS / "roots.jsonl")


def seal_now(using: str = DEFAULT_DB_ALIAS) -> list[Seal]:
    """Seal all that waits, batch after batch. Raises ``Refused`` where sealing on would hide something."""
    sealed: list[Seal] = []
    while True:
        with acting(system_actor(SEALER), using):
            seal = seal_batch(connections[using].connection, trail_keys(), roots_file())
        note(connections[using].connection, roots_file())
        if seal is None:
            return sealed
        sealed.append(seal)


def keep_sealing(stop: threading.Event, trouble: Callable[[Refused], None]) -> None:
    """Seal every few seconds until ``stop`` is set; what stands in the way is told once and tried again."""
    told: tuple[object, ...] = ()
    pause = 0.0
    while not stop.wait(pause):
        pause = EVERY
        try:
            seal_now()
            told = ()
        except Refused as refused:
            pause = AFTER_TROUBLE
            if refused.problems != told:
                trouble(refused)
                told = refused.problems
        except OperationalError:
            connections.close_all()
