"""Finding households: by any code or number, by the name of who lives there or was its head, in a village."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from rasoat.common.names import spelling
from rasoat.people.acting import ActingUser
from rasoat.people.visibility import ProtectedQuerySet
from rasoat.places import installation
from rasoat.places.queries import search_units, units_on
from rasoat.places.unit_row import UnitRow, area_range
from rasoat.register.derivation.fold import fold
from rasoat.register.derivation.names import folded
from rasoat.register.events.reading import whole_lives
from rasoat.register.models import Assessment, Household, Member, OtherNumber, SearchToken
from rasoat.register.queries.search_words import LEAST_LETTERS as LEAST_LETTERS
from rasoat.register.queries.search_words import Asked, asked, spans

MOST_LOOKED_AT = 1000
"""Of a name that so many carry the first are looked at; typing more of it narrows the search."""
MOST_BY_NUMBER = 50


@dataclass(frozen=True, slots=True)
class HouseholdHit:
    """A household found. ``exact`` means with the very accents typed.

    ``member`` is whose name matched when it was not the head's, ``person`` their code; ``formerly``: they
    were its head once, or lived there at last. ``number`` is what others gave it, of ``number_year`` (0: of
    no year). ``proposed`` is the class of the last survey of one that has not ended.
    """

    code: str
    head_name: str
    village: str
    commune: str
    proposed: str | None
    exact: bool
    member: str
    person: str = ""
    formerly: bool = False
    number: str = ""
    number_year: int = 0
    closed_on: date | None = None
    closed_why: str = ""
    into: str = ""


@dataclass(slots=True)
class _Match:
    """Through whom or what a household was found. ``person`` 0: a head of a list, whom nobody identified."""

    household: int
    person: int = 0
    name: str = ""
    head: bool = False
    here: bool = False
    exact: bool = False
    as_typed: bool = True
    number: str = ""
    number_year: int = 0

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, str, int]:
        name = folded(self.name)
        return not self.exact, not self.as_typed, not self.here, not self.head, name, self.household


@dataclass(slots=True)
class _Search:
    """One search by one person: where it may look, and where the text says to look."""

    who: ActingUser
    asked: Asked
    places: list[Q] = field(default_factory=list)

    def within(self, rows: ProtectedQuerySet) -> ProtectedQuerySet:
        """The rows of the village or commune that the text names."""
        return rows.filter(reduce(or_, self.places)) if self.places else rows


def search_households(person: ActingUser, text: str, limit: int = 50) -> tuple[HouseholdHit, ...]:
    """Households that ``text`` finds, the exact ones first; nothing for fewer than two letters.

    ``text``: a code, an identity number, a number others gave, or a name; after a comma a village or commune.
    """
    search = _Search(person, asked(text))
    if search.asked.place and not _find_places(search):
        return ()
    matches = _by_number(search) if search.asked.number else []
    if not search.asked.digits:
        matches += _by_name(search)
    return _hits(person, _best(matches)[:limit])


def _find_places(search: _Search) -> bool:
    """Look up the units that the text names after the comma."""
    areas = [area.start for area in search.who.ranges]
    for unit in search_units(search.asked.place, installation.today(), within=areas):
        first, end = area_range(unit.path)
        search.places.append(Q(unit_path__gte=first, unit_path__lt=end))
    return bool(search.places)


def _by_number(search: _Search) -> list[_Match]:
    """By household code, person code or identity number, whole ones only; by any number that others gave."""
    digits, text = search.asked.digits, search.asked.number
    members = search.within(Member.objects.visible_to(search.who))
    if len(digits) == 10:
        found = search.within(Household.objects.visible_to(search.who)).filter(pk=int(digits))
        matches = [_Match(one.pk, name=one.head_name, head=True, here=True, exact=True) for one in found]
    elif len(digits) == 11:
        matches = [_of(member) for member in members.filter(pk=int(digits))]
    elif len(digits) in (9, 12):
        matches = [_of(member) for member in members.filter(identity_number=digits)[:MOST_BY_NUMBER]]
    else:
        matches = []
    given = search.within(OtherNumber.objects.visible_to(search.who)).filter(value__in={text, digits} - {""})
    rows = given.order_by("-list_year", "household")[:MOST_BY_NUMBER]
    return matches + [
        _Match(one.household, one.person, exact=True, here=True, number=one.value, number_year=one.list_year)
        for one in rows
    ]


def _of(member: Member) -> _Match:
    here = member.left_on is None
    head = here and member.relation == "head"
    return _Match(member.household_id, member.pk, member.name, head, here, exact=True)


def _by_name(search: _Search) -> list[_Match]:
    wanted = Q()
    for span in spans(search.asked.name):
        wanted |= Q(token__gte=span.first, token__lt=span.end)
    if not wanted:
        return []
    tokens = search.within(SearchToken.objects.visible_to(search.who).filter(wanted))
    pairs = set(tokens.order_by("token").values_list("household", "member")[:MOST_LOOKED_AT])
    members = Member.objects.visible_to(search.who).in_bulk({member for _, member in pairs if member})
    known = [_named(household, members[member]) for household, member in pairs if member in members]
    unknown = {household for household, member in pairs if member not in members}
    matches = known + _heads_of_old(search, unknown - {one.household for one in known})
    for match in matches:
        match.exact = f" {spelling(search.asked.name)}" in f" {spelling(match.name)}"
        match.as_typed = f" {folded(search.asked.name)}" in f" {folded(match.name)}"
    return matches


def _named(household: int, member: Member) -> _Match:
    here = member.household_id == household and member.left_on is None
    return _Match(household, member.pk, member.name, here and member.relation == "head", here)


def _heads_of_old(search: _Search, households: Iterable[int]) -> list[_Match]:
    """Heads whose names only the events still know: of old lists, or living elsewhere now."""
    some = sorted(households)[:MOST_BY_NUMBER]
    lives = whole_lives(some, search.who) if some else []
    firsts = [span.first for span in spans(search.asked.name)]
    return [
        _Match(state.id, head.person, head.name)
        for state in map(fold, lives)
        for head in state.heads
        if any(f" {first}" in f" {folded(head.name)}" for first in firsts)
    ]


def _best(matches: Iterable[_Match]) -> list[_Match]:
    """One match a household: with the accents typed before without, who lives there and is head first."""
    best: dict[int, _Match] = {}
    for match in sorted(matches, key=lambda match: match.rank):
        best.setdefault(match.household, match)
    return list(best.values())


def _hits(person: ActingUser, matches: Sequence[_Match]) -> tuple[HouseholdHit, ...]:
    codes = [match.household for match in matches]
    households = Household.objects.visible_to(person).in_bulk(codes)
    surveys = Assessment.objects.visible_to(person).filter(household_id__in=codes, current=True)
    classes = dict(surveys.order_by("id").values_list("household_id", "class_id"))
    ids = {int(one.unit_path[start:][:6]) for one in households.values() for start in (-6, -12)}
    units = units_on(ids, installation.today())
    return tuple(
        _hit(match, households[match.household], classes.get(match.household), units)
        for match in matches
        if match.household in households
    )


def _hit(
    match: _Match, household: Household, class_id: str | None, units: dict[int, UnitRow]
) -> HouseholdHit:
    village, commune = (units.get(int(household.unit_path[start:][:6])) for start in (-6, -12))
    was_head = household.closed_on is not None and match.name == household.head_name
    by_head = match.head or match.number or was_head
    return HouseholdHit(
        code=household.code,
        head_name=household.head_name,
        village=village.title if village else "",
        commune=commune.title if commune else "",
        proposed=class_id or None if household.closed_on is None else None,
        exact=match.exact,
        member="" if by_head else match.name,
        person="" if by_head or not match.person else str(match.person),
        formerly=not match.here,
        number=match.number,
        number_year=match.number_year,
        closed_on=household.closed_on,
        closed_why=household.closed_why,
        into=str(household.into) if household.into else "",
    )
