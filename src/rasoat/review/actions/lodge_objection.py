"""Somebody objects to a posted list; it is written down with a receipt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.register.law_in_use import rule_book
from rasoat.review import say
from rasoat.review.doing import Doing, take
from rasoat.review.models import Objection, ObjectionChannel, PostedLine, Posting
from rasoat.review.receipts import new_receipt
from rasoat.review.stages import Stage

VERB = "review.object"
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Objected:
    """What somebody says. ``number`` is the line of the posted list, None: somebody is missing from it."""

    what: str
    lodged_on: date
    channel: str
    number: int | None = None
    by_name: str = ""
    contact: str = ""


@transaction.atomic
def lodge_objection(posting: int, said: Objected, *, acting_user: ActingUser) -> Objection:
    """Write an objection down; its ``receipt`` is what the person follows it with.

    The law's days to re-check are counted from the day it came; where they are not known no day is promised.
    Raises ``Posting.DoesNotExist``, ``NotAllowed``, or ``Refused``: the list no longer hangs, a day to come,
    no such line, nothing said.
    """
    found: Posting = Posting.objects.visible_to(acting_user).get(pk=posting)
    one = take(found.review_id, VERB, Stage.POSTING, Stage.OBJECTIONS, acting_user=acting_user)
    found.refresh_from_db()
    line = _line(found, said, acting_user)
    one.refuse(_faults(one, found, said, line))
    days, unit = one.course.limit("recheck")
    due = rule_book().law.working_days.due(said.lodged_on, days, unit) if days else None
    made = Objection.objects.create(
        posting=found,
        line=line,
        unit_path=found.unit_path,
        receipt=new_receipt(),
        channel=said.channel,
        lodged_on=said.lodged_on,
        due_on=due,
        by_name=said.by_name.strip()[:120],
        contact=said.contact.strip()[:120],
        what=said.what.strip(),
        recorded_by=acting_user.person,
    )
    one.touch()
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("objection", made.receipt),
        unit_path=made.unit_path,
        details={"channel": made.channel, "lodged_on": made.lodged_on.isoformat()},
    )
    return made


def _line(posting: Posting, said: Objected, who: ActingUser) -> PostedLine | None:
    if said.number is None:
        return None
    return PostedLine.objects.visible_to(who).filter(posting=posting, number=said.number).first()


def _faults(one: Doing, posting: Posting, said: Objected, line: PostedLine | None) -> Iterator[Problem]:
    place = f"{one.place} › ý kiến"
    if posting.round != one.review.round or (posting.ended_on and said.lodged_on > posting.ended_on):
        yield say.fault("no_longer_posted", place, NO_LONGER, IN_YEAR)
    yield from say.day_out_of_order("lodged_day", place, said.lodged_on, posting.starts_on, one.today)
    if said.number is not None and line is None:
        yield say.fault("no_line", f"{place} › {said.number}", NO_LINE, LOOK)
    if not said.what.strip() or len(said.what) > LONGEST:
        yield say.missing("nothing_said", place, "nội dung ý kiến (tối đa 2.000 chữ)", "What is objected to")
    if said.channel not in ObjectionChannel.values:
        yield say.missing("no_channel", place, "cách gửi ý kiến", "How it came")


NO_LONGER = Words("Danh sách này không còn niêm yết.", "This list is no longer posted.")
IN_YEAR = Words(
    "Ghi thành đề nghị rà soát thường xuyên, hoặc đề nghị sửa hồ sơ.",
    "Record a request for an in-year review, or for correction.",
)
NO_LINE = Words("Danh sách không có số thứ tự này.", "The list has no such line.")
LOOK = Words("Xem lại số thứ tự trên danh sách.", "Look up the number on the list.")
