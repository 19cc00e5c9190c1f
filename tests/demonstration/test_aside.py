"""What a second process makes is what this one would have made."""

import pytest

from rasoat.demonstration.aside import drafted_aside
from rasoat.demonstration.new_households import drafted_households
from rasoat.demonstration.plan import plan
from rasoat.demonstration.seed import SEED
from rasoat.places.installation import DEMONSTRATION_DAY
from rasoat.register.values import Years

TRUC_SON = "24661"
YEARS = Years("periodic-2018", 2018, 2019, "vn-2016-2020", DEMONSTRATION_DAY)
UNITS = {village.number: 1000 + village.number for village in plan(SEED)}
PATHS = {unit: f"000001000002000003{unit:06d}" for unit in UNITS.values()}


def test_the_households_are_the_same():
    wanted = SEED, UNITS, PATHS, YEARS, {TRUC_SON}
    with drafted_aside(*wanted) as made:
        assert list(made) == list(drafted_households(*wanted))


def test_what_goes_wrong_there_is_raised_here():
    nowhere: dict[int, str] = {}
    with drafted_aside(SEED, UNITS, nowhere, YEARS) as made, pytest.raises(ValueError, match="village 1001"):
        next(made)


def test_it_ends_when_nobody_reads_on():
    with drafted_aside(SEED, UNITS, PATHS, YEARS) as made:
        assert next(made).members >= 1
