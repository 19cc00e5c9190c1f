"""One world for all tests of a module, in a database of its own."""

from collections.abc import Iterator
from datetime import date

import pytest
from databases import clone, fresh_name, pointed_at
from small_province import make_small_province
from world import World, everyone, make_world

from rasoat.campaigns.actions.open_campaign import Plan, open_campaign
from rasoat.campaigns.models import CampaignKind
from rasoat.law.reading.load import shipped
from rasoat.people.acting import ActingUser, acting
from rasoat.people.queries import system_actor


@pytest.fixture(scope="module")
def own_world(database_template: str, django_db_blocker) -> Iterator[World]:
    """Both areas filled, the campaign of 2018 open, transactions that really commit."""
    with (
        django_db_blocker.unblock(),
        clone(database_template, fresh_name()) as name,
        pointed_at(name),
    ):
        province = make_small_province()
        plan = Plan(CampaignKind.PERIODIC, 2018, ["vn-2016-2020"], date(2018, 9, 1), date(2018, 12, 31))
        with acting(system_actor("system.installer")) as installer:
            open_campaign(plan, shipped(), acting_user=installer)
        yield make_world(province)


@pytest.fixture(scope="module")
def people(own_world: World) -> dict[str, ActingUser]:
    """A person of each role, by role."""
    return everyone(own_world)
