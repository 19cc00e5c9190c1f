"""How many households and persons a list year has in the register, and what was published of it."""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Count, Sum
from django.db.models.functions import Left

from rasoat.people.acting import ActingUser
from rasoat.places.unit_row import UnitRow
from rasoat.register.models import ExplainedDifference, LegalStatus, PublishedTotal
from rasoat.register.past.units import CLASSES
from rasoat.register.queries.within import within


class Figure(NamedTuple):
    """Households and persons; of ``unknown_size`` households nobody said how many persons."""

    households: int = 0
    persons: int = 0
    unknown_size: int = 0

    def plus(self, other: "Figure") -> "Figure":
        """Both together."""
        return Figure(*(one + more for one, more in zip(self, other, strict=True)))


class Difference(NamedTuple):
    """Register less published. ``persons`` is None where either does not say."""

    households: int
    persons: int | None

    @property
    def is_none(self) -> bool:
        """Whether they agree."""
        return self.households == 0 and not self.persons


Key = tuple[str, str]
"""A unit's path and a class."""


def figures(person: ActingUser, unit: UnitRow, list_year: int, width: int) -> dict[Key, Figure]:
    """The list of a year below ``unit``, by the first ``width`` letters of the path and by class."""
    listed = within(LegalStatus, person, unit).filter(
        list_year=list_year, current=True, class_group__in=CLASSES
    )
    counted = (
        listed.values_list(Left("unit_path", width), "class_group")
        .annotate(Count("id"), Sum("persons"), Count("persons"))
        .order_by()
    )
    return {
        (path, group): Figure(households, persons or 0, households - known)
        for path, group, households, persons, known in counted
    }


def published(person: ActingUser, unit: UnitRow, list_year: int) -> dict[Key, PublishedTotal]:
    """What was published of the unit and those below, by path and class."""
    rows = within(PublishedTotal, person, unit).filter(list_year=list_year).select_related("recorded_by")
    return {(one.unit_path, one.class_group): one for one in rows}


def explained(
    person: ActingUser, unit: UnitRow, list_year: int
) -> dict[Key, tuple[ExplainedDifference, ...]]:
    """Every explanation that was given, the last first: an older one stays to be read."""
    rows = within(ExplainedDifference, person, unit).filter(list_year=list_year)
    found: dict[Key, tuple[ExplainedDifference, ...]] = defaultdict(tuple)
    for one in rows.select_related("explained_by").order_by("-id"):
        found[one.unit_path, one.class_group] += (one,)
    return found


def difference(register: Figure, total: PublishedTotal) -> Difference:
    """What the register has more than was published."""
    known = total.persons is not None and not register.unknown_size
    return Difference(
        register.households - total.households, register.persons - (total.persons or 0) if known else None
    )


def holds(explanation: ExplainedDifference, found: Difference) -> bool:
    """Whether it was given for this very difference: once a figure changes it no longer is."""
    return (explanation.difference, explanation.persons_difference) == found
