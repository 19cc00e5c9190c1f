"""The chain of seals itself, held against the keys and the file of roots outside the database."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hmac import compare_digest

from rasoat.people.sealing.breaks import SEALS, Break, Kind
from rasoat.people.sealing.keys import TrailKeys
from rasoat.people.sealing.links import NOTHING_BEFORE, Seal, root_of
from rasoat.people.sealing.roots import Root

YOUNG = timedelta(seconds=30)
"""A seal reaches the file right after its transaction; one so young may not be there yet."""


def first_broken_seal(keys: TrailKeys, seals: Sequence[Seal]) -> Break | None:
    """The first seal that is missing, or is not what the sealer wrote."""
    before = NOTHING_BEFORE
    for number, seal in enumerate(seals, start=1):
        if seal.number != number:
            return Break(SEALS, number, Kind.SEAL_MISSING, str(number))
        if not compare_digest(root_of(keys, before, seal), seal.root):
            return Break(SEALS, number, Kind.SEAL_CHANGED, str(number))
        before = seal.root
    return None


def first_difference(seals: Sequence[Seal], roots: Mapping[int, Root], read_at: datetime) -> Break | None:
    """The first seal that database and file do not have alike. The file was read at ``read_at``."""
    stored = {seal.number: seal for seal in seals}
    for number in sorted(stored.keys() | roots.keys()):
        seal, root = stored.get(number), roots.get(number)
        if root is None and seal is not None and seal.at > read_at - YOUNG:
            continue
        if seal is None or root is None or seal.root.hex() != root.root:
            return Break(f"{SEALS}: roots.jsonl", number, Kind.ROOTS_DIFFER, str(number))
    return None
