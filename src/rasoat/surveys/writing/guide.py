"""The sheet “Hướng dẫn”: how to fill the workbook in, question by question, option by option."""

from collections.abc import Iterable, Iterator, Mapping

from rasoat.common.words import Words
from rasoat.files.sheet_model import Band, BandStyle, Cell, Column, SheetModel
from rasoat.surveys.layout import header, households, members
from rasoat.surveys.layout.asked_when import Names, asked_words, names_of
from rasoat.surveys.layout.column import SurveyColumn
from rasoat.surveys.layout.layout import SurveyLayout
from rasoat.surveys.layout.questions import Asked, how_to_answer

SHEET = "Hướng dẫn"
_COLUMNS = (
    Column("Cột", width=52),
    Column("Cách ghi", width=76),
    Column("Hỏi khi nào", width=48),
    Column("English", width=84),
)
STEPS = (
    Words(
        "1. Trang Thông tin: kiểm tra mã xã, năm rà soát, năm áp dụng danh sách.",
        "1. Thông tin: check commune code, review year and list year.",
    ),
    Words(
        "2. Trang Thôn: đủ các thôn, buôn, bon, bản, tổ dân phố của xã.",
        "2. Thôn: all villages of the commune.",
    ),
    Words(
        "3. Trang Hộ: mỗi hộ một dòng. Trang Thành viên: mỗi người một dòng, ghi rõ thuộc hộ nào.",
        "3. Hộ: one row a household. Thành viên: one row a person, naming the household.",
    ),
    Words(
        "4. Ghi câu trả lời, không ghi điểm: hệ thống tự tính điểm B1, B2 và nêu căn cứ từng điểm.",
        "4. Write answers, not points: the system adds the points and says why.",
    ),
    Words(
        "5. Ô để trống là chưa trả lời, hộ đó chưa được chấm điểm. Số mà hộ không có thì ghi 0.",
        "5. An empty cell is no answer, and the household gets no score. Write 0 for none.",
    ),
    Words(
        "6. Không dùng công thức, không gộp ô. Được thêm dòng, sắp xếp, đổi thứ tự cột.",
        "6. No formulas, no merged cells. Rows may be added and sorted, columns reordered.",
    ),
    Words(
        "7. Không hỏi người nào thì để trống ô của người đó.",
        "7. Leave the cells of persons who are not asked empty.",
    ),
)


def guide_sheet(layout: SurveyLayout, title: tuple[str, ...], marks: tuple[str, ...]) -> SheetModel:
    """The guide, drawn from the same layout as the tables."""
    return SheetModel(SHEET, _COLUMNS, rows=_rows(layout), title=title, marks=marks, autofilter=False)


def _rows(layout: SurveyLayout) -> Iterator[list[Cell] | Band]:
    for step in STEPS:
        yield Band((step.vi, None, None, step.en), BandStyle.NOTE)
    yield Band((f"Trang {households.SHEET}",))
    yield from _fixed(households.COLUMNS)
    yield from _questions(layout.questions, {})
    yield Band((f"Trang {members.SHEET}",))
    yield from _fixed(members.COLUMNS)
    yield from _questions(layout.fields, names_of(layout.fields.values()))
    yield Band((f"Trang {header.SHEET}",))
    yield from _fixed(header.ROWS)


def _fixed(columns: Iterable[SurveyColumn]) -> Iterator[list[Cell]]:
    for column in columns:
        if column.offered:
            english = f"{column.title.en}. {column.help.en}".strip()
            yield [column.title.vi, column.help.vi or None, None, english]


def _questions(questions: Mapping[str, Asked], names: Names) -> Iterator[list[Cell]]:
    for asked in questions.values():
        when = "" if asked.asked_when is None else asked_words(asked.asked_when, names).vi
        yield [asked.words.vi, how_to_answer(asked).vi, when or None, asked.words.en]
        if asked.help is not None and asked.kind != "flags":
            yield [None, asked.help.vi, None, asked.help.en]
        for number, option in enumerate(asked.options, start=1):
            yield [None, f"{number}. {option.words.vi}", None, option.words.en]
