"""Answers of a survey in the words of its questions."""

from collections.abc import Mapping

from rasoat.common.sensitivity import Mark
from rasoat.law.model.questions import MemberField, Question
from rasoat.law.reading.law import Law
from rasoat.people.personal.answers import mark_of_answer
from rasoat.surveys.layout.options import YES_NO

Asked = Mapping[str, Question | MemberField]
SENSITIVE = " (*)"
NONE = "Không có loại nào"


def questions_of(law: Law, standard: str) -> Asked:
    """The questions and member fields of a standard by id; none where the law no longer has the standard."""
    if standard not in law.standards:
        return {}
    register = law.questionnaires[law.standard(standard).says.questionnaire].says
    return {one.id: one for one in (*register.questions, *register.member_fields)}


def answered(asked: Asked, answers: Mapping[str, object]) -> list[tuple[str, str]]:
    """Question and answer in Vietnamese, in the order of the questionnaire; sensitive ones are marked."""
    order = {name: place for place, name in enumerate(asked)}
    names = sorted(answers, key=lambda name: order.get(name, len(order)))
    return [(_question(asked, name), _answer(asked.get(name), answers[name])) for name in names]


def _question(asked: Asked, name: str) -> str:
    words = asked[name].words.vi if name in asked else name
    return words + (SENSITIVE if mark_of_answer(name) is Mark.SENSITIVE else "")


def _answer(question: Question | MemberField | None, answer: object) -> str:
    if isinstance(answer, list):
        return "; ".join(_option(question, str(one)) for one in answer) or NONE
    if isinstance(answer, str):
        return _option(question, answer)
    unit = question.unit.vi if question and question.unit else ""
    return f"{answer} {unit}".strip()


def _option(question: Question | MemberField | None, code: str) -> str:
    options = {option.code: option.words.vi for option in question.options} if question else {}
    words = YES_NO.get(code)
    return options.get(code) or (words.vi if words else code)
