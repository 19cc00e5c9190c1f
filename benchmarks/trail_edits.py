"""What somebody who owns the tables but lacks the key can do to one chain, and how it should be named."""

import random
from collections.abc import Callable
from typing import NamedTuple

import psycopg


class Edit(NamedTuple):
    """The break that verification has to name."""

    chain: str
    position: int
    kind: str


Make = Callable[[psycopg.Connection, random.Random, str, int], Edit]
AT = "(SELECT row_id FROM people_traillink WHERE chain = %s AND position = %s)"
CHANGED = (
    "reason = reason || ' '",
    "details = '{\"rows\": 2}'",
    "at = at - interval '1 day'",
    "role = 'commune_chair'",
    "subject_code = '1000000015'",
    "mac = sha256(mac)",
    "person_id = (SELECT max(id) FROM people_user)",
)


def entry_changed(owner: psycopg.Connection, dice: random.Random, chain: str, length: int) -> Edit:
    """One column of an entry."""
    at = dice.randint(1, length)
    owner.execute(f"UPDATE people_trailentry SET {dice.choice(CHANGED)} WHERE id = {AT}", [chain, at])
    return Edit(chain, at, "entry_changed")


def entry_deleted(owner: psycopg.Connection, dice: random.Random, chain: str, length: int) -> Edit:
    """An entry, its link stays."""
    at = dice.randint(1, length)
    owner.execute(f"DELETE FROM people_trailentry WHERE id = {AT}", [chain, at])
    return Edit(chain, at, "record_missing")


def link_deleted(owner: psycopg.Connection, dice: random.Random, chain: str, length: int) -> Edit:
    """A link, its entry stays."""
    at = dice.randint(1, length)
    owner.execute("DELETE FROM people_traillink WHERE chain = %s AND position = %s", [chain, at])
    return Edit(chain, at, "link_missing")


def tail_deleted(owner: psycopg.Connection, dice: random.Random, chain: str, length: int) -> Edit:
    """The newest entries together with their links."""
    at = dice.randint(1, length)
    rows = "(SELECT row_id FROM people_traillink WHERE chain = %s AND position >= %s)"
    owner.execute(f"DELETE FROM people_trailentry WHERE id IN {rows}", [chain, at])
    owner.execute("DELETE FROM people_traillink WHERE chain = %s AND position >= %s", [chain, at])
    return Edit(chain, at, "link_missing")


def link_forged(owner: psycopg.Connection, dice: random.Random, chain: str, length: int) -> Edit:
    """A link or digest made up."""
    at, column = dice.randint(1, length), dice.choice(["link", "digest"])
    owner.execute(
        f"UPDATE people_traillink SET {column} = sha256({column}) WHERE chain = %s AND position = %s",
        [chain, at],
    )
    return Edit(chain, at, "link_forged")


def entry_and_link_forged(owner: psycopg.Connection, dice: random.Random, chain: str, length: int) -> Edit:
    """An entry changed, with a hash and a digest that fit each other but were made without the key."""
    at = dice.randint(1, length)
    owner.execute(
        f"UPDATE people_trailentry SET reason = 'x', mac = sha256('x') WHERE id = {AT}", [chain, at]
    )
    owner.execute(
        "UPDATE people_traillink SET digest = sha256('x') WHERE chain = %s AND position = %s", [chain, at]
    )
    return Edit(chain, at, "link_forged")


def reordered(owner: psycopg.Connection, dice: random.Random, chain: str, length: int) -> Edit:
    """Two links change places."""
    one, two = sorted(dice.sample(range(1, length + 1), 2))
    move = "UPDATE people_traillink SET position = %s WHERE chain = %s AND position = %s"
    for before, after in ((one, -1), (two, one), (-1, two)):
        owner.execute(move, [after, chain, before])
    return Edit(chain, one, "reordered")


def entry_put_in(owner: psycopg.Connection, dice: random.Random, chain: str, length: int) -> Edit:  # noqa: ARG001
    """An entry that the system did not write."""
    owner.execute(
        """INSERT INTO people_trailentry
           (at, person_id, role, verb, subject_kind, subject_code, unit_path, details, reason, mac)
           SELECT now(), max(id), 'x', 'role.end', 'person', 'x', %s, '{}', '', sha256('x')
           FROM people_user""",
        [chain],
    )
    return Edit(chain, 0, "entry_forged")


def on_history(owner: psycopg.Connection, dice: random.Random, chain: str, length: int) -> Edit:
    """A row of history changed or deleted."""
    at = dice.randint(1, length)
    if dice.random() < 0.5:
        owner.execute(f"UPDATE people_rowhistory SET operation = 'x' WHERE id = {AT}", [chain, at])
        return Edit(chain, at, "history_changed")
    owner.execute(f"DELETE FROM people_rowhistory WHERE id = {AT}", [chain, at])
    return Edit(chain, at, "record_missing")


EDITS: tuple[Make, ...] = (
    entry_changed, entry_deleted, link_deleted, tail_deleted, link_forged, entry_and_link_forged, reordered,
    entry_put_in,
)  # fmt: skip
