"""How a link ties a record to the one before it, and a root a batch to all before it."""

import struct
from dataclasses import dataclass
from datetime import datetime

from rasoat.people.sealing.keys import TrailKeys
from rasoat.people.sealing.wire import microseconds

NOTHING_BEFORE = bytes(32)


@dataclass(frozen=True, slots=True)
class Link:
    """One record in its chain; ``seal`` is the batch."""

    seal: int
    chain: str
    position: int
    source: str
    row_id: int
    digest: bytes
    link: bytes


def link_of(
    keys: TrailKeys, before: bytes, chain: str, position: int, source: str, row_id: int, digest: bytes
) -> bytes:
    """The link at ``position``, given the one before it. All but the end has a fixed length."""
    place = struct.pack(">qq", position, row_id)
    return keys.of_seal(b"link\0" + before + place + digest + f"{source}\0{chain}".encode())


@dataclass(frozen=True, slots=True)
class Seal:
    """One closed batch. ``lengths`` is canonical JSON; the hashes cover links, entries and row history."""

    number: int
    at: datetime
    links: int
    lengths: str
    links_sha256: bytes
    trail_sha256: bytes
    history_sha256: bytes
    key: str
    root: bytes = b""

    def hash_of(self, source: str) -> bytes:
        """The hash over the records of one source."""
        return self.trail_sha256 if source == "trail" else self.history_sha256


def root_of(keys: TrailKeys, before: bytes, seal: Seal) -> bytes:
    """The root of ``seal``, given the root before it."""
    counts = struct.pack(">qqq", seal.number, microseconds(seal.at), seal.links)
    hashes = seal.links_sha256 + seal.trail_sha256 + seal.history_sha256
    return keys.of_seal(b"root\0" + before + counts + hashes + seal.key.encode() + seal.lengths.encode())
