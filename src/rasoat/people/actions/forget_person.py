"""The verb that forgets the personal values of somebody in the trail; the entries and their seals stay."""

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.personal.keys import Whose, destroy
from rasoat.people.province_wide import require_for_province
from rasoat.people.trail import Subject, record

VERB = "person.forget"


@transaction.atomic
def forget_person(kind: str, code: str, *, acting_user: ActingUser, reason: str) -> None:
    """Destroy the key of the subject (``kind`` "person", "household", ...; its ``code``), for ever.

    Only for who need not be kept by law: events, decisions and published lists are not touched by it. Raises
    ``NotAllowed``, or ``Refused`` without a reason or where nothing is kept encrypted.
    """
    path = require_for_province(acting_user, VERB)
    if not reason.strip():
        raise Refused([Problem("person.forget_why", code, NO_REASON, GIVE_REASON)])
    if not destroy(Whose(kind, code)):
        raise Refused([Problem("person.forget_nothing", f"{kind} {code}", NOTHING, CHECK_CODE)])
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject(kind, code),
        unit_path=path,
        reason=reason.strip(),
    )


NO_REASON = Words("chưa ghi lý do.", "there is no reason.")
GIVE_REASON = Words("Ghi lý do: ai yêu cầu, theo văn bản nào.", "Say why: who asked, under which document.")
NOTHING = Words(
    "không có giá trị nào được mã hóa cho đối tượng này, hoặc đã xóa trước đó.",
    "nothing is kept encrypted for this subject, or it was forgotten before.",
)
CHECK_CODE = Words("Kiểm tra lại loại và mã.", "Check kind and code.")
