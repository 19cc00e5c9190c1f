"""Who works on duplicates, and two records of one family."""

import pytest
from duplicate_records import OTHERS, family, load


@pytest.fixture
def twice(db, small_province):
    """The same two people in two households of the upper village, and a third household of others."""
    place = small_province.upper.unit.pk
    others = family(place, "Thị Mai", OTHERS)
    return load(family(place, "Điểu Krang"), family(place, "Điểu Krang"), others)


@pytest.fixture
def officer(db, person_at, small_province):
    """The officer of the commune ``hill``."""
    return person_at(small_province.hill, role="commune_officer")
