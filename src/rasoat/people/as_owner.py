"""Working as the owner of the tables, whom no policy binds: to fill a new database, and for nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections

OWNER = "owner"


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside, what this thread asks of the database goes over the owner's connection.

    Only the owner may take indexes away and copy straight into tables under row security. Begin it outside
    any transaction. Raises ``ConnectionDoesNotExist`` where the settings name no owner.
    """
    application = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = connections[OWNER]
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = application
