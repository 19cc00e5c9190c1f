"""What holds for any two persons."""

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasoat.common import names
from rasoat.register.duplicates.columns import name_forms
from rasoat.register.duplicates.person import Person
from rasoat.register.duplicates.search import compare

UNHURRIED = settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow])
NAMES = st.lists(
    st.sampled_from(["Nguyễn", "Lý", "Thị", "Văn", "Hòa", "Hoà", "An", "Ân", "Y", "K'Brang", "Điểu"]),
    max_size=4,
).map(" ".join)
BIRTHS = st.sampled_from(
    ["", "1971", "1971-01-01", "1971-03", "1971-03-02", "1971-02-03", "1972-03-02", "1990"]
)
PEOPLE = st.lists(
    st.builds(
        Person,
        id=st.just(0),
        household=st.integers(1, 4),
        village=st.integers(1, 2),
        name=NAMES,
        birth=BIRTHS,
        sex=st.sampled_from(["", "male", "female"]),
        relation=st.sampled_from(["", "head", "child"]),
        identity_number=st.sampled_from(["", "067075001234", "067075001243", "245123456"]),
    ),
    min_size=1,
    max_size=8,
).map(lambda people: [one._replace(id=number) for number, one in enumerate(people)])


@UNHURRIED
@given(PEOPLE, PEOPLE)
def test_it_reads_the_same_both_ways(some, others):
    there = {(one.left, one.right): one[2:] for one in compare(some, others)}
    back = {(one.right, one.left): one[2:] for one in compare(others, some)}
    assert there == back


@UNHURRIED
@given(PEOPLE)
def test_losing_the_marks_never_speaks_for_one_person(people):
    bare = [one._replace(name=names.fold(one.name)) for one in people]
    # Everybody lives alone: what households say depends on the others.
    alone = [one._replace(household=one.id) for one in people]
    marked = {(one.left, one.right): one.weights for one in compare(alone, alone)}
    lost = {
        (one.left, one.right): one.weights
        for one in compare(alone, [one._replace(household=one.id) for one in bare])
    }
    same = [number for number, one in enumerate(people) if one.name]
    assert all(lost[number, number][1] <= marked[number, number][1] for number in same)


@UNHURRIED
@given(NAMES.filter(bool))
def test_case_seat_of_the_tone_and_y_for_i_are_no_difference(name):
    otherwise = name.upper().replace("HOÀ", "HÒA").replace("LÝ", "LÍ")
    forms = name_forms(pa.array([name, otherwise])).values()
    assert all(first == second for first, second in map(pa.Array.to_pylist, forms))
