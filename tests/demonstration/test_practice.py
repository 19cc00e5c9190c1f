"""The practice area filled with invented households, which no count of the province sees."""

from datetime import date

import pytest
from small_province import TODAY

from rasoat.campaigns.actions.open_campaign import Plan, open_campaign
from rasoat.campaigns.models import CampaignKind
from rasoat.campaigns.queries import current_years
from rasoat.common.problems import Refused
from rasoat.demonstration.practice import A_VILLAGE, fill_practice_area
from rasoat.law.reading.load import shipped
from rasoat.people.acting import acting
from rasoat.people.actions.make_practice_area import make_practice_area
from rasoat.people.queries import as_holder, system_actor
from rasoat.register.models import Household, Member
from rasoat.register.queries.counts import unit_counts

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(small_province, person_at):
    return person_at(small_province.province, "administrator")


@pytest.fixture
def campaign(small_province):
    asked = Plan(CampaignKind.PERIODIC, 2018, ["vn-2016-2020"], date(2018, 9, 1), date(2018, 12, 31))
    with acting(system_actor("system.installer")) as installer:
        return open_campaign(asked, shipped(), acting_user=installer)


def fill() -> int:
    with acting(system_actor("system.installer")) as installer:
        return fill_practice_area(acting_user=installer)


def test_it_is_filled_once_and_seen_only_from_within(administrator, campaign, person_at, small_province):
    with acting(administrator):
        area = make_practice_area(acting_user=administrator)
    assert fill() == fill() == 2 * A_VILLAGE
    officer = person_at(small_province.province)
    with acting(officer):
        assert not Household.objects.exists()
        province = unit_counts(officer, area.root, current_years())
    assert (province.households, province.surveyed) == (0, 0)
    there = as_holder(administrator.person.assignments.get(unit_id=area.root.id), TODAY)
    with acting(there):
        assert Household.objects.visible_to(there).count() == 2 * A_VILLAGE
        assert not Member.objects.exclude(identity_number="").exclude(identity_number=None).exists()
        counted = unit_counts(there, area.root, current_years())
    assert counted.households == 2 * A_VILLAGE
    assert counted.surveyed > 0


def test_it_needs_an_area_and_a_campaign(administrator):
    with pytest.raises(Refused) as refused:
        fill()
    assert refused.value.problems[0].rule == "practice.none"
    with acting(administrator):
        make_practice_area(acting_user=administrator)
    with pytest.raises(Refused) as refused:
        fill()
    assert refused.value.problems[0].rule == "practice.no_campaign"
