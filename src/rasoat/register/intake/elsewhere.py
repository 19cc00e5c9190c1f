"""Asking across areas: only whether a code or an identity number is anybody's, never whose."""

from collections.abc import Collection

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.models import Household, Member


def known_anywhere(codes: Collection[int]) -> set[int]:
    """Those of the codes that a household has, wherever it is. The checker asks in its own name."""
    if not codes:
        return set()
    with acting(system_actor("system.checker")):
        return set(Household.objects.filter(id__in=codes).values_list("id", flat=True))


def people_known_anywhere(numbers: Collection[str]) -> set[str]:
    """Those of the identity numbers that a present member of a household has, wherever it is."""
    if not numbers:
        return set()
    with acting(system_actor("system.checker")):
        held = Member.objects.filter(identity_number__in=numbers, left_on__isnull=True)
        return set(held.values_list("identity_number", flat=True))
