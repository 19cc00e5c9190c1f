import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.common.names import fold, given_name, nearest, sort_key, spelling, tidy, tight

CASES = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
FOLDS = [(written, case["folded"]) for case in CASES["fold"] for written in case["written"]]
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
VIETNAMESE = st.text(alphabet=LETTERS + LETTERS.upper() + " '’-0123456789àảãáạờẫự", max_size=30)


@pytest.mark.parametrize(("written", "folded"), FOLDS)
def test_fold(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize("case", CASES["tidy"], ids=lambda case: case["kept"])
def test_tidy(case):
    assert tidy(case["written"]) == case["kept"]


@pytest.mark.parametrize("case", CASES["order"], ids=lambda case: case["why"])
def test_dictionary_order_in_bytes(case):
    keys = [sort_key(name).encode() for name in case["names"]]
    assert keys == sorted(keys)
    assert all(before < after for before, after in pairwise(keys))


@pytest.mark.parametrize("case", CASES["nearest"], ids=lambda case: case["typed"])
def test_nearest_names_come_best_first(case):
    assert nearest(case["typed"], case["among"])[0] == case["first"]


def test_nearest_gives_at_most_n_and_nothing_far_off():
    assert len(nearest("Thôn 1", [f"Thôn {number}" for number in range(1, 30)], n=3)) == 3
    assert nearest("Quảng Sơn", ["xyz", "Ea"]) == []


@pytest.mark.parametrize("case", CASES["given_name"], ids=lambda case: repr(case["full"]))
def test_given_name(case):
    assert given_name(case["full"]) == case["given"]


def test_spelling_tells_apart_what_fold_does_not():
    assert fold("Nam") == fold("Nâm")
    assert spelling("Nam") != spelling("Nâm")
    assert spelling("Đăk Ha") != spelling("Đắk Ha")


@pytest.mark.parametrize(("old", "new"), [("hoà", "hòa"), ("uỷ", "ủy"), ("thuý", "thúy"), ("khoẻ", "khỏe")])
def test_seat_of_the_tone_does_not_matter(old, new):
    assert fold(old) == fold(new)
    assert sort_key(old) == sort_key(new)
    assert tidy(old) != tidy(new)


def test_tight_joins_what_hyphen_and_space_part():
    assert tight("Ê-đê") == tight("Ê đê") == tight("Êđê") == "ede"


@given(st.text())
def test_fold_and_tidy_change_nothing_the_second_time(text):
    assert fold(fold(text)) == fold(text)
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_folding_after_tidying_is_folding(text):
    assert fold(tidy(text)) == fold(text)


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_unicode_form_makes_no_difference(text, form):
    assert fold(unicodedata.normalize(form, text)) == fold(text)


@given(VIETNAMESE, st.sampled_from(["NFC", "NFD"]))
def test_sort_key_ignores_case_and_unicode_form_and_is_ascii(name, form):
    key = sort_key(name)
    assert key == sort_key(name.upper()) == sort_key(unicodedata.normalize(form, name))
    assert key.isascii()


@given(VIETNAMESE)
def test_fold_has_only_plain_letters_digits_and_single_spaces(name):
    folded = fold(name)
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789 ")
    assert folded == " ".join(folded.split())


SYLLABLES = st.tuples(
    st.text(alphabet=LETTERS, min_size=1, max_size=6), st.integers(min_value=0, max_value=5)
)


def _written(syllable):
    letters, tone = syllable
    return unicodedata.normalize("NFC", letters[0] + TONES[tone] + letters[1:])


def _rank(syllable):
    letters, tone = syllable
    return [LETTERS.index(letter) for letter in letters], tone


@given(st.lists(SYLLABLES, min_size=1, max_size=4), st.lists(SYLLABLES, min_size=1, max_size=4))
def test_byte_order_of_keys_is_letters_then_tone_syllable_by_syllable(one, other):
    keys = [sort_key(" ".join(map(_written, name))).encode() for name in (one, other)]
    ranks = [[_rank(syllable) for syllable in name] for name in (one, other)]
    assert (keys[0] < keys[1]) == (ranks[0] < ranks[1])
    assert (keys[0] == keys[1]) == (ranks[0] == ranks[1])
