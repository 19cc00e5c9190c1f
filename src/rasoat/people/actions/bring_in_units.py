"""The verb that brings in districts and communes from a province's files."""

from importlib.resources.abc import Traversable

from django.db import transaction

from rasoat.people.acting import ActingUser
from rasoat.people.province_wide import require_for_province
from rasoat.people.trail import Subject, record
from rasoat.places.loading.units import LoadedUnits, load_units


@transaction.atomic
def bring_in_units(folder: Traversable, *, acting_user: ActingUser) -> LoadedUnits:
    """Load the units of ``folder``; a later version of the files brings a reform in.

    Raises ``NotAllowed``, or ``Refused`` with every fault of the files.
    """
    path = require_for_province(acting_user, "unit.import")
    loaded = load_units(folder)
    record(
        "unit.import",
        acting_user=acting_user,
        subject=Subject("units", folder.name[:100]),
        unit_path=path,
        details={"new": loaded.units, "already": 0},
    )
    return loaded
