"""The village head says what is so of a request (TT 17/2016, until 9 November 2018)."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.review import say
from rasoat.review.in_year.doing import CaseDoing, take_case
from rasoat.review.in_year.stages import CaseStage
from rasoat.review.models import InYearCase

VERB = "in_year.confirm"


@transaction.atomic
def confirm_request(
    case: int, village_head: str, day: date, *, confirmed: bool, acting_user: ActingUser, note: str = ""
) -> InYearCase:
    """Record the confirmation, or that the head does not confirm and why; the board appraises either way.

    Raises ``InYearCase.DoesNotExist``, ``NotAllowed``, or ``Refused``: another stage or a law without this
    step, nobody named, a day before receipt or to come, not confirmed without a note.
    """
    one = take_case(case, VERB, CaseStage.CONFIRMATION, acting_user=acting_user)
    if problems := list(_faults(one, village_head, day, confirmed, note)):
        raise Refused(problems)
    found = one.case
    found.confirmed, found.confirmed_on = confirmed, day
    found.confirmed_by, found.confirmed_note = village_head.strip(), note.strip()
    one.forward()
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("in_year_case", found.receipt),
        unit_path=found.unit_path,
        details={"confirmed": confirmed, "day": day.isoformat()},
        reason=found.confirmed_note,
    )
    return found


def _faults(one: CaseDoing, head: str, day: date, confirmed: bool, note: str) -> Iterator[Problem]:
    if not head.strip() or len(head) > 120:
        yield say.missing("no_head", one.place, "họ tên trưởng thôn", "The name of the village head")
    yield from say.day_out_of_order("confirmed_day", one.place, day, one.case.received_on, one.today)
    if (not confirmed and not note.strip()) or len(note) > 500:
        yield say.missing("no_note", one.place, "lý do không xác nhận (tối đa 500 chữ)", "Why not")
