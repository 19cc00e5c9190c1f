"""Area ranges: a unit and all below it, never a sibling."""

from hypothesis import given
from hypothesis import strategies as st

from rasoat.people.areas import AreaRange

units = st.integers(1, 999_999).map("{:06d}".format)
paths = st.lists(units, min_size=1, max_size=4).map("".join)


@given(paths, paths)
def test_a_range_holds_exactly_what_begins_with_the_path(path, other):
    assert (other in AreaRange.below(path)) == other.startswith(path)


@given(paths, units)
def test_a_child_is_in_its_parents_range_and_not_the_other_way_round(path, child):
    assert path + child in AreaRange.below(path)
    assert path not in AreaRange.below(path + child)


@given(paths)
def test_the_range_over_everything_holds_every_path(path):
    assert path in AreaRange.below("")
