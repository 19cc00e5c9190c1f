"""The verb that brings in villages from a table."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from rasoat.people.acting import ActingUser
from rasoat.people.province_wide import require_for_province
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.loading.village_rows import VillageRow
from rasoat.places.loading.villages import AddedVillages, add_villages


@transaction.atomic
def bring_in_villages(
    rows: Iterable[VillageRow],
    *,
    acting_user: ActingUser,
    valid_from: date,
    source: str,
    lookalikes_allowed: bool = False,
) -> AddedVillages:
    """Add the villages of a table, all or none; the same table again changes nothing.

    ``source`` names the document. Two villages of a commune that differ in accents alone are refused until
    ``lookalikes_allowed``. Raises ``NotAllowed``, or ``Refused`` with every fault by its place.
    """
    path = require_for_province(acting_user, "unit.import")
    added = add_villages(
        rows,
        valid_from=valid_from,
        issuer=installation.current().issuer,
        source=source,
        lookalikes_allowed=lookalikes_allowed,
    )
    record(
        "unit.import",
        acting_user=acting_user,
        subject=Subject("villages", source[:100]),
        unit_path=path,
        details={"new": len(added.ids), "already": added.already},
    )
    return added
