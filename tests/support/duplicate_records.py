"""Households that stand twice in the register, and the cases that a search makes of them."""

from collections.abc import Sequence
from dataclasses import replace

from sample_households import YEARS, surveyed

from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.register.actions.search_duplicates import begin_search, run_search
from rasoat.register.doubles.noting import lowest_common
from rasoat.register.doubles.reading import as_person, content_of
from rasoat.register.loading import load_bulk
from rasoat.register.models import DuplicateCase, DuplicateSearch, Household, Member
from rasoat.register.values import NewHousehold

FATHER, CHILD = "067086001111", "067209003333"
OTHERS = ("067171004444", "067210005555")


def family(village: int, head: str, numbers: Sequence[str] = (FATHER, CHILD), **more: object) -> NewHousehold:
    """A household of two whose members have these identity numbers."""
    made = surveyed(village, head, **more)
    people = [replace(one, identity_number=number) for one, number in zip(made.members, numbers, strict=True)]
    return replace(made, members=tuple(people))


def load(*households: NewHousehold) -> list[int]:
    """Bring them in; their codes in this order."""
    with acting(system_actor("system.installer")) as installer:
        before = set(Household.objects.values_list("pk", flat=True))
        load_bulk(list(households), YEARS, acting_user=installer)
        return sorted(set(Household.objects.values_list("pk", flat=True)) - before)


def searched(unit: int, who: ActingUser) -> DuplicateSearch:
    """A search of the unit by this person, to its end."""
    with acting(who):
        begun = begin_search(unit, acting_user=who)
    return run_search(begun.pk, acting_user=who)


def cases(**asked: object) -> list[DuplicateCase]:
    """Every case, seen by the system."""
    with acting(system_actor("system.checker")):
        return list(DuplicateCase.objects.filter(**asked).order_by("id"))


def asked_whether_one(one: int, other: int, *people: tuple[int, int]) -> DuplicateCase:
    """A case as a search makes it, without searching: of households, or of the two persons named.

    Members of two households are one by their order.
    """
    with acting(system_actor("system.installer")) as installer:
        homes = Household.objects.in_bulk([one, other])
        there = [list(Member.objects.filter(household=code).order_by("pk")) for code in (one, other)]
        codes = people or [(mine.pk, theirs.pk) for mine, theirs in zip(*there, strict=False)]
        reasons = [["Cùng số định danh/CMND", "Same identity number", 18.8, False, "identity", "same"]]
        sides = people[0] if people else (one, other)
        return DuplicateCase.objects.create(
            kind="person" if people else "household", one=sides[0], other=sides[1], one_household=one,
            other_household=other, band="certain", weight=30.5, found_by=installer.person,
            unit_path=lowest_common(*(homes[code].unit_path for code in (one, other))),
            content=content_of(as_person(member) for members in there for member in members),
            evidence={"lines": [], "people": [[*pair, 30.5, reasons] for pair in codes]},
        )  # fmt: skip


def people_of(household: int) -> list[int]:
    """The codes of its members, in their order."""
    with acting(system_actor("system.checker")):
        return list(Member.objects.filter(household=household).order_by("pk").values_list("pk", flat=True))
