"""The verb that tells the trail of a restore that was meant, so that sealing goes on."""

from django.db import connection, transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.sealing.stored import last_seal
from rasoat.people.sealing.watch import roots_file
from rasoat.people.trail import Subject, record

VERB = "trail.accept_restore"


@transaction.atomic
def accept_restore(*, acting_user: ActingUser, reason: str) -> int:
    """From here on the trail ends with the last seal of this database; its number. Raises ``Refused``.

    The lost seals stay in the file of roots, with the reason below them.
    """
    require(acting_user, VERB, "")
    if not reason.strip():
        raise Refused([Problem("trail.restore_why", "--reason", NO_REASON, GIVE_REASON)])
    last, known = last_seal(connection.connection), roots_file().read()
    number = last.number if last else 0
    lost = [root for root in known if root > number]
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("seal", str(number)),
        unit_path="",
        details={"lost": len(lost)},
        reason=reason.strip(),
    )
    roots_file().accept_restore(number, reason.strip())
    return number


NO_REASON = Words("chưa ghi lý do.", "there is no reason.")
GIVE_REASON = Words("Ghi lý do và bản sao lưu đã dùng.", "Say why, and which backup was used.")
