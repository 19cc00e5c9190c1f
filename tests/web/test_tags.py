"""How pages write numbers, days, codes, classes."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from rasoat.common.codes import household_code
from rasoat.common.words import Words
from rasoat.web.templatetags import rasoat as tags
from rasoat.web.wording import CLASSES


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [(None, "–", "–"), (0, "0", "0"), (999, "999", "999"), (27_761, "27.761", "27,761")],
)
def test_numbers(number: int | None, vietnamese: str, english: str) -> None:
    with translation.override("vi"):
        assert tags.whole(number) == vietnamese
    with translation.override("en"):
        assert tags.whole(number) == english


def test_days() -> None:
    with translation.override("vi"):
        assert tags.day(date(2018, 11, 5)) == "05/11/2018"
        assert tags.day(None) == "–"
    with translation.override("en"):
        assert tags.day(date(2018, 11, 5)) == "5 Nov 2018"


def test_moments_are_told_in_the_time_of_viet_nam() -> None:
    with translation.override("vi"):
        assert tags.moment(datetime(2018, 11, 14, 18, 5, tzinfo=UTC)) == "15/11/2018 01:05"


def test_words_follow_the_language() -> None:
    words = Words("hộ nghèo", "poor household")
    with translation.override("vi"):
        assert tags.said(words) == "hộ nghèo"
    with translation.override("en"):
        assert tags.said(words) == "poor household"
    assert tags.said(None) == ""


def test_a_fault_written_to_follow_its_place_becomes_a_sentence() -> None:
    with translation.override("vi"):
        assert tags.sentence(Words("ổ bánh mì", "a loaf")) == "Ổ bánh mì"
    assert tags.sentence(None) == ""


def test_codes_in_groups_that_do_not_break() -> None:
    code = household_code(10, 4173)
    assert tags.spaced(code) == f"10\u00a00004\u00a0173\u00a0{code[-1]}"


@pytest.mark.parametrize("text", ["", "24616", "1234567890"])
def test_what_is_no_code_stays_as_it_is(text: str) -> None:
    assert tags.spaced(text) == text


@pytest.mark.parametrize("kind", CLASSES)
def test_a_class_has_a_word_and_a_shape(kind: str) -> None:
    with translation.override("vi"):
        html = tags.klass(kind)
    shape = html.split("klass-")[1].split('"')[0]
    assert shape in {"poor", "near_poor", "above", "unscored", "not_surveyed"}
    assert html.split(">")[1].split("<")[0].strip()


@pytest.mark.parametrize(("size", "said"), [(1, "1 kB"), (300_000, "300 kB"), (20_000_000, "20 MB")])
def test_sizes(size: int, said: str) -> None:
    assert tags.bytes_said(size) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(None, ""), (20, "còn chưa đến một phút"), (61, "còn khoảng 2 phút")]
)
def test_time_left(seconds: int | None, said: str) -> None:
    with translation.override("vi"):
        assert tags.time_left(seconds) == said
