"""Snapshots: whether the agreement on them still stands, and the proof that they can be computed again."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from rasoat.archive.keeping import fetch
from rasoat.campaigns.models import Campaign
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.places import installation
from rasoat.places.queries import periods_of
from rasoat.places.unit_row import UnitRow
from rasoat.register.models import UnitSequence
from rasoat.register.queries.as_of import known_now
from rasoat.review.compilation.figures import Asked, communes_of, compute, differences, residents_of
from rasoat.review.compilation.signing import Agreement, last_snapshot, missing_bodies, signatures
from rasoat.review.models import Recognition, ResidentCount, Snapshot

READ = "list.read"


@dataclass(frozen=True, slots=True)
class Verified:
    """``kept``: the archive has the bytes. ``same``: computed again from what was known they are the same.

    ``differences``: where they are not, place, what is frozen, what is computed.
    """

    kept: bool
    same: bool
    differences: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the communes of a unit have a decision that stands, and confirmed their residents."""

    communes: int
    without_recognition: tuple[UnitRow, ...]
    without_residents: tuple[UnitRow, ...]


def figures_in(person: ActingUser, snapshot: Snapshot) -> dict[str, Any]:
    """What a snapshot says. Raises ``LookupError`` where the archive lost it."""
    content = fetch(snapshot.sha256, acting_user=person)
    if content is None:
        raise LookupError(snapshot.sha256)
    found: dict[str, Any] = json.loads(content)
    return found


def agreement(person: ActingUser, campaign: Campaign, unit: UnitRow) -> Agreement:
    """Whether the agreement on a unit's figures stands, and what changed since. Raises ``NotAllowed``."""
    require(person, READ, unit.path)
    found = last_snapshot(campaign, unit.id, person)
    signed = signatures(found, person)
    changed = tuple(changes_since(person, found)) if found else ()
    return Agreement(unit, found, signed, missing_bodies(signed), changed)


def changes_since(person: ActingUser, snapshot: Snapshot) -> list[tuple[str, Any, Any]]:
    """Every figure of a snapshot that is another by what is known now, of the same days."""
    now = known_now(UnitSequence.objects.values_list("unit_id", flat=True))
    asked = _asked(snapshot, now, last_confirmation(person))
    return differences(figures_in(person, snapshot), compute(asked, person).figures)


def verify_snapshot(person: ActingUser, snapshot: Snapshot) -> Verified:
    """Compute it again from the events known then: the same to the byte. Raises ``NotAllowed``."""
    require(person, READ, snapshot.unit_path)
    content = fetch(snapshot.sha256, acting_user=person)
    known = {int(unit): number for unit, number in snapshot.known.items()}
    computed = compute(_asked(snapshot, known, snapshot.residents_known), person)
    same = hashlib.sha256(computed.content).hexdigest() == snapshot.sha256
    kept = content is not None and hashlib.sha256(content).hexdigest() == snapshot.sha256
    found = () if same or content is None else differences(json.loads(content), computed.figures)
    return Verified(kept, same, tuple(found))


def coverage(person: ActingUser, campaign: Campaign, unit: UnitRow) -> Coverage:
    """Which communes are missing before the unit can be compiled. Raises ``NotAllowed``."""
    require(person, READ, unit.path)
    rows = Recognition.objects.visible_to(person).filter(review__campaign=campaign, withdrawn_on__isnull=True)
    recognised = set(rows.values_list("review__commune", flat=True))
    residents = residents_of(campaign, unit.path, person)
    communes = communes_of(unit, installation.today())
    return Coverage(
        len(communes),
        tuple(one for one in communes if one.id not in recognised),
        tuple(one for one in communes if one.id not in residents),
    )


def last_confirmation(person: ActingUser) -> int:
    """The number of the last confirmation of residents in the person's areas; 0 before any."""
    last = ResidentCount.objects.visible_to(person).order_by("-id").values_list("id", flat=True).first()
    return last or 0


def _asked(snapshot: Snapshot, known: dict[int, int], residents_known: int) -> Asked:
    periods = [one for one in periods_of(snapshot.unit_id) if one.holds_on(snapshot.as_of)]
    return Asked(snapshot.campaign, periods[-1], snapshot.start, snapshot.as_of, known, residents_known)
