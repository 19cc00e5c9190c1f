"""A household on the list has no survey, and why."""

from collections.abc import Iterator

from django.db import transaction

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.trail import Subject, record
from rasoat.review import say
from rasoat.review.doing import Doing, take
from rasoat.review.lines import surveys_of
from rasoat.review.models import Excuse, ReviewLine
from rasoat.review.stages import Stage

VERB = "review.survey"
NOTED = "review.excuse"


@transaction.atomic
def excuse_line(line: int, excuse: str, note: str, *, acting_user: ActingUser) -> ReviewLine:
    """Say why a listed household is not surveyed; an empty ``excuse`` takes it back.

    Raises ``ReviewLine.DoesNotExist``, ``NotAllowed``, or ``Refused``: surveyed all the same, no reason.
    """
    found: ReviewLine = ReviewLine.objects.visible_to(acting_user).get(pk=line)
    one = take(found.review_id, VERB, Stage.SURVEY, acting_user=acting_user)
    found.refresh_from_db()
    one.refuse(_faults(one, found, excuse, note))
    found.excuse, found.excuse_note = excuse, note.strip()
    found.save()
    one.touch()
    record(
        NOTED,
        acting_user=acting_user,
        subject=Subject("household", str(found.household)),
        unit_path=found.unit_path,
        details={"excuse": excuse},
        reason=found.excuse_note,
    )
    return found


def _faults(one: Doing, line: ReviewLine, excuse: str, note: str) -> Iterator[Problem]:
    place = f"{one.place} › {line.household}"
    if excuse and excuse not in Excuse.values:
        yield say.missing("no_excuse", place, "lý do không khảo sát", "Why it is not surveyed")
    if excuse and not note.strip():
        yield say.missing("no_reason", place, "ghi chú", "The note")
    if excuse and line.household in surveys_of(one, [line.household]):
        yield say.fault("surveyed", place, SURVEYED, NOTHING)


SURVEYED = Words("Hộ đã có phiếu khảo sát.", "The household is surveyed.")
NOTHING = Words("Không cần ghi lý do.", "No reason is needed.")
