"""Asking across areas: only whether a code is anybody's, never whose."""

from collections.abc import Collection

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor
from rasoat.register.models import Household


def known_anywhere(codes: Collection[int]) -> set[int]:
    """Those of the codes that a household has, wherever it is. The checker asks in its own name."""
    if not codes:
        return set()
    with acting(system_actor("system.checker")):
        return set(Household.objects.filter(id__in=codes).values_list("id", flat=True))
