"""A settled case is asked again: the decision was wrong, or the records changed since."""

from rasoat.common.problems import Refused
from rasoat.people.acting import ActingUser, acting
from rasoat.people.permissions import require
from rasoat.people.queries import system_actor
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.register.actions.settle_duplicate import REASON_LENGTH, VERB
from rasoat.register.actions.undo_event import undo_event
from rasoat.register.doubles import say
from rasoat.register.doubles.facts import households_of
from rasoat.register.event_rules import When
from rasoat.register.models import CaseKind, CaseState, DuplicateCase

REOPEN = "duplicate.reopen"


def reopen_duplicate(case: int, reason: str, revision: int, *, acting_user: ActingUser) -> DuplicateCase:
    """Ask again. What the decision ended is undone; cases that followed it are open again too.

    Call it within ``acting``. Raises ``DuplicateCase.DoesNotExist``, ``NotAllowed``, or ``Refused``: no
    reason, not settled, changed meanwhile, or what was recorded later rests on it.
    """
    rows = DuplicateCase.objects.visible_to(acting_user).select_related("settled_by")
    row: DuplicateCase = rows.select_for_update(of=("self",)).get(pk=case)
    require(acting_user, VERB, row.unit_path)
    households_of(row, acting_user)
    if row.revision != revision:
        raise Refused([say.settled_meanwhile(row)])
    if row.state != CaseState.SETTLED:
        raise Refused([say.not_settled()])
    if not reason.strip():
        raise Refused([say.no_reason()])
    if row.event is not None:
        when = When(installation.today(), reason.strip())
        undo_event(_ended_household(row), row.event, when, acting_user=acting_user)
        _ask_followers_again(row)
    before = row.outcome
    row.state, row.outcome, row.kept, row.event, row.follows = CaseState.OPEN, "", None, None, None
    row.changed, row.reopened, row.revision = False, reason.strip()[:REASON_LENGTH], row.revision + 1
    row.save()
    record(
        REOPEN,
        acting_user=acting_user,
        subject=Subject("duplicate_case", str(row.pk)),
        unit_path=row.unit_path,
        details={"before": before, "one": str(row.one), "other": str(row.other)},
        reason=row.reopened,
    )
    return row


def _ended_household(row: DuplicateCase) -> int:
    """The household whose event ended the record."""
    if row.kind == CaseKind.HOUSEHOLD:
        return row.other if row.kept == row.one else row.one
    return row.other_household if row.kept == row.one else row.one_household


def _ask_followers_again(row: DuplicateCase) -> None:
    """What ended or was answered because of this decision is open again, also where others work."""
    with acting(system_actor("system.registrar")):
        for one in DuplicateCase.objects.filter(follows=row.pk).select_for_update():
            one.state, one.outcome, one.ended_why, one.follows = CaseState.OPEN, "", "", None
            one.revision += 1
            one.save()
