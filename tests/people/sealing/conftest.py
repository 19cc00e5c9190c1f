"""A sealed trail to break: a few chains of entries and row history, and the hand of a superuser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from databases import owner_conninfo
from django.db import connection

from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.queries import system_actor
from rasoat.people.sealing.keys import trail_keys
from rasoat.people.sealing.readers import SEALER, reading
from rasoat.people.sealing.roots import RootsFile
from rasoat.people.sealing.sealer import note, seal_batch
from rasoat.people.sealing.verification import Report, verify
from rasoat.people.trail import Subject, record


@pytest.fixture
def seals_folder(settings, tmp_path) -> Path:
    """Roots of this test alone."""
    settings.SEALS = tmp_path / "seals"
    return settings.SEALS


@pytest.fixture
def roots(seals_folder) -> RootsFile:
    return RootsFile(seals_folder / "roots.jsonl")


@dataclass(frozen=True)
class Trail:
    """What a test does to the trail, and what verification says of it."""

    database: str
    roots: RootsFile
    paths: dict[str, str]

    def write(self, *places: str) -> None:
        """One entry about each unit."""
        installer = system_actor("system.installer")
        with acting(installer):
            for number, name in enumerate(places):
                record(
                    "role.end",
                    acting_user=installer,
                    subject=Subject("person", f"an{number}"),
                    unit_path=self.paths[name],
                    details={"valid_to": "2018-12-01"},
                    reason="chuyển công tác",
                )

    def seal(self):
        """Seal what waits."""
        with acting(system_actor(SEALER)):
            sealed = seal_batch(connection.connection, trail_keys(), self.roots)
        note(connection.connection, self.roots)
        return sealed

    def verify(self, readers: int = 1) -> Report:
        with reading(readers) as opened:
            return verify(opened, trail_keys(), self.roots)

    def entries(self, name: str) -> list[int]:
        """The numbers of the entries about a unit."""
        with acting(system_actor(SEALER)):
            found = TrailEntry.objects.filter(unit_path=self.paths[name]).order_by("id")
            return list(found.values_list("id", flat=True))

    @contextmanager
    def superuser(self) -> Iterator[psycopg.Connection]:
        """The owner with every guard switched off meanwhile: all that the database alone can give."""
        tables = [
            "people_trailentry",
            "people_traillink",
            "people_trailseal",
            "people_rowhistory",
            "people_user",
        ]
        with psycopg.connect(owner_conninfo(self.database)) as owner:
            for table in tables:
                owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield owner
            owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for table in tables:
                owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


@pytest.fixture
def trail(own_database, small_province, roots) -> Trail:
    """Two sealed batches: three entries about ``hill``, two about ``pine``, one about ``town``."""
    paths = {name: getattr(small_province, name).path for name in small_province.__slots__}
    made = Trail(own_database, roots, paths)
    made.write("hill", "pine", "hill")
    made.seal()
    made.write("pine", "hill", "town")
    made.seal()
    return made


@pytest.fixture
def found(trail) -> Callable[[], set[tuple[str, int, str]]]:
    """What verification finds: chain (by the name of its unit), position, kind."""
    names = {path: name for name, path in trail.paths.items()}
    return lambda: {
        (names.get(one.chain, one.chain), one.position, str(one.kind)) for one in trail.verify().breaks
    }
