"""Who and what the tests of the review share."""

import pytest
from reviewed_commune import ReviewedCommune, reviewed_commune


@pytest.fixture
def commune(db, small_province, person_at) -> ReviewedCommune:
    """A commune of two villages before its review begins."""
    return reviewed_commune(small_province, person_at)
