"""Counts of the register as the pages show them."""

from collections.abc import Iterable

from django.urls import reverse

from rasoat.places.unit_row import UnitRow
from rasoat.register.queries.counts import ClassCounts
from rasoat.web.page_models.counts import Counts
from rasoat.web.page_models.places import ChildRow
from rasoat.web.pictures import stacked


def counts_of(found: ClassCounts) -> Counts:
    """One unit's counts."""
    return Counts(
        households=found.households,
        surveyed=found.surveyed,
        poor=found.poor,
        near_poor=found.near_poor,
        above=found.above,
        unscored=found.unscored,
        poor_by_income=found.poor_by_income,
        poor_by_deprivation=found.poor_by_deprivation,
    )


def child_rows(found: Iterable[tuple[UnitRow, ClassCounts]]) -> tuple[ChildRow, ...]:
    """Units with their bars on one scale: the longest fills the column."""
    rows = [(unit, counts_of(counts)) for unit, counts in found]
    longest = max((counts.surveyed for _, counts in rows), default=0)
    return tuple(
        ChildRow(
            title=unit.title,
            code=unit.code,
            url=reverse("unit", args=[unit.id]),
            area_type=unit.area_type or "",
            counts=counts,
            bar=stacked(counts.parts, longest),
        )
        for unit, counts in rows
    )
