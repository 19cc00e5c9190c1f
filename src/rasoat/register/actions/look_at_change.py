"""A person has looked at a household of the watch list."""

from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.event_rules import home_of
from rasoat.register.models import WatchLook
from rasoat.register.values import Years
from rasoat.register.watch.queries import watched

VERB = "watch.look"
NOTE_LENGTH = 1000


def look_at_change(household: int, years: Years, note: str, *, acting_user: ActingUser) -> WatchLook:
    """Note that the person looked at what changed, and what they say of it.

    It holds for the survey that proposes the class now; a newer one has to be looked at again. Call it within
    ``acting``. Raises ``Household.DoesNotExist``, ``NotAllowed``, or ``Refused``: not on the watch list of
    this review, the note too long.
    """
    path = home_of(household, VERB, acting_user)
    found, said = watched(acting_user, household, years), tidy(note)
    if found is None:
        raise Refused([Problem("watch.not_there", "household", NOT_THERE, LOOK_AGAIN)])
    if len(said) > NOTE_LENGTH:
        raise Refused([Problem("watch.long_note", "note", LONG_NOTE, SHORTEN)])
    look = WatchLook.objects.create(
        household=household,
        unit_path=path,
        campaign=years.campaign,
        assessment=found.assessment,
        kind=found.kind,
        note=said,
        person=acting_user.person,
    )
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("household", str(household)),
        unit_path=path,
        details={"kind": found.kind, "list_year": years.list_year},
        reason=said,
    )
    return look


NOT_THERE = Words(
    "Hộ này không có trong danh sách cần xem của đợt rà soát.",
    "This household is not on the watch list of the review.",
)
LOOK_AGAIN = Words("Mở lại danh sách cần xem.", "Open the watch list again.")
LONG_NOTE = Words("Ghi chú quá dài.", "The note is too long.")
SHORTEN = Words(f"Ghi tối đa {NOTE_LENGTH} chữ.", f"Use at most {NOTE_LENGTH} letters.")
