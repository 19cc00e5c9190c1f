"""What the register says to each household of a survey: new, known, there already, or in conflict."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rasoat.common.problems import Problem
from rasoat.people.acting import ActingUser
from rasoat.places import installation
from rasoat.places.queries import unit_on
from rasoat.register.derivation.names import folded
from rasoat.register.intake import say
from rasoat.register.intake.elsewhere import known_anywhere, people_known_anywhere
from rasoat.register.intake.placed import Placed
from rasoat.register.models import Assessment, Household, LegalStatus, Member
from rasoat.register.values import Years


@dataclass(slots=True)
class Compared:
    """The households of one survey, each in one of the lists; ``problems`` hold errors and warnings."""

    new: list[Placed] = field(default_factory=list)
    known: list[tuple[int, Placed]] = field(default_factory=list)
    unchanged: list[tuple[int, Placed]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class _Head(NamedTuple):
    household: int
    birth: str
    identity_number: str


class Register:
    """What the register holds that a survey must be compared with, read in a handful of statements.

    Read it under the commune's lock: what is found is then what is written upon.
    """

    def __init__(self, survey: Sequence[Placed], years: Years, acting_user: ActingUser) -> None:
        codes = {household.code for household in survey if household.code}
        paths = {household.path for household in survey}
        seen = Household.objects.visible_to(acting_user)
        self.paths = dict(seen.filter(id__in=codes).values_list("id", "unit_path"))
        self.elsewhere = known_anywhere(codes - self.paths.keys())
        self.contents = _contents(paths, years, acting_user)
        self.heads = _heads(paths, acting_user)
        numbers = _numbers(survey)
        self.identities = _identities(numbers, acting_user)
        self.people_elsewhere = people_known_anywhere(numbers - self.identities.keys())
        self.last_list = _last_list(paths, years.list_year - 1, acting_user)


def compare(survey: Sequence[Placed], register: Register, *, correcting: bool) -> Compared:
    """Sort the survey's households by what the register says to them."""
    found = Compared()
    for household in survey:
        code = household.code
        known, problems = (code, _code_faults(household, register)) if code else _by_head(household, register)
        found.problems += problems
        if known is None:
            found.new.append(household)
        elif household.says(register.contents.get(known)):
            found.unchanged.append((known, household))
        else:
            found.known.append((known, household))
            if known in register.contents and not correcting:
                found.problems.append(say.already_recorded(household.place("code"), str(known)))
        found.problems += _identity_doubts(household, known, register)
        found.problems += _last_class_doubts(household, known, register)
    return found


def _code_faults(household: Placed, register: Register) -> list[Problem]:
    code, place = household.code or 0, household.place("code")
    if code in register.elsewhere:
        return [say.known_elsewhere(place, str(code))]
    path = register.paths.get(code)
    if path is None:
        return [say.unknown_code(place, str(code))]
    if path != household.path:
        village = unit_on(int(path[-6:]), installation.today())
        return [say.other_village(place, str(code), village.title if village else path)]
    return []


def _by_head(household: Placed, register: Register) -> tuple[int | None, list[Problem]]:
    """A row without a code: perhaps it was brought in before, perhaps its head has a code."""
    head = household.surveyed.head
    alike = register.heads.get((household.path, folded(head.name)), [])
    for one in alike:
        if household.says(register.contents.get(one.household)):
            return one.household, []
    alike = [one for one in alike if not _differ(one.identity_number, head.identity_number)]
    birth, number = head.birth.isoformat(), head.identity_number
    sure = [one for one in alike if one.birth == birth or (number and one.identity_number == number)]
    place = household.place("head_name")
    if sure:
        return None, [say.already_has_code(place, head.name, str(sure[0].household))]
    maybe = [str(one.household) for one in alike if not one.birth]
    return None, [say.maybe_has_code(place, head.name, maybe)] if maybe else []


def _differ(one: str, other: str | None) -> bool:
    return bool(one and other and len(one) == len(other) and one != other)


def _identity_doubts(household: Placed, known: int | None, register: Register) -> Iterator[Problem]:
    for member in household.surveyed.members:
        holder = register.identities.get(member.identity_number or "")
        if holder is not None and holder != known:
            place = household.places.member(member.row, "identity_number")
            yield say.person_elsewhere(place, member.identity_number or "", str(holder))
        elif member.identity_number in register.people_elsewhere:
            place = household.places.member(member.row, "identity_number")
            yield say.person_known_elsewhere(place, member.identity_number)


def _last_class_doubts(household: Placed, known: int | None, register: Register) -> Iterator[Problem]:
    """Only where the last list of the commune was brought in."""
    listed = register.last_list.get(known, "none") if known else "none"
    if register.last_list and household.surveyed.last_class != listed:
        yield say.last_class_differs(household.place("last_class"), household.surveyed.last_class, listed)


def _contents(paths: set[str], years: Years, acting_user: ActingUser) -> dict[int, str]:
    """The content of each household surveyed in this campaign, by household."""
    surveyed = Assessment.objects.visible_to(acting_user).filter(
        unit_path__in=paths, campaign=years.campaign, standard=years.standard, current=True
    )
    return dict(surveyed.values_list("household_id", "content_sha256"))


def _heads(paths: set[str], acting_user: ActingUser) -> dict[tuple[str, str], list[_Head]]:
    """The heads of the villages by village and folded name."""
    present = Member.objects.visible_to(acting_user).filter(
        unit_path__in=paths, relation="head", left_on__isnull=True
    )
    found: dict[tuple[str, str], list[_Head]] = defaultdict(list)
    for head in present.order_by("household_id"):
        born = head.born
        entry = _Head(head.household_id, born.isoformat() if born else "", head.identity_number)
        found[head.unit_path, folded(head.name)].append(entry)
    return found


def _numbers(survey: Iterable[Placed]) -> set[str]:
    """Every identity number in the survey."""
    return {number for one in survey for member in one.surveyed.members if (number := member.identity_number)}


def _identities(numbers: set[str], acting_user: ActingUser) -> dict[str, int]:
    """Of the identity numbers, those that a member in the person's areas has, with the household."""
    held = Member.objects.visible_to(acting_user).filter(identity_number__in=numbers, left_on__isnull=True)
    return dict(held.values_list("identity_number", "household_id"))


def _last_list(paths: set[str], list_year: int, acting_user: ActingUser) -> dict[int, str]:
    """Poor or near-poor on the last list of these villages, by household; empty without a list."""
    listed = LegalStatus.objects.visible_to(acting_user).filter(
        unit_path__in=paths, list_year=list_year, current=True
    )
    return dict(listed.values_list("household_id", "class_group"))
