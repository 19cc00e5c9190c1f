"""What is left of a file is set aside: the wrong year, or a better file came."""

from rasoat.common.names import tidy
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.register.models import Aside, PastList, PastState, StagedHousehold, StagedState
from rasoat.register.past.ground import VERB

TRAIL = "list.discard"


def discard_past_list(past_list: int, reason: str, *, acting_user: ActingUser) -> int:
    """Set everything aside that is not in the register; how many households. What is written stays.

    Nobody decided of these households, so that another file asks about them anew; ``resume_past_list`` reads
    them again. Call it within ``acting``. Raises ``PastList.DoesNotExist``, ``NotAllowed``, or ``Refused``:
    it runs, no reason.
    """
    found: PastList = PastList.objects.visible_to(acting_user).select_for_update().get(pk=past_list)
    require(acting_user, VERB, found.unit_path)
    reason = tidy(reason)[:500]
    if found.is_running:
        raise Refused([Problem("past.running", found.filename, RUNNING, STOP_IT)])
    if not reason:
        raise Refused([Problem("past.no_reason", found.filename, NO_REASON, GIVE_REASON)])
    rows = StagedHousehold.objects.visible_to(acting_user).filter(past_list=found, event__isnull=True)
    left: int = rows.exclude(state=StagedState.REJECTED).update(
        state=StagedState.REJECTED, aside=Aside.DISCARDED, household=None, settled_by=None, settled_at=None,
        reason=reason,
    )  # fmt: skip
    found.state, found.left_over = PastState.CANCELLED, {}
    found.save(update_fields=["state", "left_over"])
    record(
        TRAIL,
        acting_user=acting_user,
        subject=Subject("past_list", str(found.pk)),
        unit_path=found.unit_path,
        details={"households": left},
        reason=reason,
    )
    return left


RUNNING = Words("Tệp đang được xử lý.", "The file is being worked on.")
STOP_IT = Words("Dừng trước, rồi bỏ tệp.", "Stop it first, then discard it.")
NO_REASON = Words("Thiếu lý do.", "The reason is missing.")
GIVE_REASON = Words("Ghi vì sao bỏ tệp này.", "Say why the file is discarded.")
