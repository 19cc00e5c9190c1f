"""One value, one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.register.canonical import canonical

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), VALUES))
def test_the_order_of_keys_makes_no_difference(value):
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@given(st.frozensets(st.text()))
def test_a_set_is_a_sorted_list(value):
    assert canonical(value) == canonical(sorted(value))


def test_letters_stay_and_blanks_go():
    assert canonical({"tên": "Đắk R'Moan", "a": [1, None]}) == '{"a":[1,null],"tên":"Đắk R\'Moan"}'


@pytest.mark.parametrize("value", [float("nan"), object()])
def test_what_has_no_form_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        canonical(value)
