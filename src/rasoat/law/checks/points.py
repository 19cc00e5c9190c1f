"""Points of choices and flags: exactly one number for every answer there is."""

from collections.abc import Iterator

from rasoat.common.problems import Problem
from rasoat.common.words import Words
from rasoat.law.checks.asked import Register, registers, unknown_option, unknown_question, wrong_kind
from rasoat.law.checks.walk import fault, parts
from rasoat.law.model.items import ChoiceItem, FlagsItem, Quantity
from rasoat.law.model.sourced import LawModel
from rasoat.law.reading.files import LawFile
from rasoat.law.reading.law import Law

_KINDS = {"choice": ("choice", "boolean"), "flags": ("flags",)}


def points_cover_answers(law: Law) -> Iterator[Problem]:
    """Every option has its points, no other has; a quantity is a question for a number."""
    for file, register in registers(law):
        for key, model in parts(law, file):
            if isinstance(model, (ChoiceItem, FlagsItem)):
                yield from _item(file, key, model, register)
            elif isinstance(model, Quantity) and model.question is not None:
                yield from _quantity(file, key, model.question, register)


def _item(
    file: LawFile[LawModel], key: str, item: ChoiceItem | FlagsItem, register: Register
) -> Iterator[Problem]:
    asked = register.questions.get(item.question)
    if asked is None:
        yield unknown_question(file, f"{key}.question", item.question)
    elif asked.kind not in _KINDS[item.shape]:
        yield wrong_kind(file, f"{key}.question", item.question, asked)
    else:
        if unknown := [code for code in item.points if code not in asked.codes]:
            yield unknown_option(file, f"{key}.points", item.question, unknown, asked)
        if missing := [code for code in asked.codes if code not in item.points]:
            yield _uncovered(file, f"{key}.points", ", ".join(missing))


def _quantity(file: LawFile[LawModel], key: str, name: str, register: Register) -> Iterator[Problem]:
    asked = register.questions.get(name)
    if asked is None:
        yield unknown_question(file, f"{key}.question", name)
    elif asked.kind != "number":
        yield wrong_kind(file, f"{key}.question", name, asked)


def _uncovered(file: LawFile[LawModel], key: str, codes: str) -> Problem:
    return fault(
        "uncovered_answer", file, key,
        Words(f"Chưa có điểm cho phương án: {codes}.", f"No points are given for: {codes}."),
        Words("Ghi điểm cho mọi phương án; phương án không được điểm ghi 0.",
              "Give points for every answer; write 0 for those without."),
    )  # fmt: skip
