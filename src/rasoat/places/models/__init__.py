"""One concept a file."""

from rasoat.places.models.installation import Installation, InstallationKind
from rasoat.places.models.succession import UnitSuccession
from rasoat.places.models.unit import Unit
from rasoat.places.models.unit_period import AreaType, Level, UnitPeriod

__all__ = [
    "AreaType",
    "Installation",
    "InstallationKind",
    "Level",
    "Unit",
    "UnitPeriod",
    "UnitSuccession",
]
