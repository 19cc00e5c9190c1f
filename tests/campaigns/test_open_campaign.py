"""A campaign has two years; the standard follows the year of the list."""

from dataclasses import replace
from datetime import date

import pytest

from rasoat.campaigns.actions.open_campaign import Plan, open_campaign
from rasoat.campaigns.models import CampaignKind
from rasoat.campaigns.queries import current_years, years_of
from rasoat.common.problems import Refused
from rasoat.law.reading.load import shipped
from rasoat.people.acting import acting
from rasoat.people.models import TrailEntry
from rasoat.people.permissions import NotAllowed
from rasoat.people.trail import say

pytestmark = pytest.mark.django_db
AUTUMN = Plan(CampaignKind.PERIODIC, 2018, ["vn-2016-2020"], date(2018, 9, 1), date(2018, 12, 31))


@pytest.fixture
def officer(small_province, person_at):
    with acting(person_at(small_province.province)) as who:
        yield who


def rules(plan: Plan, who) -> list[str]:
    with pytest.raises(Refused) as refused:
        open_campaign(plan, shipped(), acting_user=who)
    return [problem.rule for problem in refused.value.problems]


def test_the_review_of_autumn_makes_the_list_of_the_next_year(officer):
    campaign = open_campaign(AUTUMN, shipped(), acting_user=officer)
    assert (campaign.code, campaign.review_year, campaign.list_year) == ("periodic-2018", 2018, 2019)
    years = current_years()
    assert years == years_of(2019)
    assert (years.campaign, years.standard, years.as_of) == (
        "periodic-2018",
        "vn-2016-2020",
        date(2018, 11, 15),
    )


def test_a_review_in_the_year_changes_the_list_of_that_year(officer):
    plan = replace(AUTUMN, kind=CampaignKind.IN_YEAR, starts_on=date(2018, 1, 1))
    assert open_campaign(plan, shipped(), acting_user=officer).list_year == 2018
    assert current_years() is None


def test_a_campaign_may_run_on_two_standards(officer):
    plan = Plan(
        CampaignKind.PERIODIC, 2021, ["vn-2022-2026", "vn-2016-2020"], date(2021, 9, 1), date(2021, 12, 14)
    )
    campaign = open_campaign(plan, shipped(), acting_user=officer)
    assert dict(campaign.standards.values_list("standard", "main")) == {
        "vn-2022-2026": True,
        "vn-2016-2020": False,
    }


def test_the_standard_follows_the_list_year_not_the_calendar(officer):
    late = Plan(CampaignKind.PERIODIC, 2021, ["vn-2016-2020"], date(2021, 9, 1), date(2021, 12, 14))
    assert rules(late, officer) == ["campaign.standard_of_other_years"]


def test_every_fault_is_named_at_once(officer):
    wrong = replace(AUTUMN, standards=["vn-1999"], starts_on=date(2017, 9, 1), variants={"urban/all": "x"})
    assert sorted(rules(wrong, officer)) == ["campaign.dates", "campaign.unknown_law", "campaign.unknown_law"]


def test_a_campaign_is_opened_once(officer):
    open_campaign(AUTUMN, shipped(), acting_user=officer)
    assert rules(AUTUMN, officer) == ["campaign.open_already"]


def test_it_stands_in_the_trail(officer):
    open_campaign(AUTUMN, shipped(), acting_user=officer)
    entry = TrailEntry.objects.get()
    assert say(entry, "vi").endswith("đợt rà soát periodic-2018 (rà soát năm 2018, danh sách năm 2019).")


def test_a_commune_does_not_open_campaigns(small_province, person_at):
    with acting(person_at(small_province.hill, "commune_officer")) as who, pytest.raises(NotAllowed):
        open_campaign(AUTUMN, shipped(), acting_user=who)
