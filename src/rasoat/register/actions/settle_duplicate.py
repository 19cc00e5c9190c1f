"""A person says whether two records are one. It is asked once, and kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models.functions import Now

from rasoat.common.problems import Problem, Refused
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.register.actions.close_person_duplicate import close_person_duplicate
from rasoat.register.actions.merge_households import close_duplicate, merge_households
from rasoat.register.doubles import evidence, say
from rasoat.register.doubles.carrying import carry_over
from rasoat.register.doubles.facts import faults_of_sides, households_of, is_ending
from rasoat.register.event_rules import When
from rasoat.register.models import (
    CaseKind,
    CaseOutcome,
    CaseState,
    DuplicateCase,
    Member,
    RegisterEvent,
)

VERB = "duplicate.settle"
REASON_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Decision:
    """``keep`` is the code that stays where one ends; ``revision`` the one the person looked at.

    ``despite_list``: the person knows that both are on a list that was decided.
    """

    outcome: str
    reason: str
    revision: int
    keep: int | None = None
    despite_list: bool = False


def settle_duplicate(case: int, decision: Decision, *, acting_user: ActingUser) -> DuplicateCase:
    """Settle one case: a duplicate is closed, households merge, both stay as they are, or later.

    What ends is closed by the verb that does it from the household's page. Call it within ``acting``. Raises
    ``DuplicateCase.DoesNotExist`` for who does not see both sides, ``NotAllowed``, or ``Refused``: settled by
    somebody meanwhile, a side closed, no reason, both on one list, and what that verb refuses.
    """
    rows = DuplicateCase.objects.visible_to(acting_user).select_related("settled_by")
    row: DuplicateCase = rows.select_for_update(of=("self",)).get(pk=case)
    require(acting_user, VERB, row.unit_path)
    households_of(row, acting_user)
    if problems := list(_faults(row, decision, acting_user)):
        raise Refused(problems)
    if is_ending(decision.outcome):
        _end(row, decision, acting_user)
    _decided(row, decision, acting_user)
    row.save()
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("duplicate_case", str(row.pk)),
        unit_path=row.unit_path,
        details={"outcome": row.outcome, "one": str(row.one), "other": str(row.other)},
        reason=row.reason,
    )
    return row


def _faults(row: DuplicateCase, decision: Decision, who: ActingUser) -> Iterator[Problem]:
    if row.revision != decision.revision:
        yield say.settled_meanwhile(row)
        return
    if row.state != CaseState.OPEN:
        yield say.not_open()
        return
    if decision.outcome not in CaseOutcome.values:
        yield say.no_outcome()
    if not decision.reason.strip() and decision.outcome != CaseOutcome.LATER:
        yield say.no_reason()
    if decision.outcome == CaseOutcome.MERGE and row.kind == CaseKind.PERSON:
        yield say.persons_do_not_merge()
    if is_ending(decision.outcome):
        yield from faults_of_sides(row, decision.keep, decision.despite_list, who)


def _end(row: DuplicateCase, decision: Decision, who: ActingUser) -> None:
    """The record that does not stay ends; other cases that name it follow."""
    kept = row.one if decision.keep == row.one else row.other
    gone = row.other if kept == row.one else row.one
    when = When(installation.today(), decision.reason.strip())
    same: dict[int, int] = {}
    if row.kind == CaseKind.PERSON:
        same = {gone: kept}
        household = row.other_household if gone == row.other else row.one_household
        close_person_duplicate(household, gone, kept, when, acting_user=who)
    elif decision.outcome == CaseOutcome.MERGE:
        household = gone
        merge_households(gone, kept, {}, when, acting_user=who)
    else:
        household, same = gone, _same(row, gone, who)
        close_duplicate(gone, kept, same, when, acting_user=who)
    row.kept, row.event = kept, _act(household, who)
    carry_over(row, gone, same, who)


def _same(row: DuplicateCase, gone: int, who: ActingUser) -> dict[int, int]:
    """Who of the one that ends is who of the other, by the evidence: as far as they are there."""
    pairs = [(one.one, one.other) for one in evidence.read(row.evidence).people]
    turned = pairs if gone == row.one else [(other, one) for one, other in pairs]
    there = (
        Member.objects.visible_to(who)
        .filter(left_on__isnull=True)
        .in_bulk([code for pair in turned for code in pair])
    )
    return {mine: theirs for mine, theirs in turned if mine in there and theirs in there}


def _act(household: int, who: ActingUser) -> int | None:
    """The event just written about the household: what undoing names."""
    written = RegisterEvent.objects.visible_to(who).filter(household=household).order_by("-id")
    newest: int | None = written.values_list("pk", flat=True).first()
    return newest


def _decided(row: DuplicateCase, decision: Decision, who: ActingUser) -> None:
    final = decision.outcome != CaseOutcome.LATER
    row.state, row.outcome = CaseState.SETTLED if final else CaseState.OPEN, decision.outcome
    row.reason, row.revision, row.changed = decision.reason.strip()[:REASON_LENGTH], row.revision + 1, False
    row.settled_by, row.settled_at = who.person, Now()
