"""The persons of a unit, in parts that fit into memory."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count, QuerySet

from rasoat.people.acting import ActingUser
from rasoat.places.unit_row import area_range
from rasoat.register.canonical import canonical
from rasoat.register.duplicates.person import Person
from rasoat.register.models import Member

PERSONS_AT_ONCE = 200_000
"""Two parts of so many are compared in less than 2 GB."""


class Part(NamedTuple):
    """Villages next to each other in the order of paths, from ``first`` to ``last``."""

    first: str
    last: str
    persons: int


def parts_of(path: str, who: ActingUser, most: int = PERSONS_AT_ONCE) -> list[Part]:
    """The unit cut into parts of about ``most`` persons, never through a village."""
    counted = _present(who, *area_range(path)).order_by("unit_path").values_list("unit_path")
    parts: list[Part] = []
    for village, persons in counted.annotate(persons=Count("pk")):
        if parts and parts[-1].persons + persons <= most:
            parts[-1] = Part(parts[-1].first, village, parts[-1].persons + persons)
        else:
            parts.append(Part(village, village, persons))
    return parts


def people_of(part: Part, who: ActingUser) -> tuple[list[Person], dict[int, str]]:
    """Everybody of the part, and the path of each household."""
    rows = _present(who, part.first, area_range(part.last)[1]).order_by("pk")
    people, homes = [], {}
    for member in rows.iterator(chunk_size=10_000):
        people.append(as_person(member))
        homes[member.household_id] = member.unit_path
    return people, homes


def as_person(member: Member) -> Person:
    """A member as it is compared."""
    born = member.born
    return Person(
        member.pk, member.household_id, int(member.unit_path[-6:]), member.name,
        born.isoformat() if born else "", member.sex, member.relation, member.identity_number,
    )  # fmt: skip


def content_of(people: Iterable[Person]) -> str:
    """A hash of what these persons were compared by; where they live and are called is left out."""
    said = sorted([one.id, one.name, one.birth, one.sex, one.identity_number] for one in people)
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def _present(who: ActingUser, first: str, end: str) -> QuerySet[Member]:
    return Member.objects.visible_to(who).filter(
        unit_path__gte=first, unit_path__lt=end, left_on__isnull=True, household__closed_on__isnull=True
    )
