"""A past list on its way in: its villages found, its households compared with the register."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from rasoat.common.codes import is_valid_code
from rasoat.common.problems import Problem, Refused
from rasoat.files.addresses import address, cell_place
from rasoat.people.acting import ActingUser
from rasoat.places.finder import UnitFinder
from rasoat.places.models import Level
from rasoat.places.queries import units_of_level, units_on, units_under
from rasoat.places.unit_row import UnitRow
from rasoat.register.derivation.names import folded
from rasoat.register.events.drafting import status_day
from rasoat.register.intake import say_list as say
from rasoat.register.models import Household, LegalStatus, Member
from rasoat.register.values import NewHousehold, NewMember, NewStatus
from rasoat.surveys.listing.entries import ListKind
from rasoat.surveys.national.columns import AFTER_REVIEW
from rasoat.surveys.national_list import ListedHousehold, ListedMember, NationalList

VERB = "list.import"
GROUPS = {ListKind.POOR: "poor", ListKind.NEAR_POOR: "near_poor"}


@dataclass(slots=True)
class ComparedList:
    """The households of a past list: new ones, and known ones that get a status."""

    new: list[NewHousehold] = field(default_factory=list)
    known: list[tuple[int, NewStatus]] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)


class Villages:
    """The villages that a list names, on the first day of its list year, with their paths of today."""

    def __init__(self, filename: str, list_year: int, today: date, acting_user: ActingUser) -> None:
        self._filename, self._today, self._who = filename, today, acting_user
        self._day = min(date(list_year, 1, 1), today)
        self._communes = UnitFinder(units_of_level(Level.COMMUNE, self._day), self._day)
        self._villages: dict[int, UnitFinder] = {}

    def place(self, row: int) -> str:
        """The row's first cell."""
        return cell_place(self._filename, AFTER_REVIEW, address(row, 1))

    def find(self, household: ListedHousehold) -> UnitRow:
        """The village as it is today. Raises ``Refused`` where it is not found, or not the person's."""
        place = self.place(household.row)
        commune = self._communes.find(household.commune, household.commune_code or "", place=place)
        if not self._who.may(VERB, commune.path):
            raise Refused([say.outside_areas(place, commune.title)])
        if commune.id not in self._villages:
            below = units_under(commune.path, self._day, Level.VILLAGE)
            self._villages[commune.id] = UnitFinder(below, self._day)
        then = self._villages[commune.id].find(household.village, place=place)
        now = units_on([then.id], self._today).get(then.id)
        if now is None:
            raise Refused([say.village_is_gone(place, then.title)])
        return now


def compare_list(
    listed: NationalList, list_year: int, villages: Villages, acting_user: ActingUser
) -> ComparedList:
    """What is to be written of a list. Under the lock of its communes when it is to be relied on."""
    found = ComparedList(problems=list(listed.warnings))
    placed = list(_placed(listed, villages, found.problems))
    register = _Register({path for _, _, path in placed}, list_year, acting_user)
    for household, village, path in placed:
        known = register.find(household, path)
        status = _status(household, list_year)
        if known is None:
            found.new.append(_new(household, village, status))
        elif (before := register.statuses.get(known)) is None:
            found.known.append((known, status))
        elif before == status.class_group:
            found.unchanged += 1
        else:
            place = villages.place(household.row)
            found.problems.append(say.other_class(place, str(known), list_year, before, status.class_group))
    return found


def _placed(
    listed: NationalList, villages: Villages, problems: list[Problem]
) -> Iterator[tuple[ListedHousehold, int, str]]:
    """Poor and near-poor households with their villages; the others have no status to bring in."""
    for household in listed.households:
        if household.kind in GROUPS:
            try:
                village = villages.find(household)
            except Refused as refused:
                problems += refused.problems
            else:
                yield household, village.id, village.path


class _Register:
    """Households of the list's villages, by code and by head."""

    def __init__(self, paths: set[str], list_year: int, acting_user: ActingUser) -> None:
        seen = Household.objects.visible_to(acting_user).filter(unit_path__in=paths)
        self._codes = set(seen.values_list("id", flat=True))
        statuses = LegalStatus.objects.visible_to(acting_user).filter(
            unit_path__in=paths, list_year=list_year, current=True
        )
        self.statuses: dict[int, str] = dict(statuses.values_list("household_id", "class_group"))
        self._heads = _heads(paths, acting_user)

    def find(self, household: ListedHousehold, path: str) -> int | None:
        """By our own code, else by name and birth of the head within the village; each is found once."""
        code = household.code or ""
        if is_valid_code(code) and int(code) in self._codes:
            return int(code)
        head = household.head
        alike = self._heads.get((path, folded(head.name), _birth(head)))
        return alike.pop(0) if alike else None


def _heads(paths: Iterable[str], acting_user: ActingUser) -> dict[tuple[str, str, str], list[int]]:
    present = Member.objects.visible_to(acting_user).filter(
        unit_path__in=paths, relation="head", left_on__isnull=True
    )
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for head in present.order_by("household_id"):
        born = head.born
        key = head.unit_path, folded(head.name), born.isoformat() if born else ""
        found[key].append(head.household_id)
    return found


def _birth(member: ListedMember) -> str:
    return member.birth.isoformat() if member.birth else ""


def _status(household: ListedHousehold, list_year: int) -> NewStatus:
    return NewStatus(
        list_year,
        GROUPS[household.kind],
        decision_number=household.decision_number,
        decision_date=household.decision_date,
    )


def _new(household: ListedHousehold, village: int, status: NewStatus) -> NewHousehold:
    return NewHousehold(
        village=village,
        members=tuple(map(_member, household.members)),
        registered_on=status_day(status.decision_date, status.list_year),
        address=household.address,
        persons=len(household.members),
        last_status=status,
        source={"list_year": status.list_year, "row": household.row, "code": household.code or ""},
    )


def _member(member: ListedMember) -> NewMember:
    return NewMember(
        name=member.name,
        relation=member.relation,
        sex=member.sex,
        birth=member.birth,
        ethnic_group=member.ethnic_group,
        identity_number=member.identity_number,
    )
