"""Which units the three standing bodies have to agree on, and whether they have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rasoat.campaigns.models import Campaign
from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.places.models import Level
from rasoat.places.queries import units_under
from rasoat.places.unit_row import UnitRow
from rasoat.register.law_in_use import rule_book
from rasoat.review.models import Body, SignOff, SignOffRule, Snapshot


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the bodies agree on the last figures of a unit.

    ``differences`` are figures that changed since: place, what was agreed, what is. Any breaks the agreement.
    """

    unit: UnitRow
    snapshot: Snapshot | None
    signed: tuple[SignOff, ...]
    missing: tuple[str, ...]
    differences: tuple[tuple[str, Any, Any], ...]

    @property
    def stands(self) -> bool:
        """All bodies signed, and the figures are still those."""
        return self.snapshot is not None and not self.missing and not self.differences


def level_that_signs(campaign: Campaign, day: date) -> str:
    """The level whose bodies agree; "" for none. By default the district, while there is one.

    The province sets it for everybody, so it is read as the checker.
    """
    with acting(system_actor("system.checker")) as checker:
        rows = SignOffRule.objects.visible_to(checker).filter(campaign=campaign).order_by("-id")
        said = rows.values_list("level", flat=True).first()
    if said is not None:
        return str(said)
    return "district" if "district" in rule_book().law.tiers_on(day) else ""


def units_that_sign(campaign: Campaign, unit: UnitRow, day: date) -> tuple[UnitRow, ...]:
    """The units below whose agreement has to be there before ``unit`` is compiled."""
    level = level_that_signs(campaign, day)
    if not level or unit.level != Level.PROVINCE:
        return ()
    return units_under(unit.path, day, level)


def last_snapshot(campaign: Campaign, unit: int, who: ActingUser) -> Snapshot | None:
    """The figures of a unit that count."""
    rows = Snapshot.objects.visible_to(who).filter(campaign=campaign, unit=unit)
    return rows.select_related("campaign").order_by("-id").first()


def signatures(snapshot: Snapshot | None, who: ActingUser) -> tuple[SignOff, ...]:
    """Who signed a snapshot."""
    if snapshot is None:
        return ()
    return tuple(SignOff.objects.visible_to(who).filter(snapshot=snapshot).order_by("id"))


def missing_bodies(signed: Sequence[SignOff]) -> tuple[str, ...]:
    """The bodies that have not signed, in their order."""
    there = {one.body for one in signed}
    return tuple(body for body in Body.values if body not in there)
