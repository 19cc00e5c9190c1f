"""A database with households in it, and a folder for its backups."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connections
from psycopg import sql
from sample_households import YEARS, surveyed

from rasoat.config.keys import Keys
from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.loading import load_bulk
from rasoat.safekeeping import addresses


@pytest.fixture
def folder(tmp_path: Path, settings) -> Path:
    """Where this test's backups, files and keys lie."""
    settings.BACKUPS = tmp_path / "backups"
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "Biên bản họp.pdf").write_bytes(b"%PDF minutes")
    settings.KEYS = Keys(tmp_path / "keys")
    settings.KEYS.fingerprint("trail")
    settings.SEALS = tmp_path / "seals"
    return settings.BACKUPS


@pytest.fixture
def households(own_database: str, folder: Path, small_province) -> Iterator[str]:
    """The database's name; the backup's role is let in."""
    let_backup_in(own_database)
    upper = small_province.upper.unit.pk
    with acting(system_actor("system.installer")) as installer:
        load_bulk([surveyed(upper, "Trần Thị Hoà"), surveyed(upper, "Y Đắk")], YEARS, acting_user=installer)
    yield own_database
    for alias in connections:
        connections[alias].close()


def let_backup_in(name: str) -> None:
    with psycopg.connect(addresses.builder(), autocommit=True) as builder:
        names = map(sql.Identifier, (name, addresses.backup_role()))
        builder.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(*names))
