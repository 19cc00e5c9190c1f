"""Columns drawn from the law: one a question, or one an option where several may be ticked.

Keys are the question's id; of an option "assets:motorbike"; of "none of these" "assets:".
"""

from collections.abc import Iterable, Iterator

from rasoat.common.words import Words
from rasoat.files.sheet_model import Kind
from rasoat.law.model.questions import MemberField, Option, Question
from rasoat.surveys.layout.asked_when import Names, asked_words, names_of
from rasoat.surveys.layout.column import NO_WORDS, SurveyColumn

Asked = Question | MemberField

TICK = "x"
_HOW = {
    "choice": Words("Chọn một trong danh sách.", "Choose one from the list."),
    "boolean": Words("Chọn Có hoặc Không.", "Choose Có (yes) or Không (no)."),
}
_TICKING = Words(
    f"Ghi {TICK} ở mỗi loại có; không có loại nào thì ghi {TICK} ở cột “Không có loại nào”. "
    "Để trống cả nhóm là chưa trả lời.",
    f"Write {TICK} for each that applies; if none does, write {TICK} under “Không có loại nào”. "
    "Leaving the whole group empty means: not answered.",
)


def option_key(question: str, option: str = "") -> str:
    """Key of an option's column; without an option, of "none of these"."""
    return f"{question}:{option}"


def question_columns(questions: Iterable[Asked]) -> tuple[SurveyColumn, ...]:
    """The columns for these questions, in their order."""
    asked = tuple(questions)
    names = names_of(one for one in asked if isinstance(one, MemberField))
    return tuple(column for one in asked for column in _columns(one, names))


def column_help(asked: Asked, names: Names) -> Words:
    """How to answer, and when the question is asked."""
    parts = [how_to_answer(asked), asked.help or NO_WORDS]
    if asked.asked_when is not None and asked.help is None:
        parts.append(asked_words(asked.asked_when, names))
    return Words(" ".join(p.vi for p in parts if p.vi), " ".join(p.en for p in parts if p.en))


def how_to_answer(asked: Asked) -> Words:
    """What may be written in the cell."""
    if asked.kind == "number":
        return Words(
            f"Số nguyên từ {asked.least} đến {asked.most}.", f"A whole number, {asked.least} to {asked.most}."
        )
    return _HOW.get(asked.kind, _TICKING)


def _columns(asked: Asked, names: Names) -> Iterator[SurveyColumn]:
    if asked.kind != "flags":
        yield _column(asked, names)
        return
    for option in asked.options:
        yield _option_column(asked, option)
    yield _none_column(asked)


def _column(asked: Asked, names: Names) -> SurveyColumn:
    number = asked.kind == "number"
    return SurveyColumn(
        asked.id,
        _with_unit(asked),
        column_help(asked, names),
        aliases=(asked.words.vi, asked.words.en),
        kind=Kind.INTEGER if number else Kind.TEXT,
        width=_width(asked.words.vi, 22 if asked.kind == "choice" else 12),
        low=asked.least,
        high=asked.most,
        choices="" if number else "yes_no" if asked.kind == "boolean" else asked.id,
    )


def _width(title: str, least: int) -> int:
    """Wide enough that the longest questions take about five lines."""
    return max(least, min(len(title) // 5, 30))


def _with_unit(asked: Asked) -> Words:
    if asked.unit is None:
        return asked.words
    return Words(f"{asked.words.vi} ({asked.unit.vi})", f"{asked.words.en} ({asked.unit.en})")


def _option_column(asked: Asked, option: Option) -> SurveyColumn:
    return SurveyColumn(
        option_key(asked.id, option.code),
        option.words,
        _TICKING,
        aliases=(f"{asked.words.vi}: {option.words.vi}", option.words.en),
        width=8,
        choices="tick",
        group=asked.words,
    )


def _none_column(asked: Asked) -> SurveyColumn:
    """Tells "has none of these" from "was not asked": missing is not zero."""
    return SurveyColumn(
        option_key(asked.id),
        Words(f"Không có loại nào ({asked.words.vi})", f"None of these ({asked.words.en})"),
        _TICKING,
        required=False,
        width=_width(asked.words.vi, 14),
        choices="tick",
        group=asked.words,
    )
