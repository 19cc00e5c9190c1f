"""Connections of their own that see every record: the sealer's, and those of a verification."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections

from rasoat.people.acting import settings_of
from rasoat.people.queries import system_actor

SEALER = "system.sealer"


@contextmanager
def reading(count: int, using: str = DEFAULT_DB_ALIAS) -> Iterator[list[psycopg.Connection]]:
    """``count`` connections in which the sealer is named until the block ends."""
    # The readers share the work already; helpers of the server would only pass rows around.
    chosen = settings_of(system_actor(SEALER)) | {"max_parallel_workers_per_gather": "0", "work_mem": "64MB"}
    opened = [connections[using].copy() for _ in range(count)]
    try:
        for wrapper in opened:
            wrapper.ensure_connection()
            for name, value in chosen.items():
                wrapper.connection.execute("SELECT set_config(%s, %s, false)", [name, value])
        yield [wrapper.connection for wrapper in opened]
    finally:
        for wrapper in opened:
            wrapper.close()
