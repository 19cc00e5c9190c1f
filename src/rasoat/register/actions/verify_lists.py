"""Is every list that was frozen still what the events say it was?"""

import hashlib
from dataclasses import dataclass

from rasoat.people.acting import ActingUser
from rasoat.register.frozen import rebuilt
from rasoat.register.models import FrozenList


@dataclass(frozen=True, slots=True)
class Verified:
    """``broken`` are the lists whose bytes are no longer what was frozen."""

    lists: int
    broken: tuple[FrozenList, ...]


def verify_lists(*, acting_user: ActingUser) -> Verified:
    """Compute every frozen list in the person's areas again. Changes nothing."""
    lists = list(FrozenList.objects.visible_to(acting_user).order_by("pk"))
    broken = [one for one in lists if hashlib.sha256(rebuilt(one, acting_user)).hexdigest() != one.sha256]
    return Verified(len(lists), tuple(broken))
