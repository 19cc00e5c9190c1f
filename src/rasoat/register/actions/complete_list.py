"""A person says that the list of a commune and year is wholly in: who is not on it has left it."""

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places.models import Level
from rasoat.places.unit_row import UnitRow
from rasoat.register.changing import changing
from rasoat.register.models import CompleteList
from rasoat.register.past.absent import absent, leave, still_open
from rasoat.register.past.ground import VERB
from rasoat.register.past.units import unit_then

TRAIL = "list.complete"


def complete_list(unit: int, list_year: int, *, acting_user: ActingUser) -> CompleteList:
    """Every household that an earlier list left poor or near-poor, and this one lacks, gets a line "none".

    ``unit`` is a commune of the list's day; ``absent_households`` says beforehand who that is. Said again it
    takes in who came onto an earlier list since. Call it within ``acting``. Raises ``NotAllowed``, or
    ``Refused``: no such commune then, no list of that year, something left to settle or to write.
    """
    commune = commune_then(unit, list_year)
    require(acting_user, VERB, commune.path)
    stood = absent(commune, list_year, acting_user)
    with changing([one.household for one in stood], acting_user, f"{commune.path}{0:06d}") as change:
        # Asked under the commune's lock: nobody writes a list of it meanwhile.
        if problems := list(still_open(commune, list_year, acting_user)):
            raise Refused(problems)
        if [one.pk for one in absent(commune, list_year, acting_user)] != [one.pk for one in stood]:
            raise Refused([Problem("past.changed_meanwhile", commune.title, MEANWHILE, LOOK_AGAIN)])
        leave(stood, list_year, change)
    return _kept(commune, list_year, len(stood), acting_user)


def commune_then(unit: int, list_year: int) -> UnitRow:
    """The commune as it was on the list's day. Raises ``Refused`` for any other unit."""
    found = unit_then(unit, list_year)
    if found.level != Level.COMMUNE:
        raise Refused([Problem("past.no_commune", found.title, NO_COMMUNE, CHOOSE_COMMUNE)])
    return found


def _kept(commune: UnitRow, list_year: int, left: int, who: ActingUser) -> CompleteList:
    kept, new = CompleteList.objects.get_or_create(
        unit_id=commune.id,
        list_year=list_year,
        defaults={"unit_path": commune.path, "left": left, "said_by": who.person},
    )
    if not new and left:
        kept.left += left
        kept.save(update_fields=["left"])
    if new or left:
        record(
            TRAIL,
            acting_user=who,
            subject=Subject("unit", commune.code),
            unit_path=commune.path,
            details={"list_year": list_year, "left": left},
        )
    return kept


NO_COMMUNE = Words("Chỉ xác nhận cho từng xã.", "This is said of communes only.")
CHOOSE_COMMUNE = Words("Chọn một xã.", "Choose a commune.")
MEANWHILE = Words("Có hộ vừa thay đổi trong lúc xác nhận.", "A household changed meanwhile.")
LOOK_AGAIN = Words("Tải lại trang và xem lại các hộ.", "Load the page again and look at the households.")
