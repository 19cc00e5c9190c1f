"""Every identity of the movement tables, over ten years of a small province by chance."""

from datetime import date
from itertools import pairwise
from random import Random

import pytest
from checked_history import differences, lives_of
from histories import FIRST, History, first_days
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from rasoat.register.movements.columns import FLOWS, Column
from rasoat.register.movements.flows import flows_of


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.integers(0, 2**32), st.integers(1, 16))
def test_every_identity_holds_for_every_unit_and_year(seed, households):
    history = History(Random(seed), households)
    days = first_days()
    found = [one for start, end in pairwise(days) for one in differences(history, start, end)]
    assert found == []
    assert list(differences(history, days[0], days[-1])) == []


def test_the_histories_have_something_of_everything():
    """Else the identities would hold over nothing."""
    columns, reasons = set[Column](), set[str]()
    for seed in range(20):
        history = History(Random(f"everything {seed}"))
        for start, end in pairwise(first_days()):
            for life in lives_of(history, start, end):
                for flow in flows_of(life, start, end):
                    columns.add(flow.column)
                    reasons.add(flow.reason)
    assert columns == set(FLOWS) - {Column.SIZE_LOST}
    assert reasons >= {
        "decided", "listed", "withdrawn", "moved", "reform", "died_out", "left_province", "split", "merged",
        "duplicate", "birth", "death", "members_recorded", "absent", "size_listed", "size_known",
    }  # fmt: skip


def test_a_mistake_in_the_books_is_found():
    """A check that finds nothing must be one that can find something."""
    history = History(Random("mistake"))
    start, end = date(FIRST + 3, 1, 1), date(FIRST + 4, 1, 1)
    code, entry = next(iter(history.books[end].items()))
    history.books[end][code] = entry._replace(group="near_poor" if entry.group == "poor" else "poor")
    assert {breach.identity for _, breach in differences(history, start, end)} == {"balance"}


@pytest.mark.parametrize("seed", range(5))
def test_the_reform_nets_to_zero(seed):
    history = History(Random(f"reform {seed}"), households=30)
    start, end = date(2022, 1, 1), date(2023, 1, 1)
    flows = [flow for life in lives_of(history, start, end) for flow in flows_of(life, start, end)]
    out = [flow for flow in flows if flow.column is Column.REFORM_OUT]
    back = [flow for flow in flows if flow.column is Column.REFORM_IN]
    assert out
    assert sorted((one.household, one.persons or 0) for one in out) == sorted(
        (one.household, one.persons or 0) for one in back
    )
