"""When one record ends, other cases that name it follow: nobody is asked twice about the same two.

A = B is settled and B ends. What was open between B and C is asked between A and C, once; that B and C are
different says that A and C are.
"""

from collections.abc import Mapping

from django.db.models import Q

from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.register.doubles.noting import lowest_common
from rasoat.register.models import (
    CaseKind,
    CaseOutcome,
    CaseState,
    DuplicateCase,
    EndedWhy,
    Household,
    Member,
)


def carry_over(settled: DuplicateCase, gone: int, same: Mapping[int, int], who: ActingUser) -> None:
    """After ``gone`` ended by ``settled``; ``same`` says which person is which. Also of areas not one's own:
    what was asked there must not stay open for ever.
    """
    kept = settled.kept
    if kept is None:
        return
    taken = dict(same)
    if settled.kind == CaseKind.HOUSEHOLD:
        taken[gone] = kept
    with acting(system_actor("system.registrar")):
        others = DuplicateCase.objects.exclude(pk=settled.pk).exclude(state=CaseState.ENDED)
        for row in others.filter(Q(one__in=taken) | Q(other__in=taken)).order_by("id").select_for_update():
            _carry(row, settled, taken, who)
        if settled.kind == CaseKind.HOUSEHOLD:
            _follow_moves(gone)


def _carry(row: DuplicateCase, settled: DuplicateCase, taken: Mapping[int, int], who: ActingUser) -> None:
    """End the case, and ask or answer it of the one that stays."""
    one, other = sorted(taken.get(code, code) for code in (row.one, row.other))
    differ = row.state == CaseState.SETTLED and row.outcome == CaseOutcome.DIFFERENT
    if row.state == CaseState.OPEN:
        row.state, row.ended_why, row.follows = CaseState.ENDED, EndedWhy.CLOSED, settled.pk
        row.revision += 1
        row.save()
    elif not differ:
        return
    homes = _homes(row.kind, one, other)
    if one == other or len(homes) != 2:
        return
    there = DuplicateCase.objects.filter(kind=row.kind, one=one, other=other).first()
    case = there or _again(row, settled, one, other, homes, who)
    if differ and case.state == CaseState.OPEN:
        case.state, case.outcome, case.follows = CaseState.SETTLED, CaseOutcome.DIFFERENT, settled.pk
        case.reason = f"Vụ {row.pk}: {row.reason}"[:500]
        case.settled_by_id, case.settled_at, case.revision = (
            row.settled_by_id,
            row.settled_at,
            case.revision + 1,
        )
    case.save()


def _again(
    row: DuplicateCase, settled: DuplicateCase, one: int, other: int, homes: list[Household], who: ActingUser
) -> DuplicateCase:
    """The same question about the one that stays. What speaks for it is what spoke for it then."""
    first, second = homes
    return DuplicateCase(
        kind=row.kind, one=one, other=other, one_household=first.pk, other_household=second.pk,
        unit_path=lowest_common(first.unit_path, second.unit_path), band=row.band, weight=row.weight,
        evidence=row.evidence, content=row.content, found_by=who.person, search=row.search,
        follows=settled.pk,
    )  # fmt: skip


def _homes(kind: str, one: int, other: int) -> list[Household]:
    """The open households of both, in this order."""
    codes = [one, other]
    if kind == CaseKind.PERSON:
        where = dict(
            Member.objects.filter(pk__in=codes, left_on__isnull=True).values_list("pk", "household_id")
        )
        codes = [where[code] for code in codes if code in where]
    found = Household.objects.filter(closed_on__isnull=True).in_bulk(codes)
    return [found[code] for code in codes if code in found]


def _follow_moves(gone: int) -> None:
    """Persons of the household that ended live in the other now; open cases about them know it."""
    rows = DuplicateCase.objects.filter(kind=CaseKind.PERSON, state=CaseState.OPEN)
    for row in rows.filter(Q(one_household=gone) | Q(other_household=gone)):
        homes = _homes(row.kind, row.one, row.other)
        if len(homes) == 2:
            row.one_household, row.other_household = (home.pk for home in homes)
            row.unit_path = lowest_common(homes[0].unit_path, homes[1].unit_path)
            row.save()
