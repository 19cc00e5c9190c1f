"""No text can run in a spreadsheet, and none is changed for good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasoat.files.inert import for_csv, for_workbook, from_csv, is_dangerous

DANGEROUS = [
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+84912345678",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\u200b=1",
    "\ufeff=1",
    '"=1',
    "'=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM",
    "=cmd|' /C calc'!A0",
]
HARMLESS = ["Nguyễn Văn A", "12", "a=b", "H'Mai", "thôn 5-6", "m@x", "", "•"]
TRICKY = st.text(alphabet="=+-@＝＋－＠ \t\r\n'\";,a1\u200b\ufeff", max_size=12)


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_could_run_begins_with_an_apostrophe_in_csv(text: str) -> None:
    assert is_dangerous(text)
    assert for_csv(text).startswith("'")


@pytest.mark.parametrize("text", HARMLESS)
def test_other_texts_are_left_alone(text: str) -> None:
    assert not is_dangerous(text)
    assert for_csv(text) == text


@pytest.mark.parametrize("mark", [";", "\t"])
def test_what_another_separator_would_part_off_is_inert_too(mark: str) -> None:
    assert for_csv(f"a{mark}=1+1") == f"a{mark}'=1+1"


@given(st.one_of(TRICKY, st.text()))
def test_reading_gives_back_what_was_written(text: str) -> None:
    assert from_csv(for_csv(text)) == text


@given(TRICKY)
def test_no_part_of_a_written_text_can_run(text: str) -> None:
    safe = for_csv(text)
    parts = safe.replace("\t", ";").split(";")
    assert not any(part.lstrip(' \r\n"\u200b\ufeff')[:1] in tuple("=+-@＝＋－＠") for part in parts)


@given(st.text())
def test_a_workbook_text_holds_nothing_xml_cannot(text: str) -> None:
    kept = for_workbook(text + "\x00\x1f\ufffe\ud800")
    assert kept == for_workbook(kept)
    kept.encode()
    assert not any(ord(letter) < 32 and letter not in "\t\n" for letter in kept)
