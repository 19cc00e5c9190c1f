"""Workbooks whose parts were tampered with inside a sound archive: read or refused, never anything else."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_parts import packed, parts_of, rows_xml, sheet_xml

from rasoat.common.problems import Problem, Refused
from rasoat.common.words import Words
from rasoat.files.addresses import cell_place
from rasoat.files.marking import mark_workbook
from rasoat.files.tables import table_at
from rasoat.files.workbook_reader import read_workbook

ROWS = rows_xml([["Mã hộ", "Chủ hộ", "Tuổi"], ["1", "Điểu K’Rưm", "30"], ["2", "An", ""]])
NUMBERS = (
    '<row r="4"><c r="A4"><v>1.5</v></c><c r="B4" t="e"><v>#N/A</v></c><c r="C4"><f>1+1</f><v>2</v></c></row>'
)
MERGED = '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>'
SOUND = parts_of({"Hộ": sheet_xml(ROWS + NUMBERS, after=MERGED)})
FRAGMENTS = st.sampled_from(
    [
        '"', "<", ">", "/>", "&#0;", "&amp;", "&#x1F600;", "-1", "0", "99999999999", "XFD1048576", "A0",
        "1e999", "NaN", "\x00", ' t="e"', ' t="b"', ' t="d"', ' t="s"', ' r=""', "<f>", "</f>",
        "<v>", "<c>", "</c>",
        '<row r="0">', "</row>", '<mergeCell ref="XFD1048576:A1"/>', ' s="99999"', "]]>", "<!--", "<?x",
    ]
)  # fmt: skip
EDITS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 12), FRAGMENTS), min_size=1, max_size=4)
FAULT = Problem("r", cell_place("xã.xlsx", "Hộ", "B2"), Words("Sai.", "x"), Words("Sửa.", "y"))


def edited(part: str, edits: list[tuple[int, int, str]]) -> bytes:
    """The workbook with some letters of a part taken out and fragments put in."""
    text = str(SOUND[part])
    for place, length, fragment in edits:
        at = place % (len(text) + 1)
        text = text[:at] + fragment + text[at + length :]
    return packed({**SOUND, part: text})


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(sorted(SOUND)), EDITS)
def test_it_is_read_or_refused(part: str, edits: list[tuple[int, int, str]]) -> None:
    with suppress(Refused):
        for sheet in read_workbook(edited(part, edits), "xã.xlsx").sheets:
            table_at(sheet, {"A": "code", "B": "head"}, first_row=1).problems()


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(sorted(SOUND)), EDITS)
def test_it_comes_back_marked_or_is_refused(part: str, edits: list[tuple[int, int, str]]) -> None:
    with suppress(Refused):
        marked = mark_workbook(edited(part, edits), "xã.xlsx", [FAULT])
        assert read_workbook(marked, "xã.xlsx").file == "xã.xlsx"
