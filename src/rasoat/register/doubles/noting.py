"""What a search found becomes cases: new ones, and those known already with the evidence of today.

What people settled stays settled, whichever way round it is found and however often; where the records are
others than those that were looked at the case says so, and somebody may open it again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Q

from rasoat.people.acting import ActingUser
from rasoat.places.unit_row import PATH_WIDTH, area_range
from rasoat.register.doubles import evidence
from rasoat.register.doubles.reading import content_of
from rasoat.register.duplicates.found import Found, HouseholdPair, PersonPair
from rasoat.register.duplicates.person import Person
from rasoat.register.models import (
    CaseKind,
    CaseOutcome,
    CaseState,
    DuplicateCase,
    DuplicateSearch,
    EndedWhy,
    Household,
)

AT_ONCE = 1_000
AGAIN = ("unit_path", "band", "weight", "evidence", "search")


class Key(NamedTuple):
    """By which a case is known."""

    kind: str
    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Ground:
    """The people that were compared, and where their households live."""

    people: Sequence[Person]
    homes: Mapping[int, str]


def note(found: Found, ground: Ground, search: DuplicateSearch, who: ActingUser) -> dict[Key, bool]:
    """Keep what was found; by key whether nobody was asked about it before. Call it within ``acting``."""
    noted: dict[Key, bool] = {}
    cases = _cases(found, ground)
    while some := list(islice(cases, AT_ONCE)):
        fresh = {Key(one.kind, one.one, one.other): one for one in some}
        for case in fresh.values():
            case.found_by, case.search = who.person, search.pk
        known = _known(fresh.values(), who)
        again = [_seen_again(known[key], case) for key, case in fresh.items() if key in known]
        DuplicateCase.objects.bulk_update(
            again, [*AGAIN, "content", "changed", "state", "ended_why", "revision"]
        )
        new = [case for key, case in fresh.items() if key not in known]
        DuplicateCase.objects.bulk_create(new, ignore_conflicts=True)
        noted |= {key: key not in known for key in fresh}
    return noted


def end_what_is_gone(search: DuplicateSearch, noted: Iterable[Key], who: ActingUser) -> None:
    """Open cases of the unit that the whole search did not find: closed meanwhile, or corrected."""
    there = set(noted)
    first, end = area_range(search.unit_path)
    rows = DuplicateCase.objects.visible_to(who).filter(
        unit_path__gte=first, unit_path__lt=end, state=CaseState.OPEN
    )
    gone = [one for one in rows if Key(one.kind, one.one, one.other) not in there]
    sides = {code for one in gone for code in (one.one_household, one.other_household)}
    closed = set(
        Household.objects.visible_to(who)
        .filter(pk__in=sides, closed_on__isnull=False)
        .values_list("pk", flat=True)
    )
    for one in gone:
        dead = {one.one_household, one.other_household} & closed
        one.state, one.ended_why = CaseState.ENDED, EndedWhy.CLOSED if dead else EndedWhy.UNLIKE
        one.revision += 1
    DuplicateCase.objects.bulk_update(gone, ["state", "ended_why", "revision"], batch_size=AT_ONCE)


def lowest_common(one: str, other: str) -> str:
    """The path of the lowest unit that has both."""
    shared = 0
    while one[: shared + PATH_WIDTH] == other[: shared + PATH_WIDTH] and shared < min(len(one), len(other)):
        shared += PATH_WIDTH
    return one[:shared]


def _cases(found: Found, ground: Ground) -> Iterator[DuplicateCase]:
    """Households first; persons only where their households are no case themselves."""
    persons = {(one.left, one.right): one for one in found.persons}
    members: dict[int, list[Person]] = {}
    for one in ground.people:
        members.setdefault(one.household, []).append(one)
    for pair in found.households:
        yield _household(pair, persons, members, ground)
    asked = {frozenset((pair.left, pair.right)) for pair in found.households}
    by_code = {one.id: one for one in ground.people}
    for person in found.persons:
        homes = [by_code[code].household for code in (person.left, person.right)]
        if frozenset(homes) not in asked:
            yield _person(person, by_code, ground)


def _household(
    pair: HouseholdPair,
    persons: Mapping[tuple[int, int], PersonPair],
    members: Mapping[int, list[Person]],
    ground: Ground,
) -> DuplicateCase:
    one, other = sorted((pair.left, pair.right))
    return DuplicateCase(
        kind=CaseKind.HOUSEHOLD, one=one, other=other, one_household=one, other_household=other,
        band=pair.band, weight=round(sum(persons[both].weight for both in pair.shared), 2),
        evidence=evidence.of_household(pair, persons), content=content_of([*members[one], *members[other]]),
        unit_path=lowest_common(ground.homes[one], ground.homes[other]),
    )  # fmt: skip


def _person(pair: PersonPair, by_code: Mapping[int, Person], ground: Ground) -> DuplicateCase:
    one, other = sorted((pair.left, pair.right))
    homes = by_code[one].household, by_code[other].household
    return DuplicateCase(
        kind=CaseKind.PERSON, one=one, other=other, one_household=homes[0], other_household=homes[1],
        band=pair.band, weight=pair.weight, evidence=evidence.of_person(pair),
        content=content_of([by_code[one], by_code[other]]),
        unit_path=lowest_common(*(ground.homes[home] for home in homes)),
    )  # fmt: skip


def _known(cases: Iterable[DuplicateCase], who: ActingUser) -> dict[Key, DuplicateCase]:
    wanted = {Key(one.kind, one.one, one.other) for one in cases}
    rows = DuplicateCase.objects.visible_to(who).filter(
        Q(one__in=[key.one for key in wanted]) & Q(other__in=[key.other for key in wanted])
    )
    found = {Key(row.kind, row.one, row.other): row for row in rows.select_for_update()}
    return {key: row for key, row in found.items() if key in wanted}


def _seen_again(row: DuplicateCase, case: DuplicateCase) -> DuplicateCase:
    """The known case with what the search says today."""
    before: dict[str, Any] = {name: getattr(case, name) for name in AGAIN}
    for name, value in before.items():
        setattr(row, name, value)
    if row.state == CaseState.SETTLED:
        row.changed = row.content != case.content
        return row
    row.content = case.content
    if row.state == CaseState.ENDED and row.ended_why != EndedWhy.FOLLOWS:
        row.state, row.ended_why, row.revision = CaseState.OPEN, "", row.revision + 1
        row.outcome = row.outcome if row.outcome == CaseOutcome.LATER else ""
    return row
