"""The households a past list is compared with: those of its communes, and whoever a number points to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from rasoat.common.codes import is_valid_code
from rasoat.people.acting import ActingUser
from rasoat.people.areas import AreaRange, condition
from rasoat.register.derivation.names import folded
from rasoat.register.duplicates.person import Person
from rasoat.register.events.drafting import status_day
from rasoat.register.models import Household, LegalStatus, LineageKind, Member, Membership, OtherNumber

Said = dict[str, Any]
LONGEST_RUNNING = 4
"""A code of so few characters is a running number of a village, and says nothing elsewhere."""


@dataclass(slots=True)
class Known:
    """Households of the person's areas as they were on the list's day: what ended later was there then.

    ``people`` are those who belonged to them, ``dead`` says since when who of them is; ``into`` where those
    that had ended went. ``codes`` (national, or of other systems) point to households, ``local`` running
    numbers with the village they count in. ``statuses`` are those for the year: event, class, basis, why.
    """

    homes: dict[int, str] = field(default_factory=dict)
    into: dict[int, int] = field(default_factory=dict)
    names: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    people: list[Person] = field(default_factory=list)
    dead: dict[int, date] = field(default_factory=dict)
    codes: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    local: dict[tuple[int, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    statuses: dict[int, tuple[int, str, str, str]] = field(default_factory=dict)

    def follow(self, household: int) -> int | None:
        """The household that it was then: one that had ended points to the one it went into."""
        seen: set[int] = set()
        while household in self.into and household not in seen:
            seen.add(household)
            household = self.into[household]
        return household if household in self.homes else None


def known_households(
    communes: Iterable[str], said: Iterable[Said], list_year: int, acting_user: ActingUser
) -> Known:
    """Everything to compare with. ``communes`` are paths of today, ``said`` what the list says of each."""
    said = list(said)
    known = Known()
    named = _named({text for one in said for text in _codes(one)}, acting_user)
    for value, household in named:
        known.codes[value].add(household)
    pointed = {household for _, household in named} | _identified(said, acting_user)
    pointed |= {int(str(one["code"])) for one in said if is_valid_code(str(one["code"] or ""))}
    day = status_day(None, list_year)
    _households(known, list(communes), pointed, day, acting_user)
    _people(known, day, acting_user)
    _running_numbers(known, said, acting_user)
    _statuses(known, list_year, acting_user)
    return known


def running_number(one: Said) -> str:
    """The household's number in its village, "" without one."""
    code = str(one["code"] or "")
    return str(one["local_number"] or (code if len(code) <= LONGEST_RUNNING else ""))


def _codes(one: Said) -> list[str]:
    """Codes that may tell a household anywhere."""
    codes = [str(one[key]) for key in ("national_code", "code") if one[key]]
    return [code for code in codes if len(code) > LONGEST_RUNNING]


def _named(codes: set[str], who: ActingUser) -> list[tuple[str, int]]:
    named = OtherNumber.objects.visible_to(who).filter(value__in=codes, person=0)
    return list(named.values_list("value", "household"))


def _identified(said: list[Said], who: ActingUser) -> set[int]:
    """Households that have, or had, somebody with an identity number of the list."""
    numbers = {person["identity_number"] for one in said for person in one["people"]} - {""}
    held = Member.objects.visible_to(who).filter(identity_number__in=numbers)
    return set(held.values_list("household_id", flat=True))


def _running_numbers(known: Known, said: list[Said], who: ActingUser) -> None:
    """Running numbers of other lists, by the village in which the household lives."""
    values = {running_number(one) for one in said} - {""}
    named = OtherNumber.objects.visible_to(who).filter(value__in=values, person=0, household__in=known.homes)
    for value, household in named.values_list("value", "household"):
        known.local[int(known.homes[household][-6:]), value].add(household)


def _households(known: Known, communes: list[str], pointed: set[int], day: date, who: ActingUser) -> None:
    near = condition(map(AreaRange.below, communes), "unit_path")
    seen = Household.objects.visible_to(who).filter(near | Q(pk__in=pointed))
    ends = ("closed_on", "closed_why", "into")
    for code, path, closed, why, into in seen.values_list("pk", "unit_path", *ends):
        if closed is None or (closed > day and why != LineageKind.DUPLICATE):
            known.homes[code] = path
        elif into is not None:
            known.into[code] = into


def _people(known: Known, day: date, who: ActingUser) -> None:
    """All who are or were members: whoever is on an old list may have died or moved since."""
    then = _where_they_were(known, day, who)
    rows = Member.objects.visible_to(who).filter(Q(household_id__in=list(known.homes)) | Q(pk__in=list(then)))
    for member in rows.order_by("pk"):
        household = then.get(member.pk, member.household_id)
        if household in known.homes:
            known.names[household].add(folded(member.name))
            known.people.append(_person(member, household, known.homes[household]))
            if member.left_why == "death" and member.left_on:
                known.dead[member.pk] = member.left_on


def _where_they_were(known: Known, day: date, who: ActingUser) -> dict[int, int]:
    """Of people who belonged to several households, the one of the day, or the first that is known."""
    seen = Membership.objects.visible_to(who)
    moved = set(seen.filter(household__in=list(known.homes)).values_list("person", flat=True))
    spells = seen.filter(person__in=moved).order_by("person", "since")
    then: dict[int, int] = {}
    for person, since, household in spells.values_list("person", "since", "household"):
        if since <= day or person not in then:
            then[person] = household
    return then


def _person(member: Member, household: int, path: str) -> Person:
    born = member.born.isoformat() if member.born else ""
    return Person(
        member.pk, household, int(path[-6:]), member.name, born, member.sex, member.relation,
        member.identity_number,
    )  # fmt: skip


def _statuses(known: Known, list_year: int, who: ActingUser) -> None:
    """By household the status for the list year: its event, class, basis and why."""
    rows = LegalStatus.objects.visible_to(who).filter(
        household_id__in=list(known.homes), list_year=list_year, current=True
    )
    for household, event, group, basis, why in rows.values_list(
        "household_id", "pk", "class_group", "basis", "why"
    ):
        known.statuses[household] = event, group, basis, why
