"""Rows of one unit and all below it."""

from typing import Any

from rasoat.people.acting import ActingUser
from rasoat.people.visibility import ProtectedModel, ProtectedQuerySet
from rasoat.places.unit_row import UnitRow


def within(model: type[ProtectedModel], person: ActingUser, unit: UnitRow) -> ProtectedQuerySet:
    """The rows of ``model`` that the person may see and that belong to the unit or below it."""
    first, end = unit.area_range
    seen: Any = model.objects.visible_to(person)
    return seen.filter(**{f"{model.path_field}__gte": first, f"{model.path_field}__lt": end})
