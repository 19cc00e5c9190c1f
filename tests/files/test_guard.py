"""What the guard turns away, each by its own name, and what it lets pass."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_parts import packed, parts_of, rows_xml, sheet_xml, small_workbook, with_declared_size

from rasoat.common.problems import Refused, Severity
from rasoat.files.guard import Limits, guard_workbook
from rasoat.files.workbook_reader import read_workbook

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
SHEET = "xl/worksheets/sheet1.xml"


def sound_parts() -> dict[str, bytes | str]:
    return parts_of({"Hộ": sheet_xml(rows_xml([["Mã hộ", "Chủ hộ"]]))})


def with_part(name: str, content: bytes | str = "x") -> bytes:
    return packed({**sound_parts(), name: content})


def ole(stream: str) -> bytes:
    return OLE + b"\0" * 1500 + stream.encode("utf-16-le") + b"\0" * 500


def only(*names: str) -> bytes:
    return packed(dict.fromkeys(names, "x"))


def locked_archive() -> bytes:
    """Every entry says it is encrypted: bit 0 of its flags, in both headers."""
    data = bytearray(small_workbook())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def doubled_name() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in sound_parts().items():
            archive.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr(SHEET, sheet_xml(""))
    return made.getvalue()


BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing at all": ("file.empty", lambda: b""),
    "only zeros": ("file.empty", lambda: b"\0" * 10_000),
    "locked with a password": ("file.encrypted", lambda: ole("EncryptedPackage")),
    "archive locked with a password": ("file.encrypted", locked_archive),
    "old Excel": ("file.old_excel", lambda: ole("Workbook")),
    "older Excel": ("file.old_excel", lambda: ole("Book")),
    "old Word": ("file.not_a_workbook", lambda: ole("WordDocument")),
    "unknown container": ("file.unknown", lambda: ole("Something")),
    "web page named .xlsx": ("file.html", lambda: b"<html><body><table><tr><td>1</td></tr></table>"),
    "web page with a mark": ("file.html", lambda: b"\xef\xbb\xbf\r\n<!DOCTYPE html><html></html>"),
    "table of a web page": ("file.html", lambda: b"<table border=1><tr><td>1</td></tr></table>"),
    "XML of Excel 2003": ("file.xml", lambda: b'<?xml version="1.0"?><Workbook></Workbook>'),
    "CSV": ("file.text", lambda: "Mã hộ,Chủ hộ\n1,An\n".encode()),
    "CSV in UTF-16": ("file.text", lambda: "Mã hộ\tChủ hộ\n".encode("utf-16")),
    "PDF": ("file.not_a_workbook", lambda: b"%PDF-1.7\n%\xe2\xe3"),
    "photo": ("file.not_a_workbook", lambda: b"\xff\xd8\xff\xe0" + b"\x01" * 100),
    "RAR": ("file.archive", lambda: b"Rar!\x1a\x07\x01\x00"),
    "7z": ("file.archive", lambda: b"7z\xbc\xaf\x27\x1c\x00\x04"),
    "archive of something else": ("file.archive", lambda: only("ho.csv", "anh.jpg")),
    "new Word": ("file.not_a_workbook", lambda: only("[Content_Types].xml", "word/document.xml")),
    "slides": ("file.not_a_workbook", lambda: only("[Content_Types].xml", "ppt/presentation.xml")),
    "OpenDocument": ("file.ods", lambda: only("mimetype", "content.xml", "META-INF/manifest.xml")),
    "binary workbook": ("file.xlsb", lambda: only("[Content_Types].xml", "xl/workbook.bin")),
    "Numbers": ("file.numbers", lambda: only("Index/Document.iwa")),
    "cut in the middle": ("file.truncated", lambda: small_workbook()[:900]),
    "last byte missing": ("file.truncated", lambda: small_workbook()[:-1]),
    "bytes after its end": ("file.truncated", lambda: small_workbook() + b"\r\n"),
    "a part that cannot be unpacked": (
        "file.truncated",
        lambda: small_workbook()[:60] + b"\xff" * 20 + small_workbook()[80:],
    ),
    "declared smaller than it is": (
        "file.truncated",
        lambda: with_declared_size(with_part("xl/a.xml", "a" * 50_000), "xl/a.xml", 10),
    ),
    "declared larger than it is": (
        "file.truncated",
        lambda: with_declared_size(with_part("xl/a.xml", "a" * 50_000), "xl/a.xml", 60_000),
    ),
    "bomb: 30 MB of one letter": ("file.bomb", lambda: with_part("xl/a.xml", b"a" * 30_000_000)),
    "bomb that declares ten bytes": (
        "file.bomb",
        lambda: with_declared_size(with_part("xl/a.xml", b"a" * 30_000_000), "xl/a.xml", 10),
    ),
    "bomb in a sheet": (
        "file.bomb",
        lambda: packed({**sound_parts(), SHEET: sheet_xml('<row r="1"><c r="A1"/></row>' * 1_000_000)}),
    ),
    "three thousand parts": (
        "file.bomb",
        lambda: packed({**sound_parts(), **{f"xl/media/{n}.png": b"" for n in range(3_000)}}),
    ),
    "path upwards": ("file.unsafe", lambda: with_part("../../etc/cron.d/x")),
    "path from the root": ("file.unsafe", lambda: with_part("/etc/passwd")),
    "path of Windows": ("file.unsafe", lambda: with_part("..\\..\\x.exe")),
    "path with a drive": ("file.unsafe", lambda: with_part("C:/x.exe")),
    "two parts of one name": ("file.unsafe", doubled_name),
    "two parts that differ in case": ("file.unsafe", lambda: with_part("xl/WORKSHEETS/sheet1.xml")),
    "packed as no office program does": ("file.unsafe", lambda: packed(sound_parts(), zipfile.ZIP_BZIP2)),
    "document type": (
        "file.unsafe",
        lambda: with_part("xl/a.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    ),
    "document type far inside": (
        "file.unsafe",
        lambda: with_part("xl/a.xml", " " * 65_530 + "<!DOCTYPE a><a/>"),
    ),
    "part in UTF-16": ("file.unsafe", lambda: with_part("xl/a.xml", "<a/>".encode("utf-16"))),
}


@pytest.mark.parametrize("name", BAD)
def test_turned_away_by_its_own_name_within_little_memory(name: str) -> None:
    rule, build = BAD[name]
    data = build()
    tracemalloc.start()
    try:
        with pytest.raises(Refused) as refused:
            guard_workbook(data, "xã.xlsx")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    problem = refused.value.problems[0]
    assert problem.rule == rule
    assert problem.place == "xã.xlsx"
    assert all((*problem.what, *problem.remedy))
    assert peak < 10_000_000


def test_every_kind_of_refusal_says_something_else_to_do_or_to_know() -> None:
    said = set()
    for name, (_, build) in BAD.items():
        if name.startswith("bomb"):
            continue
        with pytest.raises(Refused) as refused:
            guard_workbook(build(), "xã.xlsx")
        said.add(refused.value.problems[0].what.vi)
    assert len(said) >= 20


def test_the_total_is_counted_over_all_parts() -> None:
    noise = bytes(range(256)) * 100
    data = packed({**sound_parts(), **{f"xl/media/{n}.png": noise for n in range(10)}})
    guard_workbook(data, "xã.xlsx", Limits(unpacked=300_000))
    with pytest.raises(Refused) as refused:
        guard_workbook(data, "xã.xlsx", Limits(unpacked=200_000))
    assert refused.value.problems[0].rule == "file.bomb"


def test_a_file_over_the_limit_is_not_even_opened() -> None:
    with pytest.raises(Refused) as refused:
        guard_workbook(b"PK" + b"x" * 2_000, "xã.xlsx", Limits(size=1_000))
    assert refused.value.problems[0].rule == "file.too_large"


def test_a_sound_workbook_passes_with_its_sizes_and_hash(tmp_path) -> None:
    data = small_workbook()
    path = tmp_path / "xã.xlsx"
    path.write_bytes(data)
    guarded = guard_workbook(path, "xã.xlsx")
    assert guarded == guard_workbook(data, "xã.xlsx")
    assert guarded.size == len(data)
    assert guarded.unpacked == sum(len(part.encode()) for part in sound_like(data))
    assert SHEET in guarded.parts
    assert guarded.notes == ()


def sound_like(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name).decode() for name in archive.namelist()]


def test_stored_parts_pass_too() -> None:
    assert guard_workbook(packed(sound_parts(), zipfile.ZIP_STORED), "xã.xlsx").parts


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ("xl/vbaProject.bin", "file.macros"),
        ("xl/externalLinks/externalLink1.xml", "file.external_links"),
        ("xl/connections.xml", "file.connections"),
    ],
)
def test_what_is_left_out_is_said(part: str, rule: str) -> None:
    (note,) = guard_workbook(with_part(part, "<a/>"), "xã.xlsx").notes
    assert note.rule == rule
    assert note.severity is Severity.WARNING


@settings(deadline=None, max_examples=200)
@given(st.integers(0, len(small_workbook()) - 1))
def test_cut_anywhere_it_is_refused(length: int) -> None:
    with pytest.raises(Refused):
        guard_workbook(small_workbook()[:length], "xã.xlsx")


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(small_workbook()) - 1), st.integers(0, 255)), max_size=4))
def test_with_any_bytes_changed_it_is_read_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(small_workbook())
    for place, value in changes:
        data[place] = value
    with suppress(Refused):
        assert read_workbook(bytes(data), "xã.xlsx").file == "xã.xlsx"


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=2_000))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        guard_workbook(data, "x")
    assert all(refused.value.problems[0].remedy)
