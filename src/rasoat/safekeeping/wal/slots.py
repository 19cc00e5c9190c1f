"""The server's side of a stream: the slot that keeps what was not yet received."""

from dataclasses import dataclass

import psycopg

from rasoat.safekeeping import addresses

OURS = r"slot_name ~ '^rasoat_\d{8}_\d{6}$'"
ASK = f"SELECT slot_name, active_pid, coalesce(wal_status, '') FROM pg_replication_slots WHERE {OURS}"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot as the server shows it."""

    name: str
    receiver: int | None
    """The server's process that sends; None when nobody receives."""
    state: str

    @property
    def lost(self) -> bool:
        """Whether the server threw away what was not received, because it was too much."""
        return self.state == "lost"


def slots(connection: psycopg.Connection) -> list[Slot]:
    """Every slot of ours."""
    return [Slot(*row) for row in connection.execute(ASK).fetchall()]


def connect() -> psycopg.Connection:
    """As the backup's role."""
    return psycopg.connect(addresses.backup(), autocommit=True)


def make(connection: psycopg.Connection, name: str) -> None:
    """Let the server keep its log from now on."""
    connection.execute("SELECT pg_create_physical_replication_slot(%s, true)", [name])


def drop(connection: psycopg.Connection, slot: Slot) -> None:
    """Let the server throw the log away again."""
    free(connection, slot)
    connection.execute("SELECT pg_drop_replication_slot(%s)", [slot.name])


def free(connection: psycopg.Connection, slot: Slot) -> None:
    """End a receiver that its own keeper left behind; call it only while holding the receiver's lock."""
    if slot.receiver:
        connection.execute("SELECT pg_terminate_backend(%s, 10000)", [slot.receiver])
