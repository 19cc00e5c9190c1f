"""One value, one text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasoat.register.canonical import canonical

# No test of ours depends on how busy the machine is.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@UNHURRIED
@given(st.dictionaries(st.text(), VALUES))
def test_the_order_of_keys_makes_no_difference(value):
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@UNHURRIED
@given(st.frozensets(st.text()))
def test_a_set_is_a_sorted_list(value):
    assert canonical(value) == canonical(sorted(value))


def test_letters_stay_and_blanks_go():
    assert canonical({"tên": "Đắk R'Moan", "a": [1, None]}) == '{"a":[1,null],"tên":"Đắk R\'Moan"}'


@pytest.mark.parametrize("value", [float("nan"), object()])
def test_what_has_no_form_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        canonical(value)
