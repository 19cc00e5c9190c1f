"""Where villages lie through time, on invented communes."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rasoat.places.loading.village_history import CommuneHistory, village_stays
from rasoat.places.unit_row import UnitRow

D1, D2, D3 = date(2015, 1, 1), date(2020, 1, 1), date(2025, 7, 1)


def commune(unit_id, begin, end, commune_type="Xã", area="rural", path=None):
    path = path or f"000001{unit_id:06d}"
    return UnitRow(unit_id, "commune", "24600", "X", (), commune_type, area, None, 1, path, begin, end, "X")


def stays(history, commune_id=10, begin=D1, area="rural"):
    found = village_stays(history, commune_id, begin, area)
    return [(stay.commune_id, stay.area_type, stay.valid_from, stay.valid_to) for stay in found]


def test_a_commune_that_only_changes_its_name_leaves_one_stay():
    history = CommuneHistory({10: (commune(10, D1, D2), commune(10, D2, None))}, {})
    assert stays(history) == [(10, "rural", D1, None)]


def test_a_commune_that_becomes_a_ward_takes_its_villages_along():
    history = CommuneHistory({10: (commune(10, D1, D2), commune(10, D2, None, "Phường", "urban"))}, {})
    assert stays(history) == [(10, "rural", D1, D2), (10, "urban", D2, None)]


def test_a_village_of_another_area_than_its_commune_keeps_its_own():
    history = CommuneHistory({10: (commune(10, D1, D2), commune(10, D2, None, "Phường", None))}, {})
    assert stays(history, area="urban") == [(10, "urban", D1, None)]


def test_a_merger_into_the_same_kind_keeps_the_area_and_into_another_does_not():
    def after(successor):
        return CommuneHistory({10: (commune(10, D1, D3),), 20: (successor,)}, {10: 20})

    assert stays(after(commune(20, D3, None))) == [(10, "rural", D1, D3), (20, "rural", D3, None)]
    ward = commune(20, D3, None, "Phường", None)
    assert stays(after(ward)) == [(10, "rural", D1, D3), (20, None, D3, None)]
    assert stays(after(ward), area="urban") == [(10, "urban", D1, D3), (20, "urban", D3, None)]


def test_a_village_of_a_divided_commune_is_not_guessed():
    history = CommuneHistory({10: (commune(10, D1, D3),), 20: (commune(20, D3, None),)}, {})
    assert stays(history) == [(10, "rural", D1, D3)]


def test_a_village_begins_when_it_begins():
    history = CommuneHistory({10: (commune(10, D1, D3),), 20: (commune(20, D3, None),)}, {10: 20})
    assert stays(history, begin=D2) == [(10, "rural", D2, D3), (20, "rural", D3, None)]
    assert stays(history, commune_id=20, begin=date(2026, 1, 1)) == [(20, "rural", date(2026, 1, 1), None)]


@st.composite
def histories(draw):
    """A chain of communes, each of one to three periods, each becoming the next."""
    day, periods, became = D1, {}, {}
    count = draw(st.integers(min_value=1, max_value=4))
    for number in range(count):
        rows = []
        for _ in range(draw(st.integers(min_value=1, max_value=3))):
            kind, area = draw(st.sampled_from([("Xã", "rural"), ("Phường", "urban"), ("Phường", None)]))
            end = day + timedelta(days=draw(st.integers(min_value=1, max_value=2000)))
            rows.append(commune(number + 1, day, end, kind, area))
            day = end
        periods[number + 1] = tuple(rows)
        if number:
            became[number] = number + 1
    return CommuneHistory(periods, became), day


@given(histories(), st.integers(min_value=0, max_value=500), st.sampled_from(["rural", "urban", None]))
def test_stays_follow_without_gap_or_overlap(made, after, area):
    history, end = made
    begin = D1 + timedelta(days=after)
    found = village_stays(history, 1, begin, area)
    if begin >= end:
        assert found == []
        return
    assert (found[0].valid_from, found[-1].valid_to) == (begin, end)
    assert all(before.valid_to == later.valid_from for before, later in pairwise(found))
    assert all(stay.valid_from < stay.valid_to for stay in found)
