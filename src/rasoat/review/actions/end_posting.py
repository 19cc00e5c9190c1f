"""A posted list has hung its days and is taken down, with proof."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.review import say
from rasoat.review.doing import Doing, take
from rasoat.review.models import Posting, PostingKind
from rasoat.review.stages import Stage

VERB = "review.post"
ENDED = "review.end_posting"


@transaction.atomic
def end_posting(
    posting: int, ended_on: date, *, acting_user: ActingUser, proof: str = "", note: str = ""
) -> Posting:
    """End a posting on the last day it hung. ``proof`` is the hash of a file in the archive.

    After the result itself the village goes on to its objections. Raises ``Posting.DoesNotExist``,
    ``NotAllowed``, or ``Refused``: shorter than the law wants, a day to come, no proof and no note, ended.
    """
    found: Posting = Posting.objects.visible_to(acting_user).get(pk=posting)
    stages = (Stage.POSTING,) if found.kind == PostingKind.RESULT else (Stage.OBJECTIONS,)
    one = take(found.review_id, VERB, *stages, acting_user=acting_user)
    found.refresh_from_db()
    one.refuse(_faults(one, found, ended_on, proof, note))
    found.ended_on, found.ended_by = ended_on, acting_user.person
    found.proof, found.proof_note = proof, note.strip()
    found.save()
    if found.kind == PostingKind.RESULT:
        one.forward()
    else:
        one.touch()
    record(
        ENDED,
        acting_user=acting_user,
        subject=Subject("posting", str(found.pk)),
        unit_path=found.unit_path,
        details={"ended_on": ended_on.isoformat(), "proof": proof},
        reason=found.proof_note,
    )
    return found


def _faults(one: Doing, posting: Posting, ended_on: date, proof: str, note: str) -> Iterator[Problem]:
    place = f"{one.place} › niêm yết"
    if posting.ended_on is not None or posting.round != one.review.round:
        yield say.fault("posting_over", place, OVER, NOTHING)
        return
    if ended_on < posting.last_day:
        yield say.fault("too_short", place, _too_short(posting), WAIT)
    yield from say.day_out_of_order("ended_day", place, ended_on, None, one.today)
    if not proof and not note.strip():
        yield say.missing("no_proof", place, "bằng chứng niêm yết (ảnh, biên bản) hoặc ghi chú", "The proof")


def _too_short(posting: Posting) -> Words:
    return Words(
        f"Phải niêm yết đến hết ngày {posting.last_day:%d/%m/%Y} (từ {posting.starts_on:%d/%m/%Y}).",
        f"It has to hang until {posting.last_day:%d/%m/%Y} (since {posting.starts_on:%d/%m/%Y}).",
    )


OVER = Words("Lần niêm yết này đã kết thúc.", "This posting is over.")
NOTHING = Words("Không cần làm gì.", "Nothing is to be done.")
WAIT = Words("Chờ đủ ngày.", "Wait until its days are over.")
