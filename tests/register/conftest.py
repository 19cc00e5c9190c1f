"""Who acts in the tests of the register."""

import pytest

from rasoat.people.acting import acting
from rasoat.people.queries import system_actor


@pytest.fixture
def installer(small_province):
    """The installer acts, over everything."""
    with acting(system_actor("system.installer")) as who:
        yield who
