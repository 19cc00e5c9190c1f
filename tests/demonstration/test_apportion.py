import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.demonstration.apportion import apportion

weights = st.lists(st.floats(0.01, 1000), min_size=1, max_size=12)


@given(total=st.integers(0, 5000), weights=weights)
def test_parts_add_up_and_are_near_their_share(total, weights):
    parts = apportion(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - total * weight / sum(weights)) < 1 + 1e-6


@given(data=st.data(), weights=weights)
def test_no_part_is_above_its_most(data, weights):
    most = data.draw(st.lists(st.integers(0, 50), min_size=len(weights), max_size=len(weights)))
    total = data.draw(st.integers(0, sum(most)))
    parts = apportion(total, weights, most)
    assert sum(parts) == total
    assert all(0 <= part <= cap for part, cap in zip(parts, most, strict=True))


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="11 do not fit into 10"):
        apportion(11, [1.0, 1.0], [5, 5])
