import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.common.codes import (
    SERIAL_DIGITS,
    CodeKind,
    damm,
    household_code,
    is_valid_code,
    make_code,
    parse_code,
    person_code,
    show_code,
    village_code,
)
from rasoat.common.problems import Refused

KINDS = st.sampled_from(list(CodeKind))
ISSUERS = st.integers(min_value=10, max_value=99)


@st.composite
def codes(draw):
    kind = draw(KINDS)
    serial = draw(st.integers(min_value=1, max_value=10 ** SERIAL_DIGITS[kind] - 1))
    return make_code(kind, draw(ISSUERS), serial)


def test_check_digit_of_the_published_example():
    assert damm("572") == 4
    assert damm("5724") == 0


def test_the_example_worked_by_hand_in_the_manual():
    assert household_code(67, 12346) == "6700123469"
    assert show_code("6700123469") == "67 0012 346 9"


def test_length_tells_what_a_code_names():
    assert len(village_code(67, 1)) == 9
    assert len(household_code(67, 1)) == 10
    assert len(person_code(67, 1)) == 11


@pytest.mark.parametrize(("issuer", "serial"), [(9, 1), (100, 1), (67, 0), (67, 10_000_000), (67, -1)])
def test_what_does_not_fit_is_refused(issuer, serial):
    with pytest.raises(ValueError, match=r"issuer|serial"):
        household_code(issuer, serial)


@pytest.mark.parametrize("text", ["", "0", "6700123468", "67001234691", "abc", "٦٧٠٠١٢٣٤٦٩", "67 0012 346 9"])
def test_what_is_not_a_code_is_not_valid(text):
    assert not is_valid_code(text)


@given(codes())
def test_every_made_code_is_valid_and_read_back(code):
    kind = next(kind for kind, digits in SERIAL_DIGITS.items() if digits + 3 == len(code))
    read = parse_code(show_code(code), kind, "here")
    assert is_valid_code(code)
    assert read.text == code
    assert make_code(kind, read.issuer, read.serial) == code


@given(codes(), st.data())
def test_one_wrong_digit_is_always_found(code, data):
    at = data.draw(st.integers(min_value=0, max_value=len(code) - 1))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != code[at]]))
    assert not is_valid_code(code[:at] + wrong + code[at + 1 :])


@given(codes(), st.data())
def test_two_neighbours_swapped_are_always_found(code, data):
    places = [at for at in range(len(code) - 1) if code[at] != code[at + 1]]
    at = data.draw(st.sampled_from(places))
    assert not is_valid_code(code[:at] + code[at + 1] + code[at] + code[at + 2 :])


@pytest.mark.parametrize(
    "typed", ["6700123469", "67 0012 346 9", "67.0012.346.9", "67-0012-346-9", " 6700123469 "]
)
def test_a_code_is_read_however_it_is_grouped(typed):
    assert parse_code(typed, CodeKind.HOUSEHOLD, "B7").serial == 12346


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("6700123460", "code.check_digit"),
        ("7600123469", "code.check_digit"),
        ("67001234", "code.shape"),
        ("0700123469", "code.shape"),
        ("67OO123469", "code.shape"),
        ("", "code.shape"),
        (person_code(67, 12346), "code.shape"),
    ],
)
def test_a_bad_code_names_its_place_and_says_what_to_do(typed, rule):
    with pytest.raises(Refused) as refused:
        parse_code(typed, CodeKind.HOUSEHOLD, "Hộ › B7")
    (problem,) = refused.value.problems
    assert (problem.rule, problem.place) == (rule, "Hộ › B7")
    assert problem.remedy.vi
    assert problem.remedy.en


def test_only_a_code_is_shown_in_groups():
    with pytest.raises(ValueError, match="not a code"):
        show_code("6700123460")
