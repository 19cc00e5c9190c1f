"""Links and seals as the database has them."""

from collections.abc import Iterable, Iterator

import psycopg

from rasoat.people.sealing.links import Link, Seal

SEALS = """
SELECT number, at, links, lengths::text, links_sha256, trail_sha256, history_sha256, key::text, root
FROM people_trailseal ORDER BY number
"""
LAST_SEAL = SEALS.replace("ORDER BY number", "ORDER BY number DESC LIMIT 1")
ENDS = """
SELECT wanted.chain, l.position, l.link
FROM unnest(%s::text[]) AS wanted(chain) CROSS JOIN LATERAL (
    SELECT position, link FROM people_traillink WHERE chain = wanted.chain ORDER BY position DESC LIMIT 1) l
"""
ADD_LINKS = """
COPY people_traillink (seal, chain, position, source, row_id, digest, link) FROM STDIN
"""
ADD_SEAL = """
INSERT INTO people_trailseal
    (number, at, links, lengths, links_sha256, trail_sha256, history_sha256, key, root)
VALUES (%s, %s, %s, %s::json, %s, %s, %s, %s, %s)
"""


def seals(pg: psycopg.Connection) -> list[Seal]:
    """Every seal in order."""
    return [Seal(*row) for row in pg.execute(SEALS)]


def last_seal(pg: psycopg.Connection) -> Seal | None:
    """The newest seal; None before the first."""
    row = pg.execute(LAST_SEAL).fetchone()
    return Seal(*row) if row else None


def has_root(pg: psycopg.Connection, root: str) -> bool:
    """Whether a root, in hexadecimal with or without blanks, is that of a seal."""
    try:
        wanted = bytes.fromhex(root)
    except ValueError:
        return False
    return pg.execute("SELECT FROM people_trailseal WHERE root = %s", [wanted]).rowcount == 1


def ends_of(pg: psycopg.Connection, chains: Iterable[str]) -> dict[str, tuple[int, bytes]]:
    """Last position and link of those chains that have begun."""
    return {chain: (position, link) for chain, position, link in pg.execute(ENDS, [list(chains)])}


def add_links(pg: psycopg.Connection, links: Iterable[Link]) -> None:
    """Write links, in the order in which the seal covers them."""
    with pg.cursor() as cursor, cursor.copy(ADD_LINKS) as copy:
        for one in links:
            copy.write_row((one.seal, one.chain, one.position, one.source, one.row_id, one.digest, one.link))


def add_seal(pg: psycopg.Connection, seal: Seal) -> None:
    """Write a seal."""
    values = (
        seal.number, seal.at, seal.links, seal.lengths, seal.links_sha256, seal.trail_sha256,
        seal.history_sha256, seal.key, seal.root,
    )  # fmt: skip
    pg.execute(ADD_SEAL, values)


def in_steps(first: int, last: int, step: int) -> Iterator[tuple[int, int]]:
    """The numbers from ``first`` to ``last`` in ranges of at most ``step``."""
    for start in range(first, last + 1, step):
        yield start, min(start + step - 1, last)
