"""What holds of the two sides of a case at the moment it is settled."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from rasoat.common.problems import Problem
from rasoat.people.acting import ActingUser
from rasoat.places import installation
from rasoat.register.doubles import say
from rasoat.register.models import CaseKind, CaseOutcome, DuplicateCase, Household, LegalStatus, Member

LISTED = ("poor", "near_poor")


def households_of(row: DuplicateCase, who: ActingUser) -> dict[int, Household]:
    """Both households. Raises ``DuplicateCase.DoesNotExist`` for who does not see both."""
    codes = {row.one_household, row.other_household}
    found: dict[int, Household] = Household.objects.visible_to(who).in_bulk(codes)
    if len(found) != len(codes):
        raise DuplicateCase.DoesNotExist
    return found


def listed_together(one: int, other: int, who: ActingUser) -> int | None:
    """The latest list year for which both are on a list; None where there is none."""
    day = installation.today()
    years = [_listed_years(household, day, who) for household in (one, other)]
    return max(years[0] & years[1], default=None)


def faults_of_sides(
    row: DuplicateCase, keep: int | None, despite_list: bool, who: ActingUser
) -> Iterator[Problem]:
    """Why one of them cannot end: closed or gone meanwhile, both listed, a head whom others need."""
    closed = [one for one in households_of(row, who).values() if one.closed_on is not None]
    if closed:
        yield from map(say.closed_meanwhile, closed)
        return
    if keep not in (row.one, row.other):
        yield say.which_stays()
    elif row.kind == CaseKind.PERSON:
        yield from _faults_of_persons(row, keep, who)
    year = listed_together(row.one_household, row.other_household, who)
    if row.kind == CaseKind.HOUSEHOLD and year is not None and not despite_list:
        yield say.both_listed(year)


def is_ending(outcome: str) -> bool:
    """Whether one of the two records ends by it."""
    return outcome in (CaseOutcome.DUPLICATE, CaseOutcome.MERGE)


def _faults_of_persons(row: DuplicateCase, keep: int, who: ActingUser) -> Iterator[Problem]:
    people = Member.objects.visible_to(who).in_bulk([row.one, row.other])
    away = [one for one in people.values() if one.left_on is not None]
    yield from (say.not_there_any_more(one.name) for one in away)
    gone = people.get(row.one if keep == row.other else row.other)
    if gone is not None and gone.relation == "head":
        yield say.head_of_others(gone.name)


def _listed_years(household: int, day: date, who: ActingUser) -> set[int]:
    """The years of the lists that it is on today."""
    on_list = LegalStatus.objects.visible_to(who).filter(
        Q(until__isnull=True) | Q(until__gt=day),
        household_id=household, current=True, since__lte=day, class_group__in=LISTED,
    )  # fmt: skip
    return set(on_list.values_list("list_year", flat=True))
