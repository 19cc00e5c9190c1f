"""Invented households for the units to practise in, in a real installation too."""

from dataclasses import replace
from itertools import islice
from typing import Final

from rasoat.campaigns.queries import current_years
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.demonstration.new_households import new_household
from rasoat.demonstration.plan import plan
from rasoat.demonstration.seed import COMMUNE, SEED
from rasoat.demonstration.village import fill_village
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.models import Level, Unit
from rasoat.places.queries import units_on
from rasoat.places.unit_row import UnitRow
from rasoat.register.loading import load_bulk
from rasoat.register.models import Household
from rasoat.register.values import NewHousehold

VERB = "practice.fill"
OTHER_SEED: Final = SEED + 1
"""Nobody of the demonstration lives here a second time."""
A_VILLAGE: Final = 40
"""Households of each village: enough for a lesson."""
SURVEYED_UNDER: Final = "vn-2016-2020"
"""Answers are invented for this standard; under another one households come without surveys."""


def fill_practice_area(*, acting_user: ActingUser) -> int:
    """Fill the villages to practise in, once; answers how many households are there.

    Everything lies under the root of the practice area, so no count of the province sees it. Raises
    ``NotAllowed``, or ``Refused`` where there is no such area or no campaign yet.
    """
    villages = _villages()
    require(acting_user, VERB, villages[0].path)
    years = current_years()
    if years is None:
        raise Refused([Problem("practice.no_campaign", "campaign", NO_CAMPAIGN, OPEN_ONE)])
    within = Household.objects.visible_to(acting_user).filter(unit_id__in=[one.id for one in villages])
    if there := within.count():
        return there
    with_survey = years.standard == SURVEYED_UNDER
    made = [_fit(one, with_survey=with_survey) for unit in enumerate(villages) for one in _households(*unit)]
    loaded = load_bulk(made, years, acting_user=acting_user)
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("unit", villages[0].code),
        unit_path=villages[0].path[:6],
        details={"households": loaded.households},
    )
    return loaded.households


def _villages() -> list[UnitRow]:
    ids = Unit.objects.filter(practice=True).values_list("pk", flat=True)
    units = units_on(ids, installation.today()).values()
    found = sorted((unit for unit in units if unit.level == Level.VILLAGE), key=lambda unit: unit.path)
    if not found:
        raise Refused([Problem("practice.none", "practice", NO_AREA, MAKE_IT)])
    return found


def _households(place: int, unit: UnitRow) -> list[NewHousehold]:
    """Those of a village of the plan, living in the unit instead."""
    model = [one for one in plan(OTHER_SEED) if one.commune.code == COMMUNE][place]
    people = islice(fill_village(model, OTHER_SEED), A_VILLAGE)
    return [replace(new_household(model, unit.id, one), address=unit.title) for one in people]


def _fit(household: NewHousehold, *, with_survey: bool) -> NewHousehold:
    """Without identity numbers: an invented one might be somebody's, and be found by checks across areas."""
    members = tuple(replace(member, identity_number=None) for member in household.members)
    if with_survey:
        return replace(household, members=members)
    members = tuple(replace(member, answers={}) for member in members)
    return replace(household, members=members, persons=len(members), survey=None, last_status=None)


NO_CAMPAIGN = Words("Chưa mở đợt rà soát nào.", "No review has been opened yet.")
OPEN_ONE = Words("Mở đợt rà soát trước.", "Open the review first.")
NO_AREA = Words("Chưa có khu thực hành.", "There is no practice area.")
MAKE_IT = Words("Tạo ở trang Người dùng.", "Make it on the page of people.")
