"""Who would leave the list, before a person says that a list of a past year is wholly in."""

from dataclasses import dataclass

from rasoat.common.problems import Problem
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record_read
from rasoat.places.queries import units_on
from rasoat.places.unit_row import PATH_WIDTH, UnitRow
from rasoat.register.actions.complete_list import commune_then
from rasoat.register.models import CompleteList, Household
from rasoat.register.past.absent import absent, still_open
from rasoat.register.past.ground import VERB
from rasoat.register.past.units import day_of


@dataclass(frozen=True, slots=True)
class AbsentRow:
    """A household that the list lacks; village, class and list year are those of the list before."""

    code: str
    head_name: str
    village: str
    class_group: str
    list_year: int
    persons: int | None


@dataclass(frozen=True, slots=True)
class AbsentHouseholds:
    """What ``complete_list`` would do. ``problems`` say why it may not be done yet."""

    commune: UnitRow
    list_year: int
    households: tuple[AbsentRow, ...]
    problems: tuple[Problem, ...]
    is_complete: bool


def absent_households(unit: int, list_year: int, acting_user: ActingUser) -> AbsentHouseholds:
    """Who would get a line that they left. The look stands in the trail. Raises as ``complete_list`` does."""
    commune = commune_then(unit, list_year)
    require(acting_user, VERB, commune.path)
    stood = absent(commune, list_year, acting_user)
    heads = Household.objects.visible_to(acting_user).filter(pk__in=[one.household for one in stood])
    names = dict(heads.values_list("pk", "head_name"))
    villages = units_on({int(one.unit_path[-PATH_WIDTH:]) for one in stood}, day_of(list_year))
    rows = []
    for one in stood:
        village = villages.get(int(one.unit_path[-PATH_WIDTH:]))
        title = village.title if village else ""
        rows.append(
            AbsentRow(
                str(one.household), names[one.household], title, one.class_group, one.list_year, one.persons
            )
        )
    subject = Subject("list", f"{commune.code} {list_year}")
    record_read("list.read", acting_user=acting_user, subject=subject, unit_path=commune.path, rows=len(rows))
    said = CompleteList.objects.visible_to(acting_user).filter(unit=commune.id, list_year=list_year).exists()
    problems = tuple(still_open(commune, list_year, acting_user))
    return AbsentHouseholds(commune, list_year, tuple(rows), problems, said)
