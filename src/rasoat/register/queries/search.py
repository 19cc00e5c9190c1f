"""Finding households by code, by identity number, by the name of the head or of a member."""

from dataclasses import dataclass

from rasoat.common.names import spelling
from rasoat.people.acting import ActingUser
from rasoat.places import installation
from rasoat.places.queries import units_on
from rasoat.places.unit_row import UnitRow
from rasoat.register.derivation.names import folded
from rasoat.register.models import Assessment, Household, Member, SearchToken

LEAST_LETTERS = 2
MOST_LOOKED_AT = 1000
"""Of a name that so many carry the first are looked at; typing more of it narrows the search."""
_LAST = "\U0010ffff"
_GROUPING = str.maketrans("", "", " .-\u00a0")


@dataclass(frozen=True, slots=True)
class HouseholdHit:
    """A household found. ``member`` is whose name matched when it was not the head's; ``exact`` means with
    the very accents typed. ``proposed`` is the class of its last survey.
    """

    code: str
    head_name: str
    village: str
    commune: str
    proposed: str | None
    exact: bool
    member: str


def search_households(person: ActingUser, text: str, limit: int = 50) -> tuple[HouseholdHit, ...]:
    """Households that ``text`` finds, the exact ones first; nothing for fewer than two letters."""
    digits = text.translate(_GROUPING)
    if digits.isascii() and digits.isdigit():
        return _hits(person, _by_number(person, digits))
    wanted = folded(text)
    if len(wanted) < LEAST_LETTERS:
        return ()
    tokens = SearchToken.objects.visible_to(person).filter(token__gte=wanted, token__lt=wanted + _LAST)
    people = tokens.order_by("token").values_list("member", flat=True)[:MOST_LOOKED_AT]
    return _hits(person, _ranked(person, list(people), text)[:limit])


class _Match:
    """A member through whom a household was found."""

    def __init__(self, member: Member, exact: bool) -> None:
        self.household: int = member.household_id
        self.head = member.relation == "head"
        self.exact = exact
        self.name: str = member.name

    @property
    def rank(self) -> tuple[bool, bool, str, int]:
        return not self.exact, not self.head, folded(self.name), self.household


def _by_number(person: ActingUser, digits: str) -> list[_Match]:
    """By household code, person code or identity number, whole ones only."""
    members = Member.objects.visible_to(person).filter(left_on__isnull=True)
    if len(digits) == 10:
        found = members.filter(household_id=int(digits), relation="head")
    elif len(digits) == 11:
        found = members.filter(pk=int(digits))
    elif len(digits) in (9, 12):
        found = members.filter(identity_number=digits)
    else:
        return []
    return [_Match(member, exact=True) for member in found.order_by("household_id")[:50]]


def _ranked(person: ActingUser, people: list[int], text: str) -> list[_Match]:
    """One match a household: with the accents typed before without, the head before others."""
    said = f" {spelling(text)}"
    members = Member.objects.visible_to(person).filter(pk__in=people)
    matches = [_Match(member, said in f" {spelling(member.name)}") for member in members]
    best: dict[int, _Match] = {}
    for match in sorted(matches, key=lambda match: match.rank):
        best.setdefault(match.household, match)
    return list(best.values())


def _hits(person: ActingUser, matches: list[_Match]) -> tuple[HouseholdHit, ...]:
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
    return HouseholdHit(
        code=household.code,
        head_name=household.head_name,
        village=village.title if village else "",
        commune=commune.title if commune else "",
        proposed=class_id or None,
        exact=match.exact,
        member="" if match.head else match.name,
    )
