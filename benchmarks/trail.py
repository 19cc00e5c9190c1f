"""S5: ten thousand edits of sealed records by who owns the tables but lacks the key; speed of verifying."""

import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from benchmarks.bar import Measured
from benchmarks.trail_edits import EDITS, Edit, on_history

CHAINS, LENGTH, ROUNDS = 100, 60, 100
RECORDS = 1_000_000
SETTINGS = "rasoat.config.settings"


def forgeries() -> Measured:
    """Share of edits found with their place and kind, and records verified a second."""
    with tempfile.TemporaryDirectory(prefix="rasoat-s5-", dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)  # the database runs as a user of its own when we are root
        os.environ |= {"RASOAT_HOME": f"{folder}/data", "DJANGO_SETTINGS_MODULE": SETTINGS}
        with _installed():
            _fill(CHAINS * LENGTH, CHAINS)
            found, made = _edited()
            _fill(RECORDS, 700)
            whole, links, bare = _speeds()
    return Measured(
        f"{found:,} of {made:,} found; {whole / 1e6:.2f} million records/s, links {links / 1e6:.2f} million",
        f"the same records by COPY over one connection {bare / 1e6:.2f} million/s",
        f"{whole / bare:.1f} x",
        found == made and links >= 1e6,
        f"{ROUNDS} rounds of {made // ROUNDS} edits; speed at {RECORDS:,} records",
    )


@contextmanager
def _installed() -> Iterator[None]:
    import django

    django.setup()
    from rasoat.cli.django_setup import database
    from rasoat.demonstration.load import ensure_loaded
    from rasoat.people.preparation import prepare

    with database():
        prepare()
        ensure_loaded(communes=())
        yield


@contextmanager
def _owner() -> Iterator[psycopg.Connection]:
    from django.conf import settings

    with psycopg.connect(settings.DATABASE_SERVER.owner_conninfo()) as owner:
        yield owner


def _fill(count: int, chains: int) -> None:
    """So many entries, written as the system writes them but by COPY, and sealed."""
    from datetime import UTC, datetime

    from rasoat.people.models import TrailEntry
    from rasoat.people.models.canonical_json import canonical
    from rasoat.people.queries import system_actor
    from rasoat.people.sealing.entries import mac_of
    from rasoat.people.sealing.watch import seal_now

    person = system_actor("system.installer").person
    asked = """COPY people_trailentry (at, person_id, role, verb, subject_kind, subject_code, unit_path,
               details, reason, mac) FROM STDIN"""
    with _owner() as owner, owner.cursor() as cursor, cursor.copy(asked) as copy:
        for number in range(count):
            entry = TrailEntry(
                at=datetime.now(UTC), person=person, role="commune_officer", verb="household.read",
                subject_kind="household", subject_code=f"{1000000000 + number}",
                unit_path=f"000001{number % chains + 2:06d}", details={"rows": 1},
            )  # fmt: skip
            copy.write_row(
                (entry.at, person.pk, entry.role, entry.verb, entry.subject_kind, entry.subject_code,
                 entry.unit_path, canonical(entry.details), "", mac_of(entry))
            )  # fmt: skip
    seal_now()


def _edited() -> tuple[int, int]:
    """How many edits were named rightly, and how many were made; every round is undone."""
    dice, found, made = random.Random(5), 0, 0  # noqa: S311
    for _ in range(ROUNDS):
        with _owner() as owner:
            edits = _edit(owner, dice)
            breaks = {(one.chain, one.position, str(one.kind)) for one in _verified(owner)}
            owner.rollback()
        found += len(breaks & {(edit.chain, edit.position, edit.kind) for edit in edits})
        made += len(edits)
    return found, made


def _edit(owner: psycopg.Connection, dice: random.Random) -> list[Edit]:
    """One edit in every chain, with every guard off."""
    for table in ("people_trailentry", "people_traillink", "people_rowhistory"):
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    chains = owner.execute(
        "SELECT chain::text, count(*) FROM people_traillink GROUP BY chain HAVING count(*) > 1 ORDER BY chain"
    )
    edits = []
    for chain, length in chains.fetchall():
        make = on_history if chain.startswith("history") else dice.choice(EDITS)
        edits.append(make(owner, dice, chain, length))
    owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return edits


def _verified(owner: psycopg.Connection) -> tuple:
    from rasoat.people.sealing.keys import trail_keys
    from rasoat.people.sealing.verification import verify
    from rasoat.people.sealing.watch import roots_file

    return verify([owner], trail_keys(), roots_file()).breaks


def _speeds() -> tuple[float, float, float]:
    """Records a second: the whole verification, the chains alone, and a bare COPY of the entries."""
    from rasoat.people.sealing.keys import trail_keys
    from rasoat.people.sealing.readers import reading
    from rasoat.people.sealing.stored import seals
    from rasoat.people.sealing.verification import chains_hold, verify
    from rasoat.people.sealing.watch import roots_file

    with _owner() as owner:
        owner.autocommit = True
        owner.execute("VACUUM ANALYZE")
        bare = _seconds(lambda: sum(1 for _ in _copied(owner)))
    with reading(2) as readers:
        report = verify(readers, trail_keys(), roots_file())
        assert report.whole, report.breaks
        known = seals(readers[0])
        chains = _seconds(lambda: chains_hold(readers, known, lambda *_: None))
        whole = min(verify(readers, trail_keys(), roots_file()).seconds for _ in range(2))
    return report.links / whole, report.links / chains, RECORDS / bare


def _copied(owner: psycopg.Connection) -> Iterator[object]:
    with owner.cursor() as cursor, cursor.copy("COPY people_trailentry TO STDOUT (FORMAT BINARY)") as copy:
        yield from copy


def _seconds(call) -> float:
    begun = time.perf_counter()
    call()
    return time.perf_counter() - begun
