"""A random history written into the database: its events, and everything derived from them."""

from histories import History, path_of

from rasoat.people.queries import system_actor
from rasoat.register import bulk
from rasoat.register.canonical import canonical
from rasoat.register.derivation import tables
from rasoat.register.derivation.fold import fold
from rasoat.register.events.recorder import commune_of

_COLUMNS = (
    "id", "kind", "household", "keeper_id", "sequence", "unit_path", "valid_on", "payload", "person_id",
)  # fmt: skip
PROVINCE = path_of(1)


def store(history: History) -> None:
    """Write it. Call it within ``acting`` as a system actor, in a transaction."""
    by = system_actor("system.installer").person.pk
    lives = history.events()
    bulk.insert(
        "register_registerevent",
        _COLUMNS,
        (
            (one.id, one.kind, one.household, commune_of(one.unit_path), one.id, one.unit_path, one.valid_on,
             canonical(one.payload), by)
            for life in lives
            for one in life
        ),
    )  # fmt: skip
    tables.add([fold(life) for life in lives])
