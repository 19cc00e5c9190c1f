"""One person: who they are, and the households that they belonged to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rasoat.common.identity import mask
from rasoat.common.partial_dates import PartialDate
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor
from rasoat.people.trail import Subject, record_read
from rasoat.places import installation
from rasoat.places.queries import units_last_seen
from rasoat.places.unit_row import UnitRow, ids_in
from rasoat.register import life_words
from rasoat.register.models import Household, Member, Membership, OtherNumber
from rasoat.register.queries import words
from rasoat.register.queries.life import Number


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in a household; without a head that lies outside the person's areas. ``until`` is the first day
    on which it was over; ``since`` is None where nobody said.
    """

    household: str
    head_name: str
    since: date | None
    until: date | None
    came: Words
    went: Words | None


@dataclass(frozen=True, slots=True)
class MemberLife:
    """A person, in the household they live in or lived in at last; spells newest first."""

    code: str
    name: str
    sex: Words | None
    birth: PartialDate | None
    ethnic_group: str
    identity: str
    relation: Words
    household: str
    head_name: str
    unit_path: str
    way: tuple[UnitRow, ...]
    left_on: date | None
    left_why: Words | None
    spells: tuple[Spell, ...]
    numbers: tuple[Number, ...]


def member_life(person: ActingUser, code: int) -> MemberLife | None:
    """The person of a code; None where there is none in the areas. The look stands in the trail, as one at
    the household.
    """
    known = Member.objects.visible_to(person).select_related("household").filter(pk=code)
    found = known.first() if 10**10 <= code < 10**11 else None
    if found is None:
        return None
    record_read(
        "household.read",
        acting_user=person,
        subject=Subject("household", found.household.code),
        unit_path=found.unit_path,
    )
    times, given = _whole(found)
    heads = Household.objects.visible_to(person).filter(pk__in={one.household for one in times})
    names = dict(heads.values_list("pk", "head_name"))
    units = units_last_seen(ids_in(found.unit_path), installation.today())
    return MemberLife(
        code=found.code,
        name=found.name,
        sex=words.sex(found.sex),
        birth=found.born,
        ethnic_group=words.ethnic_group(found.ethnic_group),
        identity=mask(found.identity_number),
        relation=words.relation(found.relation),
        household=found.household.code,
        head_name=found.household.head_name,
        unit_path=found.unit_path,
        way=tuple(units[one] for one in ids_in(found.unit_path) if one in units),
        left_on=found.left_on,
        left_why=life_words.said(life_words.WENT, found.left_why) if found.left_on else None,
        spells=tuple(_spells(found, times, names)),
        numbers=tuple(_numbers(given)),
    )


def _whole(found: Member) -> tuple[list[Membership], list[OtherNumber]]:
    """Their times in every household, wherever that is, and their numbers: the checker reads them."""
    with acting(system_actor("system.checker")) as checker:
        times = Membership.objects.visible_to(checker).filter(person=found.pk).order_by("-since")
        given = OtherNumber.objects.visible_to(checker).filter(person=found.pk).order_by("-list_year")
        return list(times), list(given)


def _spells(found: Member, times: list[Membership], names: dict[int, str]) -> Iterator[Spell]:
    """Who never changed household has one time, which the household itself tells."""
    for one in times:
        went = life_words.said(life_words.WENT, one.went) if one.went else None
        came = life_words.said(life_words.CAME, one.came)
        yield Spell(str(one.household), names.get(one.household, ""), one.since, one.until, came, went)
    if not times:
        went = life_words.said(life_words.WENT, found.left_why) if found.left_on else None
        home = found.household
        yield Spell(home.code, home.head_name, found.since, found.left_on, THERE, went)


def _numbers(given: list[OtherNumber]) -> Iterator[Number]:
    for one in given:
        yield Number("", life_words.said(life_words.NUMBERS, one.kind), one.value, one.list_year, one.source)


THERE = Words("–", "–")
