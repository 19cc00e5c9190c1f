"""A list that is wholly in stays so: who comes onto an earlier list later, and is not on it, left by it."""

from collections.abc import Iterable

from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.changing import changing
from rasoat.register.models import CompleteList
from rasoat.register.past.absent import absent, leave
from rasoat.register.past.units import unit_then

TRAIL = "list.complete"


def follow(communes: Iterable[int], list_year: int, who: ActingUser) -> None:
    """After a list was written: hold it against the later lists of these communes that are wholly in."""
    said = CompleteList.objects.visible_to(who).filter(unit__in=list(communes), list_year__gt=list_year)
    for complete in said.order_by("list_year"):
        take_out(complete, who)


def take_out(complete: CompleteList, who: ActingUser) -> None:
    """Give everybody who is absent from a complete list the line that says so."""
    commune = unit_then(complete.unit_id, complete.list_year)
    stood = absent(commune, complete.list_year, who)
    if not stood:
        return
    with changing([one.household for one in stood], who) as change:
        leave(stood, complete.list_year, change)
    complete.left += len(stood)
    complete.save(update_fields=["left"])
    record(
        TRAIL,
        acting_user=who,
        subject=Subject("unit", commune.code),
        unit_path=commune.path,
        details={"list_year": complete.list_year, "left": len(stood)},
    )
