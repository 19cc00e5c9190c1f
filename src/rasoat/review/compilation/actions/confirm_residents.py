"""A commune says how many households and persons live in it: without that there is no rate."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from rasoat.campaigns.models import Campaign
from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.people.acting import ActingUser
from rasoat.people.permissions import require
from rasoat.people.trail import Subject, record
from rasoat.places import installation
from rasoat.places.models import Level
from rasoat.places.queries import unit_on
from rasoat.review import say
from rasoat.review.models import ResidentCount

VERB = "result.confirm_residents"


@transaction.atomic
def confirm_residents(
    campaign: str,
    commune: int,
    households: int,
    persons: int,
    source: str,
    as_of: date,
    *,
    acting_user: ActingUser,
) -> ResidentCount:
    """Confirm the resident households and persons of a commune; the last confirmation counts.

    Raises ``Campaign.DoesNotExist``, ``NotAllowed``, or ``Refused``: no commune, numbers that cannot be, no
    source, a day to come or not of the review year.
    """
    found = Campaign.objects.get(code=campaign)
    unit = unit_on(commune, installation.today())
    if unit is None or unit.level != Level.COMMUNE:
        raise Refused([say.fault("no_commune", campaign, NO_COMMUNE, CHOOSE)])
    require(acting_user, VERB, unit.path)
    if problems := list(_faults(found, unit.title, households, persons, source, as_of)):
        raise Refused(problems)
    made = ResidentCount.objects.create(
        campaign=found,
        commune_id=unit.id,
        unit_path=unit.path,
        households=households,
        persons=persons,
        source=source.strip(),
        as_of=as_of,
        confirmed_by=acting_user.person,
    )
    record(
        VERB,
        acting_user=acting_user,
        subject=Subject("campaign", found.code),
        unit_path=unit.path,
        details={"households": households, "persons": persons, "as_of": as_of.isoformat()},
    )
    return made


def _faults(
    campaign: Campaign, place: str, households: int, persons: int, source: str, as_of: date
) -> Iterator[Problem]:
    if households < 1 or persons < households:
        yield say.fault("residents", place, NUMBERS, CHECK)
    if not source.strip() or len(source) > 300:
        yield say.missing("no_source", place, "nguồn số liệu (tối đa 300 chữ)", "The source")
    first = date(campaign.review_year, 1, 1)
    yield from say.day_out_of_order("residents_day", place, as_of, first, installation.today())


NO_COMMUNE = Words("Không có xã này.", "There is no such commune.")
CHOOSE = Words("Chọn một xã, phường, thị trấn.", "Choose a commune.")
NUMBERS = Words(
    "Số hộ phải từ 1, số khẩu không ít hơn số hộ.", "At least one household, and no fewer persons than these."
)
CHECK = Words("Kiểm tra lại số liệu dân cư.", "Check the numbers.")
