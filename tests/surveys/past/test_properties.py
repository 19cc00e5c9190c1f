"""What holds for every file: order of columns makes no difference, and what was written is never lost."""

import io
from dataclasses import replace

from damaged import NONE, Layout, damaged, past_workbook, true_households
from hypothesis import given, settings
from hypothesis import strategies as st

from rasoat.files.csv_reader import read_table_file
from rasoat.files.csv_writer import write_csv
from rasoat.files.sheet_model import Column
from rasoat.surveys.past.cells import Told, tell
from rasoat.surveys.past.fields import FIELDS
from rasoat.surveys.past.reader import read
from rasoat.surveys.past.recognising import recognise
from rasoat.surveys.past.repairs import name_case, repaired
from rasoat.surveys.past.years import PastYear, YearMeaning

YEAR = PastYear(2017, YearMeaning.REVIEW)
HEADINGS = ["Thôn", "Mã hộ", "Chủ hộ", "Giới tính", "Năm sinh", "Dân tộc", "Phân loại", "Ghi chú"]
ROWS = [
    ["Thôn 1", "3000001", "Y BÔNG", "Nam", "1970", "Mnông", "Hộ nghèo", None],
    ["Thôn  1", "3000002", "lê Thị Hai", "Nữ", "12/05/1980", "Kinh", "Cận nghèo", "đã chết"],
    ["Thôn 2", "3000003", "Y Ba", None, "31/02/1970", "20", None, None],
    ["Thôn 2", "3000003", "Y Ba", "Nam", "1970", "Mnông", "Hộ nghèo", None],
]
SHUFFLED = replace(NONE, shuffled_columns=True)
# What a workbook cannot hold is not among what an office could have written in it.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="\ufffe\uffff"
)
TEXTS = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: not text.isspace() and "_x" not in text)


def households(content: bytes, name: str) -> list:
    found = read(content, name, recognise(content, name).mapping(), YEAR)
    return [
        (one.key, one.rows, one.class_id, one.to_settle, [dict(person.cells) for person in one.people],
         sorted(problem.rule for problem in one.problems))
        for one in found.households
    ]  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(HEADINGS))))
def test_the_order_of_columns_makes_no_difference(order):
    turned = past_workbook(
        {"T1": ([HEADINGS[at] for at in order], [[row[at] for at in order] for row in ROWS])}
    )
    assert households(turned, "x.xlsx") == households(past_workbook({"T1": (HEADINGS, ROWS)}), "x.xlsx")


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(list(Layout)))
def test_shuffled_columns_of_every_layout(seed, layout):
    true = true_households(12, seed=seed)
    straight, shuffled = (damaged(true, layout, how, seed=seed) for how in (NONE, SHUFFLED))
    assert households(straight.content, "x.xlsx") == households(shuffled.content, "x.xlsx")


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_what_was_written_is_kept_letter_by_letter(notes):
    rows = [[*ROWS[0][:1], f"300000{at}", *ROWS[0][2:7], note] for at, note in enumerate(notes)]
    content = past_workbook({"T1": (HEADINGS, rows)})
    sheet = read_table_file(content, "x.xlsx", as_written=True).sheets[0]
    in_file = [row[7] if len(row) > 7 else None for row in sheet.rows[3:]]
    found = read(content, "x.xlsx", recognise(content, "x.xlsx").mapping(), YEAR)
    kept = {
        person.row: person.cells["note"].original
        for one in found.households
        for person in one.people
        if "note" in person.cells
    }
    assert [kept.get(4 + at) for at, written in enumerate(in_file) if repaired(str(written or ""))[0]] == [
        written for written in in_file if repaired(str(written or ""))[0]
    ]


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS.filter(lambda text: "'" not in text and "\t" not in text), min_size=1, max_size=4))
def test_and_in_csv(notes):
    rows = [[*ROWS[0][:1], f"300000{at}", *ROWS[0][2:7], note] for at, note in enumerate(notes)]
    target = io.BytesIO()
    write_csv(target, [Column(title) for title in HEADINGS], rows)
    found = read(target.getvalue(), "x.csv", recognise(target.getvalue(), "x.csv").mapping(), YEAR)
    people = [person for one in found.households for person in one.people]
    kept = [person.cells["note"].original for person in people if "note" in person.cells]
    assert kept == [note for note in notes if repaired(note)[0]]


@given(st.sampled_from(sorted(FIELDS)), TEXTS)
def test_any_text_in_any_field_is_told_or_a_fault(field, text):
    found = tell(field, text, {})
    if isinstance(found, Told):
        assert found.original == text


@given(TEXTS)
def test_repairs_are_done_once(text):
    once, _ = repaired(text)
    assert name_case(name_case(once)) == name_case(once)
