import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.common.identity import IdentityKind, birth_year_in_number, mask, parse_identity, sex_in_number
from rasoat.common.problems import Refused, Severity

WOMAN_OF_1986 = "067186123456"


@pytest.mark.parametrize("typed", [WOMAN_OF_1986, "067 186 123 456", "067.186.123.456", "'067186123456"])
def test_twelve_digits_however_they_are_grouped(typed):
    found = parse_identity(typed, place="H9", female=True, birth_year=1986)
    assert (found.number, found.kind, found.warnings) == (WOMAN_OF_1986, IdentityKind.PERSONAL_NUMBER, ())


def test_old_cards_have_nine_digits_and_say_nothing_of_their_holder():
    found = parse_identity("245 012 345", place="H9", female=True, birth_year=1986)
    assert (found.number, found.kind, found.warnings) == ("245012345", IdentityKind.OLD_CARD, ())


@pytest.mark.parametrize(
    ("number", "female", "year"),
    [
        ("067086000001", False, 1986),
        ("067186000001", True, 1986),
        ("067218000001", False, 2018),
        ("067318000001", True, 2018),
        ("067500000001", True, 2100),
    ],
)
def test_sex_and_birth_year_in_the_number(number, female, year):
    assert sex_in_number(number) is female
    assert birth_year_in_number(number) == year


@pytest.mark.parametrize(
    ("number", "female", "birth_year", "rules"),
    [
        (WOMAN_OF_1986, False, 1986, {"identity.sex"}),
        (WOMAN_OF_1986, True, 1985, {"identity.birth_year"}),
        (WOMAN_OF_1986, False, 2086, {"identity.sex", "identity.birth_year"}),
        (WOMAN_OF_1986, None, None, set()),
        ("000186123456", True, 1986, {"identity.province"}),
        ("097186123456", True, 1986, {"identity.province"}),
        ("068186123456", True, 1986, set()),
    ],
)
def test_disagreement_only_warns(number, female, birth_year, rules):
    warnings = parse_identity(number, place="H9", female=female, birth_year=birth_year).warnings
    assert {warning.rule for warning in warnings} == rules
    assert all(warning.severity is Severity.WARNING and warning.place == "H9" for warning in warnings)


@pytest.mark.parametrize(
    "typed", ["", "12345678", "1234567890", "67186123456", "0671861234567", "06718612345A"]
)
def test_any_other_length_is_an_error(typed):
    with pytest.raises(Refused) as refused:
        parse_identity(typed, place="H9")
    (problem,) = refused.value.problems
    assert (problem.rule, problem.place, problem.severity) == ("identity.length", "H9", Severity.ERROR)


@pytest.mark.parametrize(("typed", "told"), [("67186123456", True), ("45012345", True), ("123", False)])
def test_a_dropped_leading_zero_is_explained(typed, told):
    with pytest.raises(Refused) as refused:
        parse_identity(typed, place="H9")
    assert ("leading 0" in refused.value.problems[0].remedy.en) is told


@pytest.mark.parametrize(
    ("number", "shown"), [(WOMAN_OF_1986, "•••••••••456"), ("245012345", "••••••345"), ("", ""), ("12", "12")]
)
def test_mask(number, shown):
    assert mask(number) == shown


@given(st.text(alphabet="0123456789", min_size=12, max_size=12))
def test_a_mask_never_shows_more_than_three_digits(number):
    assert sum(letter.isdigit() for letter in mask(number)) == 3
