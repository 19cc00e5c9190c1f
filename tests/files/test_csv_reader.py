"""CSV as offices save it: encodings old and new, three separators, quotes."""

import unicodedata

import pytest

from rasoat.common.problems import Refused, Severity
from rasoat.files.csv_reader import read_csv, read_table_file
from rasoat.files.guard import Limits
from rasoat.files.old_letters import _FROM_TCVN3  # the table the encoder below turns round

ROWS = [
    ["Mã hộ", "Chủ hộ", "Ghi chú"],
    ["1", "Nguyễn Thị Hường", "hộ nghèo; nhà dột, nát"],
    ["2", "Lò Văn Quyết", 'gọi là "Út"'],
    ["3", "Điểu Thuỷ", None],
]
_TO_TCVN3 = {letter: byte for byte, letter in _FROM_TCVN3.items()}


def joined(separator: str = ",") -> str:
    def field(value: str | None) -> str:
        value = value or ""
        return '"' + value.replace('"', '""') + '"' if any(c in value for c in ',;\t"') else value

    return "\r\n".join(separator.join(field(value) for value in row) for row in ROWS) + "\r\n"


def in_tcvn3(text: str) -> bytes:
    return bytes(_TO_TCVN3.get(letter, ord(letter) if ord(letter) < 128 else 63) for letter in text)


def in_windows_1258(text: str) -> bytes:
    """Base letters stay whole, tones follow as letters of their own, as Windows writes them."""
    done = bytearray()
    for letter in text:
        try:
            done += letter.encode("cp1258")
        except UnicodeEncodeError:
            base, tone = split_tone(letter)
            done += base.encode("cp1258") + tone.encode("cp1258")
    return bytes(done)


def split_tone(letter: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", letter)
    tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", parts.replace(tone, "")), tone


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_with_every_separator(separator: str, encoding: str) -> None:
    sheet = read_csv(joined(separator).encode(encoding), "hộ.csv")
    assert sheet.rows == ROWS
    assert sheet.name == "hộ"
    assert sheet.notes == ()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [(in_tcvn3(joined()), "TCVN3"), (in_windows_1258(joined()), "windows-1258")],
)
def test_an_old_encoding_is_converted_and_said(data: bytes, encoding: str) -> None:
    sheet = read_csv(data, "hộ.csv")
    assert sheet.rows[1] == ROWS[1]
    (note,) = sheet.notes
    assert (note.rule, note.severity) == ("file.converted_encoding", Severity.WARNING)
    assert encoding in note.what.vi


def test_vni_is_converted() -> None:
    data = "Maõ hoä,Chuû hoä\n1,Nguyeãn Thò Höôøng\n2,Ñieåu Phuùc\n".encode("cp1252")
    sheet = read_csv(data, "hộ.csv")
    assert sheet.rows == [["Mã hộ", "Chủ hộ"], ["1", "Nguyễn Thị Hường"], ["2", "Điểu Phúc"]]


def test_an_encoding_nobody_can_tell_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_csv("Größe;Straße\nMünchen;naïve façade\n".encode("latin-1"), "x.csv")
    assert refused.value.problems[0].rule == "file.unknown_encoding"


def test_decomposed_letters_are_composed_and_blanks_are_missing() -> None:
    text = unicodedata.normalize("NFD", "Mã hộ,Chủ hộ\n1,   \n,\n")
    assert read_csv(text.encode(), "hộ.csv").rows == [["Mã hộ", "Chủ hộ"], ["1", None]]


def test_a_quote_that_is_not_closed_is_refused_with_its_line() -> None:
    with pytest.raises(Refused) as refused:
        read_csv(b'a,b\n1,"x\n2,y\n3,z\n', "x.csv")
    (problem,) = refused.value.problems
    assert problem.rule == "file.broken_quotes"
    assert "2" in problem.what.vi


def test_a_line_that_names_the_separator_decides() -> None:
    assert read_csv(b"sep=;\na;b,c,d\n1;2,3,4\n", "x.csv").rows[1:] == [["a", "b,c,d"], ["1", "2,3,4"]]


@pytest.mark.parametrize(
    ("data", "rule"),
    [(b"", "file.empty"), (b"PK\x03\x04" + b"x" * 50, "file.not_text"), (b"%PDF-1.7", "file.not_a_workbook")],
)
def test_what_is_no_text_is_refused(data: bytes, rule: str) -> None:
    with pytest.raises(Refused) as refused:
        read_csv(data, "x.csv")
    assert refused.value.problems[0].rule == rule


def test_too_large_a_file_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_csv(b"a,b\n" * 100, "x.csv", limits=Limits(size=50))
    assert refused.value.problems[0].rule == "file.too_large"


def test_by_content_a_csv_is_a_workbook_of_one_sheet() -> None:
    book = read_table_file(joined(";").encode(), "hộ.xlsx")
    assert [sheet.name for sheet in book.sheets] == ["hộ"]
    assert book.sheet("ho").rows == ROWS
