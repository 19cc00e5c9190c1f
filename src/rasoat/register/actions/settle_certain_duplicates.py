"""What is without any doubt is settled together, after a person looked at which ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from rasoat.common.problems import Problem, Refused
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.register.actions.settle_duplicate import VERB, Decision, settle_duplicate
from rasoat.register.doubles import say
from rasoat.register.doubles.facts import listed_together
from rasoat.register.models import Assessment, CaseOutcome, DuplicateCase, LegalStatus
from rasoat.register.queries.duplicates import CaseRow, certain_cases, row_of, sides_of

MOST = 100


@dataclass(frozen=True, slots=True)
class Proposal:
    """A case that may be settled so; ``keep`` is the code that would stay."""

    row: CaseRow
    keep: str


@dataclass(frozen=True, slots=True)
class Settled:
    """How many were settled; ``left``: those that stay open, each with why."""

    settled: int
    left: tuple[tuple[int, tuple[Problem, ...]], ...]


def preview_certain(unit_path: str, *, acting_user: ActingUser) -> tuple[Proposal, ...]:
    """Which would be settled, and which record of each would stay.

    It is the one with a class, else the one surveyed last, else the older one. Both on one list: not here.
    """
    require(acting_user, VERB, unit_path)
    rows = [
        row
        for row in certain_cases(acting_user, unit_path, MOST)
        if listed_together(row.one, row.other, acting_user) is None
    ]
    sides, ranks = sides_of(rows, acting_user), _ranks(rows, acting_user)
    return tuple(
        Proposal(row_of(row, sides[row.pk]), str(max((row.one, row.other), key=ranks.__getitem__)))
        for row in rows
    )


def settle_certain_duplicates(
    unit_path: str, chosen: Mapping[int, int], reason: str, *, acting_user: ActingUser
) -> Settled:
    """Close the duplicates ``chosen`` (case → the revision that was looked at) of the unit. Call it within
    ``acting``. Raises ``NotAllowed``, or ``Refused`` without a reason.

    What is no longer certain, or was settled by somebody meanwhile, is left and named.
    """
    if not reason.strip():
        raise Refused([say.no_reason()])
    certain = {one.row.id: one for one in preview_certain(unit_path, acting_user=acting_user)}
    left = [(case, (say.not_certain(),)) for case in chosen if case not in certain]
    settled = 0
    for case, revision in chosen.items():
        if case in certain:
            problems = _settle(certain[case], revision, reason, acting_user)
            settled += not problems
            left += [(case, problems)] if problems else []
    return Settled(settled, tuple(left))


def _settle(one: Proposal, revision: int, reason: str, who: ActingUser) -> tuple[Problem, ...]:
    decision = Decision(CaseOutcome.DUPLICATE, reason, revision, int(one.keep))
    try:
        with transaction.atomic():
            settle_duplicate(one.row.id, decision, acting_user=who)
    except Refused as refused:
        return tuple(refused.problems)
    return ()


def _ranks(rows: Iterable[DuplicateCase], who: ActingUser) -> dict[int, tuple[bool, int, int]]:
    """For each household: has it a class, when was it surveyed last, how old is its code."""
    codes = {code for row in rows for code in (row.one, row.other)}
    listed = LegalStatus.objects.visible_to(who).filter(
        household_id__in=codes, current=True, class_group__in=("poor", "near_poor"), until__isnull=True
    )
    classed = set(listed.values_list("household_id", flat=True))
    surveys = Assessment.objects.visible_to(who).filter(household_id__in=codes, current=True)
    last = dict(surveys.order_by("review_date").values_list("household_id", "review_date"))
    return {code: (code in classed, last[code].toordinal() if code in last else 0, -code) for code in codes}
