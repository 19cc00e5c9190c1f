"""What is wrong with a household's answers. Missing is not zero: with any fault there is no score."""

from collections.abc import Callable, Iterator, Mapping

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.model.questions import MemberField, Question
from rasoat.law.scoring.conditions import compile_condition, compile_member_condition
from rasoat.law.scoring.household import Answer, Facts
from rasoat.law.scoring.rules import Rules

MOST_MEMBERS = 60
Check = Callable[[Facts], Iterator[Problem]]


def compile_faults(rules: Rules, review_ymd: int) -> Check:
    """A function that gives every fault in a household's answers under ``rules``."""
    questions = [
        (one.id, _allowed(one), compile_condition(one.asked_when, review_ymd) if one.asked_when else None)
        for one in rules.questions.values()
    ]
    fields = [
        (
            one.id,
            _allowed(one),
            compile_member_condition(one.asked_when, review_ymd) if one.asked_when else None,
        )
        for one in rules.member_fields.values()
    ]

    def check(facts: Facts) -> Iterator[Problem]:
        if not 1 <= facts.size <= MOST_MEMBERS:
            yield _size(facts.size)
        answers = facts.answers
        for name, allows, applies in questions:
            is_asked = applies is None or applies(facts)
            if not is_right(answers.get(name), is_asked, allows):
                yield _fault(rules.questions[name], answers, is_asked, "")
        for number, (birth, given) in enumerate(facts.members, start=1):
            if birth > review_ymd:
                yield _unborn(number)
            for name, allows, where in fields:
                is_asked = where is None or where(birth, given)
                if not is_right(given.get(name), is_asked, allows):
                    yield _fault(rules.member_fields[name], given, is_asked, f"thành viên {number} › ")

    return check


def is_right(value: Answer | None, is_asked: bool, allows: Callable[[Answer], bool]) -> bool:
    """Asked: an answer that is allowed. Not asked: no answer."""
    return is_asked is (value is not None) and (value is None or allows(value))


def _allowed(one: Question | MemberField) -> Callable[[Answer], bool]:
    """A function that says whether an answer that was given is one that may be given."""
    codes = frozenset(one.codes)
    if one.kind == "number":
        least, most = one.least or 0, one.most or 0
        return lambda value: type(value) is int and least <= value <= most
    if one.kind == "flags":
        return lambda value: isinstance(value, frozenset) and value <= codes
    return codes.__contains__


def _fault(
    question: Question | MemberField, answers: Mapping[str, Answer], is_asked: bool, where: str
) -> Problem:
    value = answers.get(question.id)
    place = f"{where}{question.id}"
    if not is_asked:
        return Problem("score.not_asked", place, _about(question, "không được hỏi nhưng có trả lời",
                       "was not to be asked but has an answer"),
                       Words("Xóa câu trả lời hoặc sửa câu trả lời mà nó phụ thuộc.",
                             "Clear the answer, or mend the answer it depends on."))  # fmt: skip
    if value is None:
        return Problem(
            "score.missing",
            place,
            _about(question, "chưa có câu trả lời", "has no answer"),
            Words("Hỏi lại hộ và ghi câu trả lời.", "Ask the household and record the answer."),
        )
    allowed = f"{question.least}–{question.most}" if question.kind == "number" else ", ".join(question.codes)
    return Problem("score.not_allowed", place,
                   _about(question, f"có câu trả lời không hợp lệ “{_shown(value)}”",
                          f"has the answer '{_shown(value)}', which is not allowed"),
                   Words(f"Các câu trả lời hợp lệ: {allowed}.", f"Allowed are: {allowed}."))  # fmt: skip


def _shown(value: object) -> str:
    return ", ".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)


def _about(question: Question | MemberField, vi: str, en: str) -> Words:
    return Words(f"“{question.words.vi}” {vi}.", f"'{question.words.en}' {en}.")


def _size(size: int) -> Problem:
    return Problem(
        "score.household_size",
        "members",
        Words(f"Hộ có {size} thành viên.", f"The household has {size} members."),
        Words(f"Ghi từ 1 đến {MOST_MEMBERS} thành viên.", f"Record 1 to {MOST_MEMBERS} members."),
    )


def _unborn(number: int) -> Problem:
    return Problem(
        "score.born_after_review",
        f"thành viên {number} › birth",
        Words("Ngày sinh sau ngày rà soát.", "The birth date is after the review date."),
        Words("Sửa ngày sinh.", "Mend the birth date."),
    )
