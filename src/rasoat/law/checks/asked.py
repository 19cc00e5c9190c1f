"""Which questions a file may look at, and whether every look at them makes sense."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.walk import fault, parts, walk
from rasoat.law.model.conditions import FieldTest, QuestionTest
from rasoat.law.model.questions import MemberField, Question, Questionnaire
from rasoat.law.model.sourced import LawModel
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law

Asked = Question | MemberField
BIRTH = ("age", "birth_year")
"""What every member has from the birth date, without a field."""


@dataclass(frozen=True, slots=True)
class Register:
    """The questions and member fields of one questionnaire by id (the last entry of each)."""

    questions: dict[str, Question] = field(default_factory=dict)
    fields: dict[str, MemberField] = field(default_factory=dict)


def register_of(questionnaire: Questionnaire) -> Register:
    """What may be looked at."""
    return Register(
        {one.id: one for one in questionnaire.questions}, {one.id: one for one in questionnaire.member_fields}
    )


def registers(law: Law) -> Iterator[tuple[LawFile[LawModel], Register]]:
    """Every file that looks at questions, with the register it looks into."""
    for questionnaire in law.questionnaires.values():
        yield questionnaire, register_of(questionnaire.says)
    standards = {
        name: register_of(law.questionnaires[file.says.questionnaire].says)
        for name, file in law.standards.items()
        if file.says.questionnaire in law.questionnaires
    }
    yield from ((law.standards[name], register) for name, register in standards.items())
    for sheet in law.sheets.values():
        if sheet.says.standard in standards:
            yield sheet, standards[sheet.says.standard]
    for variant in law.variants.values():
        if variant.says.over in standards:
            yield variant, standards[variant.says.over]


def tests_fit_questions(law: Law) -> Iterator[Problem]:
    """Every test names a question or field there is, and answers or bounds that can be met."""
    for file, register in registers(law):
        for key, model in parts(law, file):
            if isinstance(model, QuestionTest):
                asked: Asked | None = register.questions.get(model.question)
                yield from _test(file, key, model, model.question, asked)
            elif isinstance(model, FieldTest) and model.field not in BIRTH:
                yield from _test(file, key, model, model.field, register.fields.get(model.field))
            elif isinstance(model, FieldTest) and model.one_of:
                yield _kind(file, key, model.field, "number")


def _test(
    file: LawFile[LawModel], key: str, test: QuestionTest | FieldTest, name: str, asked: Asked | None
) -> Iterator[Problem]:
    if asked is None:
        yield unknown_question(file, key, name)
    elif bool(test.one_of) == (asked.kind == "number"):
        yield _kind(file, key, name, asked.kind)
    elif unknown := [code for code in test.one_of if code not in asked.codes]:
        yield unknown_option(file, f"{key}.in", name, unknown, asked)
    elif not _can_hold(test, asked):
        yield fault(
            "never_holds", file, key,
            Words(f"Điều kiện không bao giờ đúng: “{name}” chỉ từ {asked.least} đến {asked.most}.",
                  f"The condition can never hold: '{name}' goes from {asked.least} to {asked.most} only."),
            Words("Sửa giới hạn.", "Mend the bounds."),
        )  # fmt: skip


def _can_hold(test: QuestionTest | FieldTest, asked: Asked) -> bool:
    if asked.least is None or asked.most is None:
        return True
    low = asked.least if test.lowest is None else test.lowest
    high = asked.most if test.highest is None else test.highest
    return low <= asked.most and high >= asked.least


def unknown_question(file: LawFile[LawModel], key: str, name: str) -> Problem:
    """A question or field that is not in the questionnaire."""
    return fault(
        "unknown_question", file, key,
        Words(f"Câu hỏi “{name}” không có trong bộ câu hỏi.",
              f"The question '{name}' is not in the questionnaire."),
        Words("Sửa mã hoặc thêm câu hỏi vào questionnaires/*.toml.",
              "Mend the id, or add the question to questionnaires/*.toml."),
    )  # fmt: skip


def unknown_option(file: LawFile[LawModel], key: str, name: str, unknown: list[str], asked: Asked) -> Problem:
    """Answers that the question does not offer."""
    codes, known = ", ".join(unknown), ", ".join(asked.codes)
    return fault(
        "unknown_option", file, key,
        Words(f"Câu hỏi “{name}” không có phương án trả lời: {codes}.",
              f"The question '{name}' does not offer: {codes}."),
        Words(f"Các phương án: {known}.", f"It offers: {known}."),
    )  # fmt: skip


def _kind(file: LawFile[LawModel], key: str, name: str, kind: str) -> Problem:
    return fault(
        "wrong_kind", file, key,
        Words(f"Cách hỏi “{name}” ({kind}) không hợp với cách dùng ở đây.",
              f"The question '{name}' is of the kind '{kind}', which does not fit its use here."),
        Words("Dùng 'in' cho phương án chọn, giới hạn số cho câu hỏi số.",
              "Use 'in' for answers to choose from, bounds for numbers."),
    )  # fmt: skip


def wrong_kind(file: LawFile[LawModel], key: str, name: str, asked: Asked) -> Problem:
    """A question used in a way its kind does not allow."""
    return _kind(file, key, name, asked.kind)


def asked_in_order(law: Law) -> Iterator[Problem]:
    """``asked_when`` looks only at what was asked before: so there is no circle."""
    for file in law.questionnaires.values():
        yield from _in_order(file, "question", file.says.questions, QuestionTest)
        yield from _in_order(file, "member_field", file.says.member_fields, FieldTest)


def _in_order(
    file: LawFile[Questionnaire], key: str, entries: tuple[Asked, ...], test: type[QuestionTest | FieldTest]
) -> Iterator[Problem]:
    before: set[str] = set()
    every = {entry.id for entry in entries}
    for entry in entries:
        for _, part in walk(entry.asked_when) if entry.asked_when else ():
            name = (
                str(getattr(part, "question", getattr(part, "field", ""))) if isinstance(part, test) else ""
            )
            if name in every - before:
                yield fault(
                    "asked_later", file, f"{key}.{entry.id}.asked_when",
                    Words(f"Điều kiện hỏi nhìn vào “{name}”, câu chưa được hỏi trước đó.",
                          f"asked_when looks at '{name}', which is not asked before."),
                    Words(f"Đặt “{name}” lên trước “{entry.id}”.", f"Put '{name}' before '{entry.id}'."),
                )  # fmt: skip
        before.add(entry.id)
