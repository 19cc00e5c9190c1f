"""Members of a known household keep their codes; nobody gets somebody else's."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasoat.common.partial_dates import PartialDate
from rasoat.register.derivation.state import MemberState
from rasoat.register.intake.matching import with_codes
from rasoat.register.values import NewMember


def known(
    code: int, name: str, birth: str = "1980", relation: str = "child", sex: str = "male", number: str = ""
) -> MemberState:
    return MemberState(code, code, name, relation, sex, birth, "01", number)


def found(
    name: str, birth: str = "1980", relation: str = "child", sex: str = "male", number: str = ""
) -> NewMember:
    return NewMember(name, relation, sex, PartialDate.parse(birth), "01", number or None)


def codes(people: list[NewMember], before: list[MemberState]) -> list[int | None]:
    return [member.code for member in with_codes(people, before)]


@pytest.mark.parametrize(
    ("seen", "code"),
    [
        (found("Trần Văn An"), 1),
        (found("tran van an"), 1),
        (found("Trần Văn Ân", relation="child"), 1),
        (found("Trần Văn An", birth="1981"), 1),
        (found("Lê Bình", birth="1975", relation="sibling"), None),
        (found("Lê Bình", birth="1975", relation="sibling", number="001080000001"), 2),
    ],
)
def test_who_is_meant(seen, code):
    before = [known(1, "Trần Văn An"), known(2, "Phạm Cúc", "1990", number="001080000001")]
    assert codes([seen], before) == [code]


def test_twins_of_one_name_keep_apart():
    before = [known(1, "Y An"), known(2, "Y An")]
    assert sorted(codes([found("Y An"), found("Y An"), found("Y An")], before), key=str) == [1, 2, None]


def test_the_sure_match_goes_first():
    before = [known(1, "Y An", "1980"), known(2, "Y An", "1990")]
    assert codes([found("Y An", "1990"), found("Y An", "1980")], before) == [2, 1]


# No test of ours depends on how busy the machine is.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["An", "Ân", "Bình"]),
        st.sampled_from(["1980", "1990-05"]),
        st.sampled_from(["child", "head"]),
    ),
    max_size=6,
)


@UNHURRIED
@given(PEOPLE, PEOPLE)
def test_no_code_is_given_twice(before, after):
    given_out = codes(
        [found(*one) for one in after], [known(code, *one) for code, one in enumerate(before, start=1)]
    )
    real = [code for code in given_out if code is not None]
    assert len(set(real)) == len(real)
    assert set(real) <= set(range(1, len(before) + 1))


@UNHURRIED
@given(PEOPLE)
def test_the_same_people_are_the_same_people(people):
    before = [known(code, *one) for code, one in enumerate(people, start=1)]
    assert None not in codes([found(*one) for one in people], before)
