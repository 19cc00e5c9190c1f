"""One world for all tests of a module, in a database of its own."""

from collections.abc import Iterator

import pytest
from databases import clone, fresh_name, pointed_at
from small_province import make_small_province
from world import World, everyone, make_world, open_review

from rasoat.people.acting import ActingUser


@pytest.fixture(scope="module")
def own_world(database_template: str, django_db_blocker) -> Iterator[World]:
    """Both areas filled, the campaign of 2018 open, transactions that really commit."""
    with (
        django_db_blocker.unblock(),
        clone(database_template, fresh_name()) as name,
        pointed_at(name),
    ):
        province = make_small_province()
        open_review()
        yield make_world(province)


@pytest.fixture(scope="module")
def people(own_world: World) -> dict[str, ActingUser]:
    """A person of each role, by role."""
    return everyone(own_world)
